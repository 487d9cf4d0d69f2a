import { followedPart } from "#problems/kinds/following";
import { type Answer, AnswerSchema } from "#problems/schema";
import type { Actor } from "./actor";
import type { Database } from "./db";
import { findPart, getPublishedVersion } from "./publishedVersion";

/**
 * The key of the part that a part follows, if it follows one. Not for transactions: it may read the version from the
 * database on a connection of its own, and transactions that wait for one another's connections wait for ever.
 */
export async function findFollowed(versionId: string, key: string): Promise<string | undefined> {
  const definition = findPart(await getPublishedVersion(versionId), key);
  return definition === undefined || definition.kind === "code" ? undefined : followedPart(definition);
}

/**
 * What the actor said to the part that this one follows, by part key: their newest answer that counts or may yet count.
 * It comes from what is stored, never from the browser, and is kept with the submission, so later answers change nothing.
 *
 * @param followed - as `findFollowed` gives it
 * @returns undefined when the part follows none, or that one was not answered
 */
export async function findEarlierAnswers(
  tx: Database,
  { userId }: Actor,
  { itemId, followed }: { itemId: string; followed: string | undefined },
): Promise<Record<string, Answer> | undefined> {
  if (followed === undefined) return undefined;
  const [newest] = await tx.$queryRaw<{ answer: unknown }[]>`
    SELECT s.answer FROM "Submission" s JOIN "Part" p ON p.id = s."partId"
      JOIN "Grading" g ON g."submissionId" = s.id AND g."isCurrent"
    WHERE p."itemId" = ${itemId}::uuid AND p.key = ${followed} AND s."userId" = ${userId}::uuid AND s.kind = 'submit'
      AND (g.status IS NULL OR g.status NOT IN ('invalid', 'grader-failed'))
    ORDER BY s."createdAt" DESC, s.id DESC LIMIT 1`;
  return newest === undefined ? undefined : { [followed]: AnswerSchema.parse(newest.answer) };
}
