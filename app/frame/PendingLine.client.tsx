"use client";

import { useLinkStatus } from "next/link";

/**
 * Inside a Link: a thin moving line at the top of the window while its page is on the way, shown only when that takes
 * longer than a glance. Pages have no loading.tsx because that would send 200 before a page knows it is missing.
 */
export function PendingLine() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span role="status" className="after-a-moment pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
      <span className="sliding block h-full w-1/3 bg-accent" />
      <span className="unseen">Loading</span>
    </span>
  );
}
