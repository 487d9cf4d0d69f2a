import type { Actor } from "./actor";
import { ClaimSchema, claimSentence, claimTest } from "./claim";
import { database } from "./db";
import { notFound } from "./errors";
import { findPart, getPublishedVersion } from "./publishedVersion";

/** A claim that staff want as a test of a problem. */
export interface ClaimedTest {
  requestId: string;
  sentence: string;
  /** The source to paste into tests.ts. */
  test: string;
  answeredAt: Date;
}

/**
 * The claims that were granted and marked as tests of a problem, in the courses where the actor is staff. Oldest first.
 * Those that name a function the newest version no longer has are left out.
 *
 * @throws AppError NOT_FOUND for who is staff nowhere
 */
export async function listClaimedTests(actor: Actor, problemSlug: string): Promise<ClaimedTest[]> {
  const courses = await database().enrollment.findMany({
    where: { userId: actor.userId, role: { not: "student" }, droppedAt: null, user: { disabledAt: null } },
    select: { courseId: true },
  });
  if (courses.length === 0) throw notFound("problem");
  const requests = await database().regradeRequest.findMany({
    where: {
      makesTest: true,
      submission: {
        part: {
          item: {
            problem: { slug: problemSlug },
            assignment: { courseId: { in: courses.map((each) => each.courseId) } },
          },
        },
      },
    },
    orderBy: { answeredAt: "asc" },
    select: {
      ...{ id: true, claim: true, answeredAt: true },
      submission: { select: { part: { select: { key: true, item: { select: { versionId: true } } } } } },
    },
  });
  const tests = requests.map(async ({ id, claim, answeredAt, submission }): Promise<ClaimedTest[]> => {
    const { key, item } = submission.part;
    const part = findPart(await getPublishedVersion(item.versionId), key);
    const stored = ClaimSchema.safeParse(claim);
    if (part?.kind !== "code" || !stored.success || answeredAt === null) return [];
    if (!part.signatures.some(({ name }) => name === stored.data.function)) return [];
    const test = claimTest(stored.data, part.signatures);
    return [{ requestId: id, sentence: claimSentence(stored.data), test, answeredAt }];
  });
  return (await Promise.all(tests)).flat();
}
