"use client";

import { Button } from "../../ui/Button";
import { formatPoints } from "../../ui/points";
import { Key } from "./Key";
import type { Sheet } from "./reviewSheet";

const fieldClass =
  "block rounded border border-line-strong/55 bg-surface px-2 py-1 text-sm text-ink hover:border-line-strong";

/** Points that replace whatever the tests and the rubric give, and why. */
export function OverrideFields({
  override,
  most,
  onChange,
}: {
  override: Sheet["override"];
  most: number;
  onChange: (override: Sheet["override"], done: "choice" | "writing") => void;
}) {
  const { points, reason } = override ?? { points: "", reason: "" };
  const set = (changed: Partial<{ points: string; reason: string }>) => {
    const next = { points, reason, ...changed };
    onChange(next.points === "" && next.reason === "" ? null : next, "writing");
  };
  return (
    <div role="group" aria-label="Replace the points" className="mt-4">
      <p className="flex items-center gap-2 text-xs text-ink-soft">
        Replace the points <Key>o</Key>
        {override !== null && (
          <Button size="small" kind="quiet" className="ml-auto" onClick={() => onChange(null, "choice")}>
            Do not replace
          </Button>
        )}
      </p>
      <div className="mt-1 flex gap-2">
        <label className="text-xs text-ink-faint">
          Points of {formatPoints(most)}
          <input
            data-override
            inputMode="decimal"
            autoComplete="off"
            value={points}
            onChange={({ target }) => set({ points: target.value })}
            className={`${fieldClass} numbers w-24`}
          />
        </label>
        <label className="min-w-0 flex-1 text-xs text-ink-faint">
          Reason, which the student reads
          <input
            autoComplete="off"
            maxLength={2000}
            value={reason}
            required={points !== ""}
            onChange={({ target }) => set({ reason: target.value })}
            className={`${fieldClass} w-full`}
          />
        </label>
      </div>
    </div>
  );
}
