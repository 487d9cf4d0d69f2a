import { clockAt, countingSentences, daysLate, extendedDates, latePolicySentence, stateAt } from "#server/deadlines";

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
  [0, 10, 0, "Late work is not accepted."],
  [48, 10, 0, "Late work is accepted for 2 days and loses 10% of its points for each started day."],
  [24, 0, 0, "Late work is accepted for 1 day and loses no points."],
  [36, 12.5, 0, "Late work is accepted for 36 hours and loses 12.5% of its points for each started day."],
  [1, 100, 0, "Late work is accepted for 1 hour but earns no points."],
  [
    120,
    10,
    2,
    "Late work is accepted for 5 days: the first 2 started days cost nothing, each further one 10% of its points.",
  ],
  [48, 100, 1, "Late work is accepted for 2 days: the first started day costs nothing, after that it earns no points."],
  [48, 10, 2, "Late work is accepted for 2 days and loses no points."],
])("%i late hours at %f%% a day with %i free ones read: %s", (hours, percentPerDay, graceDays, sentence) => {
  const closesAt = new Date(dates.dueAt.getTime() + hours * 3_600_000);
  expect(latePolicySentence({ ...dates, closesAt }, { percentPerDay, graceDays })).toBe(sentence);
});

test("what is unusual about counting is said, and nothing else", () => {
  expect(countingSentences({ counts: "best", dropLowest: 0 })).toEqual([]);
  expect(countingSentences({ counts: "latest", dropLowest: 1 })).toEqual([
    "Of your answers to a part the newest counts, even when an earlier one was better.",
    "The problem with the lowest share of its points is left out.",
  ]);
  expect(countingSentences({ counts: "best", dropLowest: 2 })).toEqual([
    "The 2 problems with the lowest shares of their points are left out; one always counts.",
  ]);
});

test.each([
  ["before they begin", null, "10T12:00", { state: "not-begun", minutes: 90, endsAtLatest: dates.closesAt }],
  ["while it runs", "10T12:00", "10T13:30", { state: "running", endsAt: at("10T13:30") }],
  ["a moment after it", "10T12:00", "10T13:30:00.001", { state: "over", endsAt: at("10T13:30") }],
  ["begun shortly before it closes", "12T23:30", "12T23:58", { state: "running", endsAt: dates.closesAt }],
  ["closed meanwhile", "12T23:30", "12T23:59:00.001", { state: "over", endsAt: dates.closesAt }],
])("a clock of 90 minutes %s", (_, startedAt, now, expected) => {
  const start = startedAt === null ? null : at(startedAt);
  expect(clockAt(dates, { minutes: 90, startedAt: start }, at(now))).toMatchObject(expected);
});
