"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { signOut } from "./signOut";

/** A button that signs out, styled by whoever places it. */
export function SignOutButton({ className = "", children }: { className?: string; children: ReactNode }) {
  return (
    <form action={signOut}>
      <SubmitButton className={className}>{children}</SubmitButton>
    </form>
  );
}

function SubmitButton({ className, children }: { className: string; children: ReactNode }) {
  const { pending } = useFormStatus();
  return (
    <button type="submit" className={className} disabled={pending}>
      {children}
    </button>
  );
}
