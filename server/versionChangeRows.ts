import { z } from "zod";
import { requireId } from "./access";
import { database, type Database } from "./db";
import { notFound } from "./errors";
import type { RegradeChoice } from "./regradeEffect";

export type VersionChangeState = "replaying" | "ready" | "applied" | "cancelled";

/** A change of an item's version, as lists show it. */
export interface VersionChangeSummary {
  id: string;
  itemId: string;
  problemTitle: string;
  assignmentTitle: string;
  /** Numbers of the versions. */
  from: number;
  to: number;
  state: VersionChangeState;
  starterName: string;
  startedAt: Date;
  /** What was decided, by whom and when; null while it is open. */
  decision: { by: string; at: Date; choice: RegradeChoice | null } | null;
  /** The words for students. */
  notice: string | null;
  /** Students whose points moved when it was applied. */
  movedStudents: number;
}

export const summaryColumns = {
  ...{ id: true, itemId: true, state: true, choice: true, notice: true, createdAt: true, decidedAt: true },
  fromVersion: { select: { id: true, number: true } },
  toVersion: { select: { id: true, number: true, definition: true } },
  starter: { select: { name: true } },
  decider: { select: { name: true } },
  item: { select: { assignment: { select: { title: true, course: { select: { id: true, slug: true } } } } } },
  _count: { select: { notices: true } },
} as const;

const queryChange = (id: string) => database().versionChange.findUnique({ where: { id }, select: summaryColumns });
export type ChangeRow = NonNullable<Awaited<ReturnType<typeof queryChange>>>;

const TitleSchema = z.object({ title: z.string() });

export const titleOf = (definition: unknown): string => TitleSchema.parse(definition).title;

export function toSummary(row: ChangeRow): VersionChangeSummary {
  const { id, itemId, state, choice, notice, createdAt, decidedAt, decider } = row;
  return {
    ...{ id, itemId, state, notice, from: row.fromVersion.number, to: row.toVersion.number },
    problemTitle: titleOf(row.toVersion.definition),
    assignmentTitle: row.item.assignment.title,
    ...{ starterName: row.starter.name, startedAt: createdAt },
    decision: decidedAt === null || decider === null ? null : { by: decider.name, at: decidedAt, choice },
    movedStudents: row._count.notices,
  };
}

/** A change, for services that then check who asks. @throws AppError NOT_FOUND */
export async function findChange(id: string) {
  const row = await queryChange(requireId(id, "version change"));
  if (row === null) throw notFound("version change");
  const { course } = row.item.assignment;
  return {
    ...{ summary: toSummary(row), courseId: course.id, courseSlug: course.slug, itemId: row.itemId },
    ...{ fromVersionId: row.fromVersion.id, toVersionId: row.toVersion.id },
  };
}

/** The change as it stands now; it stays so until the transaction ends. */
export async function lockChange(tx: Database, id: string) {
  await tx.$executeRaw`SELECT FROM "VersionChange" WHERE id = ${id}::uuid FOR UPDATE`;
  const { decider, ...change } = await tx.versionChange.findUniqueOrThrow({
    where: { id },
    select: { state: true, choice: true, decidedAt: true, deciderId: true, decider: { select: { name: true } } },
  });
  return { ...change, deciderName: decider?.name ?? null };
}
