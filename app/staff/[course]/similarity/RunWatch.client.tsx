"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";

const everyMs = 1_000;

/** Asks for the page anew each second, as long as it is looked at. It shows nothing. */
export function RunWatch() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") startTransition(() => router.refresh());
    }, everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
