import fc from "fast-check";
import { type GradedAnswer, gradeItem, gradePart, gradeSum, type LatePolicy } from "#server/grade";

const hourMs = 3_600_000;
const due = Date.UTC(2026, 10, 10, 23, 59);
const hoursAfterDue = (hours: number): Date => new Date(due + hours * hourMs);

const policy: LatePolicy = {
  opensAt: hoursAfterDue(-240),
  dueAt: hoursAfterDue(0),
  closesAt: hoursAfterDue(72),
  percentPerDay: 10,
  graceDays: 0,
  counts: "best",
};

let counter = 0;
const answer = (hours: number, score: number, changes: Partial<GradedAnswer> = {}): GradedAnswer => ({
  submissionId: `s${String(++counter).padStart(3, "0")}`,
  submittedAt: hoursAfterDue(hours),
  score,
  maxScore: 12,
  review: null,
  ...changes,
});
const override = (points: number, day: number) => ({
  rubricPoints: 0,
  override: { points, reason: "Shown in office hours.", at: new Date(due + day * 24 * hourMs) },
});

test.each([
  ["nothing was submitted", [], null, "Nothing has been submitted yet."],
  ["one answer came in time", [answer(-1, 6)], 5, "The only submission gives 5 of 10 points."],
  ["the better of two counts", [answer(-2, 12), answer(-1, 6)], 10, "The best of 2 submissions gives 10 of 10 points."],
  [
    "it is a minute late",
    [answer(1 / 60, 12)],
    9,
    "The only submission gives 10 of 10 points. It came 1 started day late at 10% a day, so 10% is lost: 9 of 10 points remain.",
  ],
  [
    "it is a day and an hour late",
    [answer(25, 6)],
    4,
    "The only submission gives 5 of 10 points. It came 2 started days late at 10% a day, so 20% is lost: 4 of 10 points remain.",
  ],
  [
    "a late better one does not beat an early good one",
    [answer(-1, 11), answer(30, 12)],
    110 / 12,
    "The best of 2 submissions gives 9.17 of 10 points.",
  ],
  [
    "everything came after closing",
    [answer(73, 12)],
    null,
    "Everything was submitted after the assignment closed, so nothing counts.",
  ],
  ["the tests give nothing to win", [answer(-1, 0, { maxScore: 0 })], 0, "The only submission gives 0 of 10 points."],
  [
    "a rubric takes points away",
    [answer(-1, 12, { review: { rubricPoints: -2.5, override: null } })],
    7.5,
    "The only submission with its review gives 7.5 of 10 points.",
  ],
  [
    "a rubric cannot go below nothing",
    [answer(-1, 3, { review: { rubricPoints: -99, override: null } })],
    0,
    "The only submission with its review gives 0 of 10 points.",
  ],
  [
    "a person decided",
    [answer(50, 12), answer(49, 0, { review: override(6, 9) })],
    6,
    "A grader set this to 6 of 10 points: Shown in office hours.",
  ],
  [
    "two people decided, the later one counts",
    [answer(-1, 12, { review: override(2, 1) }), answer(-1, 0, { review: override(8, 2) })],
    8,
    "A grader set this to 8 of 10 points: Shown in office hours.",
  ],
  [
    "a decision cannot exceed the points",
    [answer(-1, 0, { review: override(99, 1) })],
    10,
    "A grader set this to 10 of 10 points: Shown in office hours.",
  ],
])("when %s", (_, answers, earned, explanation) => {
  const grade = gradePart(10, answers, policy);
  expect(grade.explanation).toBe(explanation);
  if (earned === null) expect(grade.earned).toBeNull();
  else expect(grade.earned).toBeCloseTo(earned, 12);
});

test("a part is solved by full marks before lateness", () => {
  expect(gradePart(10, [answer(30, 12)], policy).isSolved).toBe(true);
  expect(gradePart(10, [answer(-1, 11)], policy).isSolved).toBe(false);
});

