import { daysLate, extendedDates, latePolicySentence, stateAt } from "#server/deadlines";

const at = (text: string): Date => new Date(`2026-11-${text}Z`);
const dates = { opensAt: at("01T09:00"), dueAt: at("10T23:59"), closesAt: at("12T23:59") };

test.each([
  ["01T08:59", "not-open"],
  ["01T09:00", "open"],
  ["10T23:59", "open"],
  ["10T23:59:00.001", "late"],
  ["12T23:59", "late"],
  ["12T23:59:00.001", "closed"],
])("at %s it is %s", (now, state) => {
  expect(stateAt(dates, at(now))).toBe(state);
});

test.each([
  ["09T12:00", 0],
  ["10T23:59", 0],
  ["10T23:59:00.001", 1],
  ["11T23:59", 1],
  ["11T23:59:00.001", 2],
])("work of %s is %i started days late", (submittedAt, days) => {
  expect(daysLate(dates.dueAt, at(submittedAt))).toBe(days);
});

test("the later of several extensions counts, and none takes time away", () => {
  const person = { dueAt: at("15T12:00"), closesAt: at("15T12:00") };
  const section = { dueAt: at("11T12:00"), closesAt: at("20T12:00") };
  const earlier = { dueAt: at("02T12:00"), closesAt: at("02T12:00") };
  expect(extendedDates(dates, [])).toEqual(dates);
  expect(extendedDates(dates, [earlier])).toEqual(dates);
  expect(extendedDates(dates, [section, earlier, person])).toEqual({
    opensAt: dates.opensAt,
    dueAt: person.dueAt,
    closesAt: section.closesAt,
  });
});

test.each([
  [0, 10, "Late work is not accepted."],
  [48, 10, "Late work is accepted for 2 days and loses 10% of its points for each started day."],
  [24, 0, "Late work is accepted for 1 day and loses no points."],
  [36, 12.5, "Late work is accepted for 36 hours and loses 12.5% of its points for each started day."],
  [1, 100, "Late work is accepted for 1 hour but earns no points."],
])("%i late hours at %f%% a day read: %s %s", (hours, percent, sentence) => {
  const closesAt = new Date(dates.dueAt.getTime() + hours * 3_600_000);
  expect(latePolicySentence({ ...dates, closesAt }, percent)).toBe(sentence);
});
