import fc from "fast-check";
import type { LatePolicy } from "#server/grade";
import { gradeSubmissions, type SubmissionRow } from "#server/progress";
import { chooseAnswers, effectOnItem, type Outcome, type PartOfPerson, regradeChoices } from "#server/regradeEffect";

const hourMs = 3_600_000;
const due = Date.UTC(2026, 10, 10);
const at = (hours: number): Date => new Date(due + hours * hourMs);
const policy: LatePolicy = {
  opensAt: at(-240),
  dueAt: at(0),
  closesAt: at(72),
  percentPerDay: 10,
  graceDays: 0,
  counts: "best",
};

const outcome = (score: number, maxScore = 4, status = "partial"): Outcome => ({ status, score, maxScore });
const failed = outcome(0, 4, "grader-failed");
const unread = outcome(0, 0, "accepted");

let counter = 0;
const replayed = (before: Outcome, after: Outcome | null, hours = -1, review: SubmissionRow["review"] = null) => ({
  answer: { id: `s${String(++counter).padStart(4, "0")}`, createdAt: at(hours), gradings: [before], review },
  after,
});
const part = (...answers: PartOfPerson["answers"]): PartOfPerson => ({ pointsBefore: 8, pointsAfter: 8, answers });

const override = (points: number): SubmissionRow["review"] => ({
  ...{ state: "finished", overridePoints: points, overrideReason: "Shown to me.", updatedAt: at(1), rubricItems: [] },
});

test.each<[string, PartOfPerson, number | null, { raise: number | null; all: number | null }]>([
  ["gains", part(replayed(outcome(1), outcome(3))), 2, { raise: 6, all: 6 }],
  ["loses", part(replayed(outcome(3), outcome(1))), 6, { raise: 6, all: 2 }],
  [
    "has one that gains and one that loses",
    part(replayed(outcome(3), outcome(0)), replayed(outcome(1), outcome(2))),
    6,
    { raise: 6, all: 4 },
  ],
  ["was never graded by us", part(replayed(failed, outcome(2))), null, { raise: 4, all: 4 }],
  ["is not graded by us now either", part(replayed(outcome(2), failed)), 4, { raise: 4, all: 4 }],
  ["was not replayed", part(replayed(outcome(2), null)), 4, { raise: 4, all: 4 }],
  [
    "could not be read, and earns nothing",
    part(replayed(outcome(0, 4, "invalid"), outcome(0))),
    null,
    { raise: null, all: 0 },
  ],
  ["has points from a person", part(replayed(outcome(1), outcome(4), -1, override(5))), 5, { raise: 5, all: 5 }],
  ["waits for a reader", part(replayed(unread, unread)), null, { raise: null, all: null }],
  ["is late", part(replayed(outcome(2), outcome(4), 1)), 3.6, { raise: 7.2, all: 7.2 }],
])("somebody whose answer %s", (_, own, before, after) => {
  const earned = (choice: "raise" | "all" | "none") => effectOnItem(8, [own], policy, choice).after.earned;
  expect(effectOnItem(8, [own], policy, "all").before.earned).toEqual(before);
  expect({ raise: earned("raise"), all: earned("all"), none: earned("none") }).toEqual({ ...after, none: before });
});

test("a part that is gone counts no more, and one that is new counts for nothing yet", () => {
  const gone = { pointsBefore: 4, pointsAfter: null, answers: [replayed(outcome(4), null)] };
  const fresh = { pointsBefore: null, pointsAfter: 4, answers: [] };
  const { before, after, regraded } = effectOnItem(
    8,
    [part(replayed(outcome(2), outcome(2))), gone, fresh],
    policy,
    "all",
  );
  expect([before.earned, after.earned]).toEqual([(8 * (4 + 4)) / 12, (8 * 4) / 12]);
  expect(regraded).toHaveLength(1);
});

const outcomes: fc.Arbitrary<Outcome> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }).map((score) => outcome(score)) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 5 }).map((score) => outcome(score, 5)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(failed, unread, outcome(0, 4, "invalid"), { status: null, score: null, maxScore: null }),
  },
);
const reviews: fc.Arbitrary<SubmissionRow["review"]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  fc.record({
    state: fc.constantFrom("draft" as const, "finished" as const),
    overridePoints: fc.constantFrom(null, 0, 3, 8),
    overrideReason: fc.constant("Shown to me."),
    updatedAt: fc.integer({ min: -100, max: 100 }).map(at),
    rubricItems: fc.array(
      fc.integer({ min: -8, max: 8 }).map((points) => ({ rubricItem: { points, group: null } })),
      { maxLength: 2 },
    ),
  }),
);
const parts: fc.Arbitrary<PartOfPerson> = fc.record({
  pointsBefore: fc.constant(8),
  pointsAfter: fc.constant(8),
  answers: fc.array(
    fc
      .tuple(outcomes, fc.oneof(outcomes, fc.constant(null)), fc.integer({ min: -48, max: 96 }), reviews)
      .map(([before, after, hours, review]) => replayed(before, after, hours, review)),
    { maxLength: 6 },
  ),
});
const policies = fc.integer({ min: 0, max: 100 }).map((percentPerDay): LatePolicy => ({ ...policy, percentPerDay }));

const earnedWith = (
  own: PartOfPerson,
  choice: (typeof regradeChoices)[number],
  by: LatePolicy,
  areReviewsOut: boolean,
) => {
  const chosen = chooseAnswers(own, by, choice);
  const rows = own.answers.map(({ answer, after }) =>
    chosen.has(answer.id) && after !== null ? { ...answer, gradings: [after] } : answer,
  );
  return gradeSubmissions(8, rows, by, areReviewsOut).grade.earned ?? 0;
};

test("“only raise” lowers nobody’s grade of a part, with and without the reviews that are kept back", () => {
  fc.assert(
    fc.property(parts, policies, fc.boolean(), (own, by, areReviewsOut) => {
      expect(earnedWith(own, "raise", by, areReviewsOut)).toBeGreaterThanOrEqual(
        earnedWith(own, "none", by, areReviewsOut),
      );
    }),
    { numRuns: 2_000 },
  );
});

test("no choice gives fewer than no points, more than there are, or regrades an answer that was not replayed", () => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 3 }), policies, fc.constantFrom(...regradeChoices), (own, by, choice) => {
      const { after, regraded } = effectOnItem(10, own, by, choice);
      expect(after.earned ?? 0).toBeGreaterThanOrEqual(0);
      expect(after.earned ?? 0).toBeLessThanOrEqual(10);
      const known = own.flatMap(({ answers }) =>
        answers.filter((each) => each.after !== null).map((each) => each.answer.id),
      );
      expect(known).toEqual(expect.arrayContaining(regraded));
    }),
  );
});

test("points that a person has set stay, whatever the new verdicts are", () => {
  fc.assert(
    fc.property(outcomes, outcomes, fc.constantFrom(0, 3, 8), (before, after, points) => {
      const own = part(replayed(before, after, -1, override(points)));
      for (const choice of regradeChoices) expect(effectOnItem(8, [own], policy, choice).after.earned).toBe(points);
    }),
  );
});