const anyAnswer: fc.Arbitrary<GradedAnswer> = fc
  .record({
    submissionId: fc.uuid(),
    hours: fc.double({ min: -240, max: 100, noNaN: true }),
    maxScore: fc.integer({ min: 1, max: 20 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    rubricPoints: fc.option(fc.double({ min: -20, max: 20, noNaN: true }), { nil: null }),
  })
  .map(({ submissionId, hours, maxScore, share, rubricPoints }) => ({
    ...{ submissionId, submittedAt: hoursAfterDue(hours), maxScore, score: maxScore * share },
    review: rubricPoints === null ? null : { rubricPoints, override: null },
  }));
const anyOverridden = fc
  .record({
    answer: anyAnswer,
    points: fc.double({ min: 0, max: 30, noNaN: true }),
    day: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ answer: plain, points, day }): GradedAnswer => ({ ...plain, review: override(points, day) }));
const anyPolicy = fc
  .record({
    percentPerDay: fc.double({ min: 0, max: 100, noNaN: true }),
    lateHours: fc.integer({ min: 0, max: 96 }),
    graceDays: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ percentPerDay, lateHours, graceDays }): LatePolicy => ({
    ...policy,
    ...{ percentPerDay, graceDays },
    closesAt: hoursAfterDue(lateHours),
  }));
const anyPoints = fc.double({ min: 0, max: 100, noNaN: true });
const earnedOf = (points: number, answers: readonly GradedAnswer[], by: LatePolicy): number =>
  gradePart(points, answers, by).earned ?? 0;

test("a grade is between nothing and the points, whatever comes in", () => {
  fc.assert(
    fc.property(anyPoints, fc.array(fc.oneof(anyAnswer, anyOverridden)), anyPolicy, (points, answers, by) => {
      const { earned } = gradePart(points, answers, by);
      expect(earned ?? 0).toBeGreaterThanOrEqual(0);
      expect(earned ?? 0).toBeLessThanOrEqual(points);
    }),
  );
});

