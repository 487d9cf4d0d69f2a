import { type AssignmentFile, AssignmentSchema } from "#problems/schema";
import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { changeOrConflict } from "./assignmentChange";
import { fromFile, toFile } from "./assignmentDefinition";
import { deleteItem, insertItem, placeItems } from "./assignmentItems";
import { withFreeSlug } from "./assignmentPlan";
import { recordChange } from "./audit";
import { type FactDifference, factDifferences } from "./auditDifferences";
import { database, type Database } from "./db";
import { AppError, notFound } from "./errors";
import { requireSound, type SettingColumns, settingColumns, toFacts } from "./settingColumns";
import { storableJson } from "./storableText";
import { findUsableProblems, type UsableProblem } from "./usableProblems";

/**
 * An assignment as a file: JSON of the schema that the repository's own assignments have.
 *
 * @throws AppError NOT_FOUND for who is not an instructor of the course
 */
export async function exportAssignment(
  actor: Actor,
  at: { course: string; assignment: string },
): Promise<{ fileName: string; text: string }> {
  const { courseId } = await requireInstructor(actor, { slug: at.course }, "assignment");
  const row = await findStanding(database(), courseId, at.assignment);
  if (row === null) throw notFound("assignment");
  const file = toFile(row, row.course);
  return { fileName: `${row.slug}.json`, text: `${JSON.stringify(file, null, 2)}\n` };
}

/** What applying a file would change. */
export interface FilePreview {
  slug: string;
  title: string;
  /** The revision of the assignment that it changes. Null: it makes a new one, which students do not see yet. */
  revision: number | null;
  /** Settings that differ. */
  settings: FactDifference[];
  /** Problems that come in, go, or stay with other points or in another order, in words. */
  items: string[];
}

/**
 * Reads a file and tells what it would change.
 *
 * @throws AppError NOT_FOUND for who is not an instructor of the course, INVALID with what is wrong in the file: problems
 *   that are not known here are named
 */
export async function previewAssignmentFile(
  actor: Actor,
  { course, text }: { course: string; text: string },
): Promise<FilePreview> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const file = readFile(text);
  const plan = await makePlan(database(), actor, courseId, file);
  const { before, columns } = plan;
  const facts = (of: SettingColumns | null) => (of === null ? null : toFacts(pickSettings(of)));
  return {
    ...{ slug: file.slug, title: file.title, revision: before?.revision ?? null },
    settings: factDifferences(facts(before), facts(columns)),
    items: itemChanges(before?.items ?? [], file.items),
  };
}

/**
 * Makes what a file says: a new assignment that students do not see yet, or changes of the one at its address. Problems
 * that come in show their newest version; one that people have worked on stays unless the file keeps it.
 *
 * @param revision - of the assignment when the change was looked at; null when there was none
 * @throws AppError NOT_FOUND, INVALID, CONFLICT when it is no longer what was looked at, or work would be lost
 */
export async function importAssignment(
  actor: Actor,
  { course, text, revision }: { course: string; text: string; revision: number | null },
): Promise<{ slug: string }> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const file = readFile(text);
  if (revision === null) {
    await withFreeSlug(file.slug, () =>
      database().$transaction(async (tx) => {
        const { columns, problems } = await makePlan(tx, actor, courseId, file);
        await insertAssignment(tx, actor, { courseId, slug: file.slug, columns, items: file.items, problems });
      }),
    );
    return { slug: file.slug };
  }
  await changeOrConflict(actor, { course, assignment: file.slug, revision }, async (tx, { id }) => {
    const { before, columns, problems } = await makePlan(tx, actor, courseId, file);
    await tx.assignment.update({ where: { id }, data: columns, select: { id: true } });
    const kept: string[] = [];
    for (const item of before?.items ?? [])
      if (file.items.some(({ problem }) => problem === item.problem)) kept.push(item.problem);
      else await deleteItem(tx, { id: item.id, problem: { slug: item.problem } });
    for (const [index, { problem: slug, points }] of file.items.entries()) {
      const problem = problems.get(slug);
      if (!kept.includes(slug) && problem !== undefined)
        await insertItem(tx, { assignmentId: id, problem, position: 2_000_000 + index, points });
      else await tx.item.updateMany({ where: { assignmentId: id, problem: { slug } }, data: { points } });
    }
    await orderItems(tx, id, file);
    await recordChange(tx, actor, {
      ...{ courseId, action: "assignment file imported", subject: { kind: "assignment", id } },
      before: before === null ? undefined : { ...toFacts(pickSettings(before)), items: itemFacts(before.items) },
      after: { ...toFacts(columns), items: itemFacts(file.items) },
    });
  });
  return { slug: file.slug };
}

