"use client";

import { Timer } from "lucide-react";
import { useEffect, useState } from "react";
import { useNow } from "../ui/useNow.client";
import { readClock } from "./actions";
import { remainingClock, remainingSentence } from "./remainingWords";

interface Reading {
  endsAt: number;
  /** How far the server's clock is ahead of this browser's. */
  aheadMs: number;
}

const everyMs = 60_000;
/** How far the reading may be off: the page is asked for again only when the server's clock has surely run out too. */
const graceMs = 2_000;

/**
 * What is left of somebody's time, by the server's clock: it is asked when the page is shown, each minute and when the tab
 * comes back, so tabs and devices agree, and a clock that is wrong here does no harm.
 */
export function Countdown({
  address: { course, assignment },
  endsAt,
  onEnd,
}: {
  address: { course: string; assignment: string };
  endsAt: Date;
  /** Called once when nothing is left. */
  onEnd: () => void;
}) {
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => {
    const ask = async () => {
      const askedAt = Date.now();
      const reply = await readClock({ course, assignment }).catch(() => null);
      // An answer that does not come leaves the clock as it was.
      if (reply === null || !reply.ok || reply.endsAt === null) return;
      const answeredAt = Date.now();
      setReading({ endsAt: reply.endsAt, aheadMs: reply.now - (askedAt + answeredAt) / 2 });
    };
    const askWhenSeen = () => {
      if (document.visibilityState === "visible") void ask();
    };
    askWhenSeen();
    const timer = setInterval(askWhenSeen, everyMs);
    document.addEventListener("visibilitychange", askWhenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", askWhenSeen);
    };
  }, [course, assignment]);

  const now = useNow(1_000);
  const end = reading?.endsAt ?? endsAt.getTime();
  const left = now === null ? null : end - (now + (reading?.aheadMs ?? 0));
  const isOver = reading !== null && left !== null && left < -graceMs;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  return (
    <span className="inline-flex items-center gap-1.5">
      <Timer className="size-3.5 text-ink-faint" aria-hidden="true" />
      <span
        role="timer"
        className={`numbers font-medium ${left !== null && left < 5 * 60_000 ? "text-partial" : "text-ink"}`}
      >
        {left === null ? "–:––" : remainingClock(left)}
        <span className="unseen"> left</span>
      </span>
      <span role="status" className="unseen">
        {left === null ? "" : remainingSentence(left)}
      </span>
    </span>
  );
}
