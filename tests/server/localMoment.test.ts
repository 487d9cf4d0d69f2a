import fc from "fast-check";
import { fromLocalMoment, noteOnLocalMoment, toLocalMoment } from "#server/localMoment";

const zones = ["America/Los_Angeles", "Europe/Vienna", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"];

test("every minute comes back as it was, also in the hour that clocks show twice", () => {
  const anyMinute = fc
    .integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2032, 0) / 60_000 })
    .map((minutes) => new Date(minutes * 60_000));
  // Around the changes of 2026 and 2027 in all of these zones.
  const changes = ["2026-03-08T10:00Z", "2026-11-01T09:00Z", "2026-10-25T01:00Z", "2027-04-03T15:00Z"];
  const nearChange = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -180, max: 180 }))
    .map(([change, minutes]) => new Date(Date.parse(change) + minutes * 60_000));
  fc.assert(
    fc.property(fc.oneof(anyMinute, nearChange), fc.constantFrom(...zones), (at, zone) => {
      expect(fromLocalMoment(toLocalMoment(at, zone), zone)).toEqual(at);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["2026-11-01T01:30", "America/Los_Angeles", "put back and show 01:30 twice; the first time is meant."],
  ["2026-03-08T02:30", "America/Los_Angeles", "put forward and never show 02:30; 03:30 is taken instead."],
  ["2027-04-04T01:45", "Australia/Lord_Howe", "put back and show 01:45 twice; the first time is meant."],
  ["2026-11-01T03:30", "America/Los_Angeles", null],
  ["2026-11-01T01:30", "UTC", null],
])("%s in %s: %s", (text, zone, note) => {
  if (note === null) expect(noteOnLocalMoment(text, zone)).toBeNull();
  else expect(noteOnLocalMoment(text, zone)).toContain(note);
});

test.each(["2026-02-30T10:00", "2026-13-01T10:00", "2026-01-01T24:00", "yesterday", ""])("%j is no moment", (text) => {
  expect(() => fromLocalMoment({ text, isSecond: false }, "UTC")).toThrow("is no date and time");
});
