"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import type { TimedClock } from "#server/assignments";
import { Moment } from "../ui/Moment.client";
import { Countdown } from "./Countdown.client";

/** The clock of a timed assignment on its pages: what is left while it runs, and since when it is over. */
export function ClockLine({
  address,
  clock,
  timeZone,
  onEnd,
}: {
  address: { course: string; assignment: string };
  clock: TimedClock;
  timeZone: string;
  /** Brings the page up to date when the time runs out; by itself the whole page is asked for again. */
  onEnd?: () => Promise<void>;
}) {
  const router = useRouter();
  const end = useCallback(() => {
    if (onEnd === undefined) router.refresh();
    // While web or database are away the page stays as it is, with what was typed; handing in is refused anyway.
    else void onEnd().catch(() => undefined);
  }, [onEnd, router]);
  switch (clock.state) {
    case "not-begun":
      return null;
    case "running":
      return <Countdown address={address} endsAt={clock.endsAt} onEnd={end} />;
    case "over":
      return (
        <>
          Your time ended <Moment at={clock.endsAt} timeZone={timeZone} />; what you had submitted counts
        </>
      );
  }
}
