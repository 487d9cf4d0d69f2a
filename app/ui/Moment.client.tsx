"use client";

import { distanceInWords, momentInWords, zoneInWords } from "./timeWords";
import { useNow } from "./useNow.client";

/**
 * A point in time: exact and in the reader's own zone, with how far away it is, and the course's zone on hover.
 * Until the browser has taken over it shows the course's zone, so that the line is there from the first paint.
 */
export function Moment({
  at,
  timeZone,
  show = "both",
}: {
  at: Date;
  timeZone: string;
  show?: "both" | "distance" | "exact";
}) {
  const now = useNow(30_000);
  const time = at.getTime();
  const ofCourse = `${momentInWords(time, now ?? time, timeZone)} ${zoneInWords(timeZone)}`;
  const exact = now === null ? momentInWords(time, time, timeZone) : momentInWords(time, now);
  const distance = now === null ? "" : distanceInWords(now, time);
  const text = {
    both: distance === "" ? exact : `${exact} (${distance})`,
    distance: distance === "" ? exact : distance,
    exact,
  }[show];
  return (
    <time
      dateTime={at.toISOString()}
      title={show === "distance" ? `${exact} · ${ofCourse}` : ofCourse}
      className="numbers"
    >
      {text}
    </time>
  );
}
