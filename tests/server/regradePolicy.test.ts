import { offerRegrade, pointsSeenAt, type RegradeFacts } from "#server/regradePolicy";

const day = (count: number): Date => new Date(Date.UTC(2026, 9, 1) + count * 86_400_000);

const because = (words: string): string => expect.stringContaining(words) as string;

const facts: RegradeFacts = { seenAt: day(0), regradeDays: 7, regradeQuota: 3, spent: 0, isOpen: false };

test.each<[string, Partial<RegradeFacts>, Date, object]>([
  ["right away", {}, day(0), { canAsk: true, until: day(7), left: 3, quota: 3 }],
  ["at the last instant", {}, day(7), { canAsk: true }],
  ["an instant later", {}, new Date(day(7).getTime() + 1), { canAsk: false, reason: because("7 days") }],
  ["where there is no day", { regradeDays: 0 }, day(1), { canAsk: false, reason: because("over") }],
  ["with one left", { spent: 2 }, day(1), { canAsk: true, left: 1 }],
  ["with none left", { spent: 3 }, day(1), { canAsk: false, reason: because("used the 3 requests") }],
  ["with none to begin with", { regradeQuota: 0 }, day(1), { canAsk: false, reason: because("no regrade") }],
  ["while one is open", { isOpen: true }, day(1), { canAsk: false, reason: because("waits") }],
  ["without points", { seenAt: null }, day(1), { canAsk: false, reason: because("no points yet") }],
])("asking %s", (_, changes, now, expected) => {
  expect(offerRegrade({ ...facts, ...changes }, now)).toMatchObject(expected);
});

const seen = { verdictAt: null, reviewAt: null, holdsReviews: false, reviewsReleaseAt: null };

test.each<[string, Partial<Parameters<typeof pointsSeenAt>[0]>, Date | null]>([
  ["nothing", {}, null],
  ["a verdict alone", { verdictAt: day(1) }, day(1)],
  ["a review alone", { reviewAt: day(2) }, day(2)],
  ["a review after the verdict", { verdictAt: day(1), reviewAt: day(2) }, day(2)],
  ["a verdict after the review", { verdictAt: day(3), reviewAt: day(2) }, day(3)],
  ["a review that is held", { verdictAt: day(1), reviewAt: day(2), holdsReviews: true }, day(1)],
  ["only a review that is held", { reviewAt: day(2), holdsReviews: true }, null],
  ["a review released later", { reviewAt: day(2), holdsReviews: true, reviewsReleaseAt: day(4) }, day(4)],
  ["a review finished after the release", { reviewAt: day(5), holdsReviews: true, reviewsReleaseAt: day(4) }, day(5)],
  ["a release to come", { verdictAt: day(1), reviewAt: day(2), holdsReviews: true, reviewsReleaseAt: day(11) }, day(1)],
])("points of %s are seen from the right moment on", (_, given, expected) => {
  expect(pointsSeenAt({ ...seen, ...given }, day(10))).toEqual(expected);
});
