import { createHash } from "node:crypto";
import { areReviewsReleased } from "./areReviewsReleased";
import { policyColumns, policyFor } from "./assignmentPolicy";
import type { Database } from "./db";
import { submittedColumns } from "./progress";
import { getPublishedVersion } from "./publishedVersion";
import { effectOnItem, type ItemEffect, type PartOfPerson, type RegradeChoice, regradeChoices } from "./regradeEffect";

/** Somebody who handed something in to the item, and what each choice would make of their points. */
export interface PersonEffect {
  userId: string;
  name: string;
  email: string;
  /** Staff's own answers are replayed too; they count for nobody. */
  place: "student" | "dropped" | "staff";
  effects: Record<RegradeChoice, ItemEffect>;
  /** The points that the student sees: without reviews that are kept back. */
  seen: Record<RegradeChoice, Pick<ItemEffect, "before" | "after">>;
}

export interface VersionEffect {
  /** By name. */
  people: PersonEffect[];
  /** By part, in the order of `effects.parts`: both versions' parts. */
  parts: { id: string; key: string; title: string }[];
}

/** The change, with what the effect depends on. The parts of both versions are read beforehand, see `findChangedParts`. */
export interface EffectOf {
  changeId: string;
  itemId: string;
  parts: readonly ChangedPart[];
}

/** A part in both versions. */
export interface ChangedPart {
  key: string;
  title: string;
  pointsBefore: number | null;
  pointsAfter: number | null;
}

/** The parts of two versions, the later one's first. Not for transactions: it may read them on a connection of its own. */
export async function findChangedParts(fromVersionId: string, toVersionId: string): Promise<ChangedPart[]> {
  const [before, after] = await Promise.all([fromVersionId, toVersionId].map(getPublishedVersion));
  const [earlier, later] = [before?.definition.parts ?? [], after?.definition.parts ?? []];
  const keys = [...new Set([...later, ...earlier].map(({ id }) => id))];
  return keys.map((key) => {
    const [old, now] = [earlier, later].map((parts) => parts.find(({ id }) => id === key));
    return {
      ...{ key, title: now?.title ?? old?.title ?? key },
      ...{ pointsBefore: old?.points ?? null, pointsAfter: now?.points ?? null },
    };
  });
}

/** What a change would do to everybody, by the verdicts that are there. Nothing is written. */
export async function findVersionEffect(tx: Database, { changeId, itemId, parts }: EffectOf): Promise<VersionEffect> {
  const item = await findItem(tx, itemId, changeId);
  const { assignment } = item;
  const areReviewsOut = areReviewsReleased(assignment, new Date());
  const rows = parts.map(({ key }) => item.parts.find((part) => part.key === key));
  const submitters = new Set(rows.flatMap((row) => row?.submissions.map(({ userId }) => userId) ?? []));
  const people = assignment.course.enrollments
    .filter(({ userId }) => submitters.has(userId))
    .map(({ userId, role, droppedAt, sectionId, user }): PersonEffect => {
      const extensions = assignment.extensions.filter(
        (extension) => extension.userId === userId || (sectionId !== null && extension.sectionId === sectionId),
      );
      const policy = policyFor(assignment, extensions);
      const own = parts.map(({ pointsBefore, pointsAfter }, index): PartOfPerson => {
        const answers = rows[index]?.submissions.filter((submission) => submission.userId === userId) ?? [];
        return {
          ...{ pointsBefore, pointsAfter },
          answers: answers.map(({ shadows: [shadow], ...answer }) => ({ answer, after: shadow?.after ?? null })),
        };
      });
      const ofEach = <T>(effect: (choice: RegradeChoice) => T) => byChoice(effect);
      return {
        ...{ userId, name: user.name, email: user.email },
        place: role !== "student" ? "staff" : droppedAt === null ? "student" : "dropped",
        effects: ofEach((choice) => effectOnItem(item.points, own, policy, choice)),
        seen: ofEach((choice) => effectOnItem(item.points, own, policy, choice, areReviewsOut)),
      };
    });
  return {
    people,
    parts: parts.map(({ key, title }, index) => ({ id: rows[index]?.id ?? "", key, title })),
  };
}

export const byChoice = <T>(make: (choice: RegradeChoice) => T): Record<RegradeChoice, T> => {
  const [raise, all, none] = regradeChoices;
  return { raise: make(raise), all: make(all), none: make(none) };
};

/** Equal as long as every choice does the same to everybody. */
export function fingerprintOf({ people }: VersionEffect): string {
  const facts = people.map(({ userId, effects }) => [
    userId,
    ...regradeChoices.flatMap((choice) => [effects[choice].before.earned, effects[choice].after.earned]),
  ]);
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 32);
}

/** Smaller differences are rounding. */
const smallest = 1e-9;

/** By how many points somebody's item changes. Nothing handed in that counts is worth as much as nothing. */
export function gainOf({ before, after }: Pick<ItemEffect, "before" | "after">): number {
  const gain = (after.earned ?? 0) - (before.earned ?? 0);
  return Math.abs(gain) < smallest ? 0 : gain;
}

const findItem = (tx: Database, itemId: string, changeId: string) =>
  tx.item.findUniqueOrThrow({
    where: { id: itemId },
    select: {
      points: true,
      assignment: {
        select: {
          ...policyColumns,
          ...{ holdsReviews: true, reviewsReleaseAt: true },
          extensions: { select: { userId: true, sectionId: true, dueAt: true, closesAt: true } },
          course: {
            select: {
              enrollments: {
                orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
                select: {
                  ...{ userId: true, role: true, droppedAt: true, sectionId: true },
                  user: { select: { name: true, email: true } },
                },
              },
            },
          },
        },
      },
      parts: {
        select: {
          ...{ id: true, key: true },
          submissions: {
            where: { kind: "submit" },
            select: {
              ...submittedColumns,
              userId: true,
              shadows: {
                where: { versionChangeId: changeId, after: { state: "done" } },
                select: { after: { select: { status: true, score: true, maxScore: true } } },
              },
            },
          },
        },
      },
    },
  });
