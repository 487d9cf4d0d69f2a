import { requireId, seenStudents } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, type Database } from "./db";
import { AppError, notFound } from "./errors";
import { getGradingAnswer, type GradingPart } from "./gradingPart";
import { lockAnswers } from "./groupReviews";

/** The copies of a review, as the actor may change them. */
export interface CopiesOfReview {
  sourceId: string;
  /** The source as it is now: copies are made to say this. */
  revision: number;
  /** Copies that nobody changed and that say something else than the source does now. */
  behind: number;
  /** Copies that say the same already. */
  same: number;
}

/**
 * How many copies of a review would change if they were made to say what it says now. What somebody changed by hand is
 * no copy any more and is not counted.
 *
 * @throws AppError NOT_FOUND; CONFLICT when the review is not finished
 */
export async function countCopies(actor: Actor, sourceReviewId: string): Promise<CopiesOfReview> {
  const { source, part } = await findSource(actor, sourceReviewId);
  const copies = await findCopies(database(), part, source.id);
  const behind = copies.filter((each) => !saysTheSame(each, source)).length;
  return { sourceId: source.id, revision: source.revision, behind, same: copies.length - behind };
}

/**
 * Makes the copies of a review say what it says now.
 *
 * @param order.revision - of the source, as the actor saw it
 * @returns how many were changed
 * @throws AppError NOT_FOUND; CONFLICT when the source is another one by now
 */
export async function reapplyToCopies(
  actor: Actor,
  order: { sourceReviewId: string; revision: number },
): Promise<number> {
  const { source: seen, part } = await findSource(actor, order.sourceReviewId);
  const reached = await findCopies(database(), part, seen.id);
  return database().$transaction(async (tx) => {
    await lockAnswers(tx, [seen.submissionId, ...reached.map(({ submissionId }) => submissionId)]);
    const source = await tx.review.findUniqueOrThrow({ where: { id: seen.id }, select: columns });
    if (source.revision !== order.revision || source.state !== "finished")
      throw new AppError("CONFLICT", "The review was changed meanwhile. Load the page to see it.");
    const copies = (await findCopies(tx, part, source.id)).filter((each) => !saysTheSame(each, source));
    for (const each of copies) await rewrite(tx, actor, part, { source, copy: each });
    return copies.length;
  });
}

const columns = {
  ...{ id: true, submissionId: true, state: true, revision: true, comment: true },
  rubricItems: { orderBy: { rubricItemId: "asc" }, select: { rubricItemId: true } },
} as const;

type Stored = NonNullable<Awaited<ReturnType<typeof findReview>>>;
const findReview = (id: string) => database().review.findUnique({ where: { id }, select: columns });

async function findSource(actor: Actor, reviewId: string): Promise<{ source: Stored; part: GradingPart }> {
  const source = await findReview(requireId(reviewId, "review"));
  if (source === null) throw notFound("review");
  const { part } = await getGradingAnswer(actor, source.submissionId);
  if (source.state !== "finished")
    throw new AppError("CONFLICT", "This review is not finished, so its copies stay as they are.");
  return { source, part };
}

/** Of the students whom the actor sees. */
const findCopies = (tx: Database, { access }: GradingPart, sourceId: string): Promise<Stored[]> =>
  tx.review.findMany({
    where: {
      ...{ sourceId, state: "finished" },
      submission: { user: { enrollments: { some: seenStudents(access) } } },
    },
    select: columns,
  });

const itemsOf = ({ rubricItems }: Pick<Stored, "rubricItems">): string[] =>
  rubricItems.map(({ rubricItemId }) => rubricItemId);

const saysTheSame = (one: Stored, other: Stored): boolean =>
  one.comment === other.comment && itemsOf(one).join() === itemsOf(other).join();

async function rewrite(
  tx: Database,
  actor: Actor,
  { access: { courseId } }: GradingPart,
  { source, copy }: { source: Stored; copy: Stored },
): Promise<void> {
  const rubricItemIds = itemsOf(source);
  await tx.review.update({
    where: { id: copy.id },
    data: {
      comment: source.comment,
      revision: { increment: 1 },
      rubricItems: {
        deleteMany: { rubricItemId: { notIn: rubricItemIds } },
        createMany: { data: rubricItemIds.map((rubricItemId) => ({ rubricItemId })), skipDuplicates: true },
      },
    },
    select: { id: true },
  });
  await recordChange(tx, actor, {
    ...{ courseId, action: "copied review changed with its source", subject: { kind: "review", id: copy.id } },
    before: { rubricItemIds: itemsOf(copy) },
    after: { rubricItemIds, sourceId: source.id },
  });
}
