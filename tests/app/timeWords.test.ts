import { agoInWords, distanceInWords, momentInWords, zoneInWords } from "../../app/ui/timeWords";

const now = Date.UTC(2026, 10, 25, 12, 0);
const minutes = 60_000;

test.each([
  [0.5, "now"],
  [35, "in 35 min"],
  [60, "in 1 h"],
  [150, "in 2 h 30 min"],
  [-150, "2 h 30 min ago"],
  [52 * 60, "in 2 d 4 h"],
  [48 * 60 + 20, "in 2 d"],
  [9 * 24 * 60 + 300, "in 9 d"],
])("%p minutes away reads %p", (away, words) => {
  expect(distanceInWords(now, now + away * minutes)).toBe(words);
});

test.each([
  [0, "just now"],
  [3_000, "3 s ago"],
  [-2_000, "just now"],
  [125_000, "2 min ago"],
])("%p ms ago reads %p", (ms, words) => {
  expect(agoInWords(now - ms, now)).toBe(words);
});

test("a moment shows the day and time of the zone, and the year only when it is another one", () => {
  expect(momentInWords(Date.UTC(2026, 10, 27, 21, 59), now, "Europe/Berlin")).toBe("Fri 27 Nov, 22:59");
  expect(momentInWords(Date.UTC(2027, 0, 1, 11), now, "UTC")).toBe("Fri 1 Jan 2027, 11:00");
});

test("a zone is named by its city", () => {
  expect(zoneInWords("America/New_York")).toBe("New York time");
  expect(zoneInWords("UTC")).toBe("UTC");
});
