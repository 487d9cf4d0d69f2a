"use client";

import { useState } from "react";
import type { AssignmentState, TimedClock } from "#server/assignments";
import { Button } from "../ui/Button";
import { Moment } from "../ui/Moment.client";
import { beginTimed } from "./actions";

/** What a student sees of a timed assignment before they begin. */
export function StartPanel({
  address,
  clock,
  state,
  timeZone,
}: {
  address: { course: string; assignment: string };
  clock: Extract<TimedClock, { state: "not-begun" }>;
  state: AssignmentState;
  timeZone: string;
}) {
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const begin = async () => {
    setBusy(true);
    const reply = await beginTimed(address).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Whether your time runs is seen when you load the page again.",
    }));
    setBusy(false);
    setMessage(reply.ok ? null : reply.message);
  };
  const minutes = Number(clock.minutes.toFixed(1));
  const isOpen = state === "open" || state === "late";
  return (
    <section aria-label="Timed assignment" className="mt-6 space-y-3 rounded border border-line bg-surface px-5 py-5">
      <p className="text-base/6">
        You have{" "}
        <b className="font-semibold">
          {minutes} {minutes === 1 ? "minute" : "minutes"}
        </b>{" "}
        from when you begin; it ends at the latest <Moment at={clock.endsAtLatest} timeZone={timeZone} show="exact" />.
      </p>
      <ul className="list-disc space-y-1 pl-5 text-ink-soft">
        <li>Its problems are shown when you begin. The clock then runs until it ends, also while no page is open.</li>
        <li>All your tabs and devices show the same clock.</li>
        <li>
          Only what you submit before it ends counts. What stands in an editor then is kept as a draft and is not handed
          in.
        </li>
      </ul>
      {isOpen ? (
        <Button kind="primary" disabled={isBusy} onClick={() => void begin()}>
          Begin now
        </Button>
      ) : (
        <p className="font-medium">
          {state === "not-open" ? "You can begin when it opens." : "It has closed, so it cannot be begun any more."}
        </p>
      )}
      <p role="status" className="text-wrong">
        {message}
      </p>
    </section>
  );
}
