"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";

/** Keeps the page up to date while it is looked at. */
export function Reload({ everySeconds }: { everySeconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") startTransition(() => router.refresh());
    }, everySeconds * 1_000);
    return () => clearInterval(timer);
  }, [router, everySeconds]);
  return <>This page renews itself every {everySeconds} s.</>;
}
