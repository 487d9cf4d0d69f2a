import fc from "fast-check";
import { riskRule, type StandingIn, standingOf } from "#server/analytics/atRisk";

const now = new Date("2026-11-20T12:00:00Z");
const daysFromNow = (days: number): Date => new Date(now.getTime() + days * 86_400_000);

/** Due ten days ago, closed nine days ago, unless said otherwise. */
const assignment = (changes: Partial<StandingIn> = {}): StandingIn => ({
  ...{ points: 10, earned: 10, isLate: false, isWaiting: false },
  ...{ opensAt: daysFromNow(-30), dueAt: daysFromNow(-10), closesAt: daysFromNow(-9), ...changes },
});

const reasonsOf = (assignments: StandingIn[], seenDaysAgo = 1, dropLowest = 0) =>
  standingOf(assignments, { lastSeenAt: daysFromNow(-seenDaysAgo), dropLowest }, now).reasons;

const missing = assignment({ earned: null });
const late = assignment({ isLate: true });

test.each<[string, StandingIn[], number, string[]]>([
  ["all is well", [assignment(), assignment()], 1, []],
  ["nothing is due yet", [assignment({ dueAt: daysFromNow(1), earned: null })], 1, []],
  ["one is missing, and half of the points are there", [missing, assignment()], 1, []],
  ["two are missing", [missing, missing, assignment(), assignment()], 1, ["missing"]],
  [
    "two are missing, but one is not due for them",
    [missing, assignment({ earned: null, dueAt: daysFromNow(2) }), assignment()],
    1,
    [],
  ],
  [
    "two wait for a reader",
    [assignment({ earned: null, isWaiting: true }), assignment({ earned: null, isWaiting: true })],
    1,
    [],
  ],
  ["three are late", [late, late, late], 1, ["late"]],
  ["two are late", [late, late], 1, []],
  ["exactly half of the points", [assignment({ earned: 5 })], 1, []],
  ["less than half of the points", [assignment({ earned: 4.9 })], 1, ["low"]],
  ["little, but the rest waits for a reader", [assignment({ earned: 1, isWaiting: true })], 1, []],
  ["all is missing", [missing, missing], 1, ["missing", "low"]],
  ["two weeks without a sign", [assignment()], 14, ["quiet"]],
  ["a day less", [assignment()], 13.9, []],
  ["no sign, but nothing took answers", [assignment({ dueAt: daysFromNow(-40), closesAt: daysFromNow(-20) })], 40, []],
  [
    "no sign, but nothing has opened",
    [assignment({ opensAt: daysFromNow(1), dueAt: daysFromNow(8), closesAt: daysFromNow(9) })],
    40,
    [],
  ],
  ["there are no assignments", [], 40, []],
])("%s", (_, assignments, seenDaysAgo, expected) => {
  expect(reasonsOf(assignments, seenDaysAgo)).toEqual(expected);
});

test("places of what is missing and late are the caller's, and the share leaves out what the course drops", () => {
  const standing = standingOf(
    [assignment({ dueAt: daysFromNow(3) }), missing, late, assignment({ earned: 8 })],
    { lastSeenAt: daysFromNow(-2.5), dropLowest: 1 },
    now,
  );
  expect(standing).toMatchObject({ missing: [1], late: [2], quietDays: 2, reasons: [] });
  expect(standing.share).toBeCloseTo(0.9, 12);
});

test("more points, or a later sign, never add a reason", () => {
  const row = fc.record({ earned: fc.option(fc.integer({ min: 0, max: 10 })), gain: fc.integer({ min: 0, max: 10 }) });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), fc.nat(40), fc.nat(40), (rows, seen, later) => {
      const before = reasonsOf(
        rows.map(({ earned }) => assignment({ earned })),
        seen + later,
      );
      const after = reasonsOf(
        rows.map(({ earned, gain }) => assignment({ earned: Math.min(10, (earned ?? 0) + gain) })),
        seen,
      );
      expect(before).toEqual(expect.arrayContaining(after));
    }),
  );
});

test("the rule asks for more than one slip", () => {
  expect(riskRule.missing).toBeGreaterThan(1);
  expect(riskRule.late).toBeGreaterThan(1);
});
