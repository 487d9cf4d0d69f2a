/** Times as people say them. All functions are pure: the moment "now" and the zone are arguments. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "in 2 d 4 h", "in 35 min", "3 h ago", "now". Two units at most, rounded towards the present. */
export function distanceInWords(from: number, to: number): string {
  const ms = Math.abs(to - from);
  if (ms < minute) return "now";
  const words = durationInWords(ms);
  return to > from ? `in ${words}` : `${words} ago`;
}

function durationInWords(ms: number): string {
  const days = Math.floor(ms / day);
  const hours = Math.floor((ms % day) / hour);
  const minutes = Math.floor((ms % hour) / minute);
  if (days >= 7) return `${days} d`;
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  return `${minutes} min`;
}

/** "3 s ago", "2 min ago": for things that just happened. */
export function agoInWords(at: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - at) / 1_000));
  if (seconds < 2) return "just now";
  if (seconds < 60) return `${seconds} s ago`;
  return distanceInWords(now, at);
}

/** "Fri 27 Nov, 22:59", with the year when it is another one. `timeZone` undefined means the reader's. */
export function momentInWords(at: number, now: number, timeZone?: string): string {
  const sameYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  const zone = timeZone === undefined ? {} : { timeZone };
  const date = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    ...zone,
  }).format(at);
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...zone }).format(at);
  return `${date.replace(",", "")}, ${time}`;
}

/** "Europe/Berlin" as "Berlin time". */
export function zoneInWords(timeZone: string): string {
  const city = timeZone.split("/").at(-1) ?? timeZone;
  return city === "UTC" ? "UTC" : `${city.replaceAll("_", " ")} time`;
}
