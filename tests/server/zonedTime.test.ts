import { zonedTime } from "#server/zonedTime";

test.each([
  ["2026-09-15", "23:59", "America/Los_Angeles", "2026-09-16T06:59:00.000Z"],
  ["2026-12-01", "09:00", "America/Los_Angeles", "2026-12-01T17:00:00.000Z"],
  ["2026-07-01", "00:00", "Europe/Vienna", "2026-06-30T22:00:00.000Z"],
  ["2026-07-01", "12:30", "Asia/Kolkata", "2026-07-01T07:00:00.000Z"],
  ["2026-07-01", "12:30", "UTC", "2026-07-01T12:30:00.000Z"],
  ["2026-07-01", "01:00", "Pacific/Kiritimati", "2026-06-30T11:00:00.000Z"],
  // Clocks go from 02:00 back to 01:00: 01:30 comes twice, and the first is meant.
  ["2026-11-01", "01:30", "America/Los_Angeles", "2026-11-01T08:30:00.000Z"],
  // Clocks go from 02:00 to 03:00: there is no 02:30, and they show 03:30 instead.
  ["2026-03-08", "02:30", "America/Los_Angeles", "2026-03-08T10:30:00.000Z"],
])("on %s at %s in %s it is %s", (day, time, zone, instant) => {
  expect(zonedTime(new Date(day), time, zone).toISOString()).toBe(instant);
});