test("the order in which answers are listed changes nothing", () => {
  fc.assert(
    fc.property(
      anyPoints,
      fc.uniqueArray(fc.oneof(anyAnswer, anyOverridden), { selector: (one) => one.submissionId }),
      anyPolicy,
      fc.infiniteStream(fc.nat()),
      (points, answers, by, keys) => {
        const shuffled = answers
          .map((one) => ({ one, key: Number(keys.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(gradePart(points, shuffled, by)).toEqual(gradePart(points, answers, by));
      },
    ),
  );
});

test("one more answer never lowers a grade", () => {
  fc.assert(
    fc.property(
      anyPoints,
      fc.array(fc.oneof(anyAnswer, anyOverridden)),
      anyAnswer,
      anyPolicy,
      (points, answers, another, by) => {
        expect(earnedOf(points, [...answers, another], by)).toBeGreaterThanOrEqual(earnedOf(points, answers, by));
      },
    ),
  );
});

test("a better or an earlier answer never gives less", () => {
  fc.assert(
    fc.property(
      anyPoints,
      anyAnswer,
      anyPolicy,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 200, noNaN: true }),
      (points, one, by, gain, hoursEarlier) => {
        const better = { ...one, score: one.score + gain * (one.maxScore - one.score) };
        const earlier = { ...one, submittedAt: new Date(one.submittedAt.getTime() - hoursEarlier * hourMs) };
        expect(earnedOf(points, [better], by)).toBeGreaterThanOrEqual(earnedOf(points, [one], by));
        expect(earnedOf(points, [earlier], by)).toBeGreaterThanOrEqual(earnedOf(points, [one], by));
      },
    ),
  );
});

test("whatever moves a grade is named: a person with their reason, or the days it came late", () => {
  fc.assert(
    fc.property(anyPoints, fc.array(fc.oneof(anyAnswer, anyOverridden)), anyPolicy, (points, answers, by) => {
      const grade = gradePart(points, answers, by);
      const isDecided = answers.some(({ review }) => review?.override != null);
      expect(grade.isOverridden).toBe(isDecided);
      if (isDecided) expect(grade.explanation).toContain("Shown in office hours.");
      else expect(grade.explanation.includes("late")).toBe(grade.daysLate > 0 && by.percentPerDay > 0);
    }),
  );
});

test("an extension never lowers a grade", () => {
  fc.assert(
    fc.property(
      anyPoints,
      fc.array(anyAnswer),
      anyPolicy,
      fc.double({ min: 0, max: 200, noNaN: true }),
      (points, answers, by, hours) => {
        const move = (instant: Date): Date => new Date(instant.getTime() + hours * hourMs);
        const extended = { ...by, dueAt: move(by.dueAt), closesAt: move(by.closesAt) };
        expect(earnedOf(points, answers, extended)).toBeGreaterThanOrEqual(earnedOf(points, answers, by));
      },
    ),
  );
});

test("what was submitted in time loses nothing to lateness", () => {
  fc.assert(
    fc.property(anyAnswer, anyPolicy, (one, by) => {
      const inTime = { ...one, submittedAt: new Date(Math.min(one.submittedAt.getTime(), by.dueAt.getTime())) };
      expect(earnedOf(10, [inTime], by)).toBe(earnedOf(10, [inTime], { ...by, percentPerDay: 0 }));
    }),
  );
});

const part = (points: number, earned: number | null) => ({ ...gradePart(points, [], policy), earned });

test.each([
  ["one part, other points", 10, [part(12, 6)], 5],
  ["parts count by their weight", 10, [part(1, 1), part(3, 0)], 2.5],
  ["an untouched part earns nothing", 10, [part(5, 5), part(5, null)], 5],
  ["nothing touched", 10, [part(5, null)], null],
  ["parts without points", 10, [part(0, 0)], 0],
])("an item with %s", (_, points, parts, earned) => {
  expect(gradeItem(points, parts).earned).toBe(earned);
});

test("an item says how the parts' points became its own", () => {
  const grade = gradeItem(10, [gradePart(12, [answer(-1, 6)], policy)]);
  expect(grade.explanation).toBe(
    "The only submission gives 6 of 12 points. 6 of 12 points in the parts makes 5 of 10 points here.",
  );
});

test("a part that waits for a person has no points yet, and both it and its item say so", () => {
  const unread = gradePart(4, [], policy, [hoursAfterDue(-2), hoursAfterDue(-1)]);
  expect(unread).toMatchObject({
    ...{ earned: null, isSolved: false, isUnread: true },
    explanation: "Handed in, and waits for a person to read it.",
  });
  expect(gradeItem(4, [unread])).toEqual({
    ...{ points: 4, earned: null },
    explanation: "A part waits for a person to read it.",
  });
  expect(gradeItem(10, [unread, unread, part(6, 3)])).toMatchObject({
    earned: (10 * 3) / 14,
    explanation:
      "The sum of 3 parts. 3 of 14 points in the parts makes 2.14 of 10 points here. 2 parts wait for a person to read them.",
  });
});

test("what a person has read counts while a newer answer waits, and both it and its item say so", () => {
  const read = answer(-2, 0, { maxScore: 0, review: { rubricPoints: 3, override: null } });
  const explanation =
    "The only submission with its review gives 3 of 4 points. A newer answer waits for a person to read it.";
  const grade = gradePart(4, [read], policy, [hoursAfterDue(-1)]);
  expect(grade).toMatchObject({ earned: 3, isUnread: true, explanation });
  expect(gradeItem(4, [grade])).toEqual({ points: 4, earned: 3, explanation });
  expect(gradeItem(4, [grade, part(0, 0)]).explanation).toBe(
    "The sum of 2 parts. A part waits for a person to read it.",
  );
});

test("an answer that is older than what a person has read, or came too late, waits for nobody", () => {
  const read = answer(-2, 0, { maxScore: 0, review: { rubricPoints: 3, override: null } });
  const tooLate = new Date(policy.closesAt.getTime() + 1);
  expect(gradePart(4, [read], policy, [hoursAfterDue(-3), tooLate])).toMatchObject({ earned: 3, isUnread: false });
});

test("full parts give exactly the item's and the assignment's points", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.double({ min: 0.01, max: 7, noNaN: true }), { minLength: 1 }), { minLength: 1 }),
      (weights) => {
        const items = weights.map((parts) =>
          gradeItem(
            0.1,
            parts.map((points) => part(points, points)),
          ),
        );
        const total = gradeSum(items);
        expect(total.earned).toBe(total.points);
      },
    ),
  );
});

test("an assignment sums its items, and is untouched when all of them are", () => {
  expect(
    gradeSum([
      { points: 10, earned: 2.5 },
      { points: 20, earned: null },
    ]),
  ).toMatchObject({ points: 30, earned: 2.5, dropped: [] });
  expect(gradeSum([{ points: 10, earned: null }], 1)).toMatchObject({ points: 10, earned: null, dropped: [] });
});

