/**
 * The instant at which clocks in a time zone show a date and a time. Where they show it twice (when summer time ends) the
 * first; where never, the instant an hour further that they show instead.
 *
 * @param day - a calendar day; only its UTC year, month and day are used
 * @param time - "HH:MM"
 * @param timeZone - IANA name such as America/Los_Angeles
 */
export function zonedTime(day: Date, time: string, timeZone: string): Date {
  const asIfUtc = Date.parse(`${day.toISOString().slice(0, 10)}T${time}:00Z`);
  // The offset depends on the instant looked for: that of a day earlier and of a day later are the two candidates.
  const dayMs = 86_400_000;
  const candidates = [asIfUtc - dayMs, asIfUtc + dayMs].map((near) => asIfUtc - offsetMs(near, timeZone));
  const exact = candidates.find((instant) => instant + offsetMs(instant, timeZone) === asIfUtc);
  return new Date(exact ?? Math.max(...candidates));
}

/** How far clocks in a zone are ahead of UTC at an instant. */
export function offsetMs(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1_000) * 1_000;
}
