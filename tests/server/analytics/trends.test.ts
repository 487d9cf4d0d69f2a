import fc from "fast-check";
import { periodsBetween } from "#server/analytics/calendar";
import { type MistakeCount, mistakeTrends } from "#server/analytics/mistakes";
import { rounded } from "#server/analytics/table";
import { type TestedAnswer, testStatistics } from "#server/analytics/testResults";

test.each([
  ["one day", "2026-10-05", "2026-10-05", "day", ["2026-10-05"]],
  ["days over a leap day", "2028-02-28", "2028-03-01", "day", ["2028-02-28", "2028-02-29", "2028-03-01"]],
  [
    "weeks, from their Mondays",
    "2026-10-07",
    "2026-10-28",
    "week",
    ["2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26"],
  ],
  [
    "weeks that begin on a Sunday",
    "2026-10-04",
    "2026-10-25",
    "week",
    [...["2026-09-28", "2026-10-05", "2026-10-12", "2026-10-19"]],
  ],
  ["a turn of the year", "2026-12-31", "2027-01-02", "day", ["2026-12-31", "2027-01-01", "2027-01-02"]],
] as const)("%s", (_, first, last, unit, periods) => {
  expect(periodsBetween(first, last)).toEqual({ unit, periods });
});

test("the last day is in the last period, and no period is missing", () => {
  const day = fc.integer({ min: 0, max: 30_000 });
  const toText = (count: number): string => new Date(count * 86_400_000).toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, fc.nat(500), (begin, length) => {
      const { unit, periods } = periodsBetween(toText(begin), toText(begin + length));
      const days = unit === "day" ? 1 : 7;
      const starts = periods.map((period) => Date.parse(period) / 86_400_000);
      expect(starts[0]).toBeLessThanOrEqual(begin);
      expect(starts.every((start, index) => index === 0 || start - (starts[index - 1] ?? 0) === days)).toBe(true);
      const newest = starts.at(-1) ?? Infinity;
      expect(begin + length - newest).toBeGreaterThanOrEqual(0);
      expect(begin + length - newest).toBeLessThan(days);
    }),
  );
});

const count = (
  partId: string | null,
  mistake: string | null,
  period: string | null,
  students: number,
  answers = students,
): MistakeCount => ({ partId, mistake, title: mistake, period, answers, students });

test("mistakes are listed by students, with a number for every period and what has no name apart", () => {
  const periods = ["2026-10-05", "2026-10-06", "2026-10-07"];
  const trends = mistakeTrends(
    [
      ...[count("a", "sign", "2026-10-05", 2, 3), count("a", "sign", "2026-10-07", 1), count("a", "sign", null, 2, 4)],
      ...[count("b", "factor", "2026-10-06", 5), count("b", "factor", null, 5)],
      ...[count("a", null, "2026-10-06", 4), count("a", null, null, 4), count(null, null, "2026-10-06", 4)],
      count(null, null, null, 4),
    ],
    { unit: "day", periods },
  );
  expect(trends.named.map(({ mistake, studentsIn, answersIn }) => [mistake, studentsIn, answersIn])).toEqual([
    ["factor", [0, 5, 0], [0, 5, 0]],
    ["sign", [2, 0, 1], [3, 0, 1]],
  ]);
  expect(trends.unnamed).toMatchObject([{ partId: "a", students: 4, studentsIn: [0, 4, 0] }]);
  expect(trends.unnamedInAll).toMatchObject({ partId: null, students: 4, studentsIn: [0, 4, 0] });
  expect(mistakeTrends([], { unit: "day", periods })).toMatchObject({ named: [], unnamed: [], unnamedInAll: null });
});

const answer = (which: "first" | "newest" | "only", statuses: Record<string, string>, partId = "p"): TestedAnswer => ({
  ...{ partId, isFirst: which !== "newest", isNewest: which !== "first" },
  tests: Object.entries(statuses).map(([name, status]) => ({ name, isPublic: name === "seen", status })),
});

test("tests are counted in first and in newest submissions; one that did not run says nothing", () => {
  const found = testStatistics(
    [
      ...[answer("first", { seen: "failed", deep: "not-run" }), answer("newest", { seen: "passed", deep: "failed" })],
      ...[
        answer("only", { seen: "passed", deep: "runtime-error" }),
        answer("only", { seen: "time-limit", deep: "passed" }),
      ],
      answer("only", { other: "passed" }, "q"),
    ],
    ["q", "p"],
  );
  expect(found.map(({ partId, name, isPublic, first, newest }) => [partId, name, isPublic, first, newest])).toEqual([
    ["q", "other", false, { students: 1, failed: 0 }, { students: 1, failed: 0 }],
    ["p", "seen", true, { students: 3, failed: 2 }, { students: 3, failed: 1 }],
    ["p", "deep", false, { students: 2, failed: 1 }, { students: 3, failed: 2 }],
  ]);
  expect(found[0]?.discrimination).toEqual({ kind: "alone", students: 1 });
});

test("a test that the strong pass and the weak fail discriminates; one that is turned round does so backwards", () => {
  const word = (isPassed: boolean): string => (isPassed ? "passed" : "failed");
  const answers = Array.from({ length: 20 }, (_, student) =>
    answer("only", {
      ...{ easy: word(student > 3), middle: word(student > 9), hard: word(student > 15), turned: word(student < 8) },
    }),
  );
  const found = testStatistics(answers, ["p"]).map(({ name, discrimination }) => [
    name,
    discrimination.kind === "known" ? Math.sign(discrimination.correlation) : null,
  ]);
  expect(found).toEqual([
    ["easy", 1],
    ["middle", 1],
    ["hard", 1],
    ["turned", -1],
  ]);
});

test.each([
  [1.25, 1, 1.3],
  [-0.004, 2, 0],
  [33.333, 1, 33.3],
])("%d with %d decimals is %d", (value, decimals, expected) => {
  expect(Object.is(rounded(value, decimals), expected)).toBe(true);
});