test.each([
  [
    "within the days that cost nothing",
    [answer(30, 12)],
    { graceDays: 2 },
    10,
    "The only submission gives 10 of 10 points. It came 2 started days late, which costs nothing here.",
  ],
  [
    "beyond them",
    [answer(50, 12)],
    { graceDays: 1 },
    8,
    "The only submission gives 10 of 10 points. It came 3 started days late, of which 1 costs nothing, at 10% a day, so 20% is lost: 8 of 10 points remain.",
  ],
  [
    "where the latest counts, though it is worse",
    [answer(-3, 12), answer(-1, 6)],
    { counts: "latest" },
    5,
    "The newest of 2 submissions gives 5 of 10 points.",
  ],
  [
    "where the latest counts and came too late",
    [answer(-3, 12), answer(100, 6)],
    { counts: "latest" },
    10,
    "The only submission gives 10 of 10 points.",
  ],
] as const)("%s", (_, answers, changes, earned, explanation) => {
  const grade = gradePart(10, answers, { ...policy, ...changes });
  expect(grade.earned).toBeCloseTo(earned, 12);
  expect(grade.explanation).toBe(explanation);
});

test("where the latest counts, it alone decides whether a part is solved", () => {
  const answers = [answer(-3, 12), answer(-1, 6)];
  expect(gradePart(10, answers, { ...policy, counts: "latest" }).isSolved).toBe(false);
  expect(gradePart(10, answers, policy).isSolved).toBe(true);
});

test("the latest answer counts, whatever the order in which they are listed", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyAnswer, { selector: (one) => one.submissionId, minLength: 1 }),
      anyPolicy,
      (answers, by) => {
        const latest: LatePolicy = { ...by, counts: "latest" };
        const grade = gradePart(10, answers, latest);
        expect(gradePart(10, [...answers].reverse(), latest)).toEqual(grade);
        const inTime = answers.filter(({ submittedAt }) => submittedAt <= by.closesAt);
        const newest = Math.max(...inTime.map(({ submittedAt }) => submittedAt.getTime()));
        const counted = inTime.find(({ submissionId }) => submissionId === grade.submissionId);
        expect(counted?.submittedAt.getTime()).toBe(inTime.length === 0 ? undefined : newest);
      },
    ),
  );
});

test("more days that cost nothing never lower a grade", () => {
  fc.assert(
    fc.property(fc.array(anyAnswer), anyPolicy, (answers, by) => {
      expect(earnedOf(10, answers, { ...by, graceDays: by.graceDays + 1 })).toBeGreaterThanOrEqual(
        earnedOf(10, answers, by),
      );
    }),
  );
});

const quiz = (...shares: (number | null)[]) =>
  shares.map((share) => ({ points: 10, earned: share === null ? null : 10 * share }));

test.each([
  ["the lowest", quiz(0.5, 0.2, 0.8), 1, [1], 19.5],
  ["what was never handed in", quiz(0.5, null, 0.8), 1, [1], 19.5],
  ["of equal ones the later", quiz(0.5, 0.5, 0.8), 1, [1], 19.5],
  ["never all of them", quiz(0.5, 0.8), 5, [0], 16],
  ["by share, not by points", [{ points: 2, earned: 1.9 }, ...quiz(0.5)], 1, [1], 11.4],
  ["nothing when none are to be", quiz(0.5, 0.2), 0, [], 7],
])("left out is %s", (_, parts, count, dropped, earned) => {
  const grade = gradeSum(parts, count);
  expect(grade.dropped).toEqual(dropped);
  expect(grade.earned).toBeCloseTo(earned, 12);
});

test("what is left out is named, with a sum that can be checked", () => {
  expect(gradeSum(quiz(0.5, 0.2, 0.8), 1).explanation).toBe(
    "Problem 2 has the lowest share of its points and is left out. The others give 13 of 20 points, which makes 19.5 of 30 points.",
  );
  expect(gradeSum(quiz(0.5, 0.2, 0.8), 2, (place) => `“${"abc"[place] ?? ""}”`).explanation).toBe(
    "“a” and “b” have the lowest shares of their points and are left out. The other one gives 8 of 10 points, which makes 24 of 30 points.",
  );
});

test("leaving out what is lowest never lowers a grade, and one more left out never does", () => {
  const anyItem = fc
    .record({ points: fc.integer({ min: 1, max: 40 }), share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })) })
    .map(({ points, share }) => ({ points, earned: share === null ? null : share * points }));
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1 }), fc.integer({ min: 0, max: 5 }), (items, count) => {
      const [fewer, more] = [gradeSum(items, count), gradeSum(items, count + 1)];
      expect(more.points).toBe(fewer.points);
      expect(more.earned ?? 0).toBeGreaterThanOrEqual((fewer.earned ?? 0) - 1e-9);
      expect(more.earned ?? 0).toBeLessThanOrEqual(more.points);
    }),
  );
});