/** Makes an assignment that students do not see yet. */
export async function insertAssignment(
  tx: Database,
  actor: Actor,
  {
    courseId,
    slug,
    columns,
    items,
    problems,
  }: {
    courseId: string;
    slug: string;
    columns: SettingColumns;
    items: readonly { problem: string; points: number }[];
    problems: ReadonlyMap<string, UsableProblem>;
  },
): Promise<void> {
  const { id } = await tx.assignment.create({ data: { courseId, slug, ...columns }, select: { id: true } });
  for (const [index, item] of items.entries()) {
    const problem = problems.get(item.problem);
    if (problem === undefined) throw notFound("problem");
    await insertItem(tx, { assignmentId: id, problem, position: index + 1, points: item.points });
  }
  await recordChange(tx, actor, {
    ...{ courseId, action: "assignment made", subject: { kind: "assignment", id } },
    after: { slug, ...toFacts(columns), items: itemFacts(items) },
  });
}

const itemFacts = (items: readonly { problem: string; points: number }[]): string[] =>
  items.map(({ problem, points }) => `${problem}: ${points}`);

async function orderItems(tx: Database, assignmentId: string, file: AssignmentFile): Promise<void> {
  const rows = await tx.item.findMany({
    where: { assignmentId },
    select: { id: true, problem: { select: { slug: true } } },
  });
  const idOf = new Map(rows.map(({ id, problem }) => [problem.slug, id]));
  await placeItems(
    tx,
    assignmentId,
    file.items.flatMap(({ problem }) => idOf.get(problem) ?? []),
  );
}

function readFile(text: string): AssignmentFile {
  let json: unknown;
  try {
    json = storableJson(JSON.parse(text));
  } catch {
    throw new AppError("INVALID", "This is no JSON, so it cannot be read as an assignment.");
  }
  const parsed = AssignmentSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "the file" : `“${issue.path.map(String).join(".")}”`;
  throw new AppError("INVALID", `In ${place}: ${issue?.message ?? "it is not as expected"}.`);
}

async function makePlan(tx: Database, actor: Actor, courseId: string, file: AssignmentFile) {
  const calendar = await tx.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { startsOn: true, timeZone: true },
  });
  const before = await findStanding(tx, courseId, file.slug);
  const columns = requireSound(fromFile(file, calendar, before));
  const problems = await requireProblems(tx, actor, file.items, before?.items ?? []);
  return { before, columns, problems };
}

/**
 * The problems of a file, by their slug.
 *
 * @param standing - problems that are there already, which may be nobody's to add
 * @throws AppError INVALID that names those which are not known
 */
export async function requireProblems(
  tx: Database,
  actor: Actor,
  items: readonly { problem: string }[],
  standing: readonly { problem: string }[] = [],
): Promise<Map<string, UsableProblem>> {
  const slugs = items.map(({ problem }) => problem);
  const found = await findUsableProblems(actor.userId, slugs, tx);
  const problems = new Map(found.map((problem) => [problem.slug, problem]));
  const unknown = slugs.filter((slug) => !problems.has(slug) && standing.every(({ problem }) => problem !== slug));
  if (unknown.length > 0) throw new AppError("INVALID", `No such problem is published here: ${unknown.join(", ")}.`);
  return problems;
}

async function findStanding(tx: Database, courseId: string, slug: string) {
  const row = await tx.assignment.findUnique({
    where: { courseId_slug: { courseId, slug } },
    select: {
      ...settingColumns,
      ...{ slug: true, revision: true, course: { select: { startsOn: true, timeZone: true } } },
      items: {
        orderBy: { position: "asc" },
        select: { id: true, points: true, problem: { select: { slug: true } } },
      },
    },
  });
  if (row === null) return null;
  return { ...row, items: row.items.map(({ id, points, problem }) => ({ id, points, problem: problem.slug })) };
}

function pickSettings(row: SettingColumns): SettingColumns {
  const { title, opensAt, dueAt, closesAt, latePercentPerDay, graceDays, counts, dropLowest, timeLimitMinutes } = row;
  const { solutionsReleaseAt, holdsReviews, reviewsReleaseAt, regradeDays, regradeQuota } = row;
  return {
    ...{ title, opensAt, dueAt, closesAt, latePercentPerDay, graceDays, counts, dropLowest, timeLimitMinutes },
    ...{ solutionsReleaseAt, holdsReviews, reviewsReleaseAt, regradeDays, regradeQuota },
  };
}

function itemChanges(
  before: readonly { problem: string; points: number }[],
  after: readonly { problem: string; points: number }[],
): string[] {
  const standing = new Map(before.map(({ problem, points }) => [problem, points]));
  const wanted = new Map(after.map(({ problem, points }) => [problem, points]));
  const added = after.flatMap(({ problem, points }) =>
    standing.has(problem) ? [] : [`${problem} comes in, for ${points} points`],
  );
  const removed = before.flatMap(({ problem }) => (wanted.has(problem) ? [] : [`${problem} goes`]));
  const changed = after.flatMap(({ problem, points }) => {
    const was = standing.get(problem);
    return was === undefined || was === points ? [] : [`${problem}: ${was} points become ${points}`];
  });
  const orderOf = (items: readonly { problem: string }[]): string =>
    items
      .map(({ problem }) => problem)
      .filter((slug) => standing.has(slug) && wanted.has(slug))
      .join(" ");
  return [
    ...added,
    ...removed,
    ...changed,
    ...(orderOf(before) === orderOf(after) ? [] : ["The order is another one"]),
  ];
}
