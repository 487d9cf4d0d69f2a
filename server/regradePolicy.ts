/**
 * When a student may ask for a regrade. Pure: the facts come from the rows, and the words stand on the screen.
 *
 * A request counts against the quota while it is open and once it was declined. A granted one gives its place back, since
 * asking was right, and so does one that is withdrawn before it is answered.
 */

/** What the points of a submission come from, as far as its student may see it. */
export interface SeenPoints {
  /** When the verdict that counts was there. Null: no test gave points. */
  verdictAt: Date | null;
  /** When the review was finished. Null: there is none that is finished. */
  reviewAt: Date | null;
  holdsReviews: boolean;
  reviewsReleaseAt: Date | null;
}

/**
 * The moment from which a student could see the points as they are: of verdict and review the later one. Null: nothing
 * to be seen yet.
 */
export function pointsSeenAt(
  { verdictAt, reviewAt, holdsReviews, reviewsReleaseAt }: SeenPoints,
  now: Date,
): Date | null {
  const moments = [verdictAt, reviewSeenAt({ reviewAt, holdsReviews, reviewsReleaseAt }, now)];
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : new Date(Math.max(...known.map(Number)));
}

/** When a student could first see a finished review. Null: not yet. */
export function reviewSeenAt(
  { reviewAt, holdsReviews, reviewsReleaseAt }: Omit<SeenPoints, "verdictAt">,
  now: Date,
): Date | null {
  if (reviewAt === null || !holdsReviews) return reviewAt;
  if (reviewsReleaseAt === null || reviewsReleaseAt > now) return null;
  return new Date(Math.max(Number(reviewAt), Number(reviewsReleaseAt)));
}

export interface RegradeFacts {
  /** See `pointsSeenAt`. */
  seenAt: Date | null;
  regradeDays: number;
  regradeQuota: number;
  /** Requests of the student in this assignment that count against the quota. */
  spent: number;
  /** A request about this submission waits for its answer. */
  isOpen: boolean;
}

/** `reason` is a sentence for the student. */
export type RegradeOffer =
  { canAsk: true; until: Date; left: number; quota: number } | { canAsk: false; reason: string };

export function offerRegrade(
  { seenAt, regradeDays, regradeQuota, spent, isOpen }: RegradeFacts,
  now: Date,
): RegradeOffer {
  if (regradeQuota === 0) return { canAsk: false, reason: "There are no regrade requests in this assignment." };
  if (seenAt === null) return { canAsk: false, reason: "There are no points yet that a regrade could be about." };
  if (isOpen) return { canAsk: false, reason: "Your request about this submission waits for its answer." };
  const until = new Date(seenAt.getTime() + regradeDays * dayMs);
  if (now > until)
    return {
      canAsk: false,
      reason: `The time to ask for a regrade is over: it was ${daysInWords(regradeDays)} from when you could see the points.`,
    };
  if (spent >= regradeQuota)
    return {
      canAsk: false,
      reason: `You have used the ${regradeQuota === 1 ? "one request" : `${regradeQuota} requests`} of this assignment. Open and declined ones count, granted and withdrawn ones do not.`,
    };
  return { canAsk: true, until, left: regradeQuota - spent, quota: regradeQuota };
}

const dayMs = 24 * 60 * 60 * 1000;

const daysInWords = (days: number): string => (days === 1 ? "1 day" : `${days} days`);
