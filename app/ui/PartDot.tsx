import type { PartState } from "#server/assignments";

const words = {
  untouched: "not started",
  partial: "partly done",
  full: "done",
  waiting: "waiting for a person",
} as const satisfies Record<PartState, string>;

/** ○ untouched, ◐ partial, ✓ full, ✎ waiting for a person. */
export function PartDot({ state }: { state: PartState }) {
  const label = words[state];
  return (
    <span title={label} className="inline-flex">
      <svg
        viewBox="0 0 16 16"
        className={`size-4 ${state === "full" ? "text-accepted" : state === "untouched" ? "text-line-strong" : "text-partial"}`}
        aria-hidden="true"
        focusable="false"
      >
        <circle
          cx="8"
          cy="8"
          r="6"
          fill={state === "full" ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.5"
        />
        {state === "partial" && <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />}
        {state === "full" && (
          <path
            d="m5.3 8.2 1.9 1.9 3.6-4"
            fill="none"
            stroke="var(--paper)"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        )}
        {state === "waiting" && (
          <path d="M8 4.8v3.4l2.2 1.4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        )}
      </svg>
      <span className="unseen">{label}</span>
    </span>
  );
}
