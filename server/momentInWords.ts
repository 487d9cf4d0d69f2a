/** "Fri 27 Nov 2026, 22:59 (America/Los_Angeles)": a moment as clocks in a zone show it, for sentences. */
export function momentInWords(at: Date, timeZone: string): string {
  const date = new Intl.DateTimeFormat("en-GB", {
    ...{ weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone },
  }).format(at);
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(at);
  return `${date.replace(",", "")}, ${time} (${timeZone})`;
}
