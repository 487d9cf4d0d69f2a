import type { ReactNode } from "react";

/** A named field, with what it means below its name. */
export function Field({ name, hint, children }: { name: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <label className="block min-w-0">
      <span className="block font-medium">{name}</span>
      {hint !== undefined && <span className="block text-xs text-ink-faint">{hint}</span>}
      <span className="mt-1 block">{children}</span>
    </label>
  );
}
