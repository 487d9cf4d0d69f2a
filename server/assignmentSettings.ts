import { z } from "zod";
import { ProblemSchema } from "#problems/schema";
import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { changeAssignment, type SeenAssignment } from "./assignmentChange";
import { type PlannedState, plannedState } from "./assignmentPlan";
import { recordChange } from "./audit";
import { database } from "./db";
import { AppError, notFound } from "./errors";
import {
  fromSettings,
  notesOnMoments,
  requireSound,
  settingColumns,
  type Settings,
  SettingsSchema,
  toFacts,
  toSettings,
} from "./settingColumns";
import { storableText } from "./storableText";
import { studentSentences } from "./studentSentences";
import { findUsableProblems, type UsableProblem } from "./usableProblems";

/** An assignment as instructors set it up. */
export interface AssignmentSettingsView {
  slug: string;
  revision: number;
  state: PlannedState;
  settings: Settings;
  items: SettingsItem[];
  /** Students of the course, and how many of them have begun (where it is timed) or handed something in. */
  students: { all: number; begun: number; submitted: number };
  described: SettingsDescription;
}

export interface SettingsItem {
  id: string;
  slug: string;
  title: string;
  points: number;
  version: number;
  /** Sum of the points of its parts. */
  partPoints: number;
  /** People who handed in something. */
  submitters: number;
}

/** What settings mean, in words. */
export interface SettingsDescription {
  /** What students read. */
  sentences: string[];
  /** What is remarkable about days on which clocks are changed. */
  notes: string[];
  /** What cannot be; while there is any, the settings are not stored. */
  faults: string[];
}

/** @throws AppError NOT_FOUND for who is not an instructor of the course */
export async function getAssignmentSettings(
  actor: Actor,
  at: { course: string; assignment: string },
): Promise<AssignmentSettingsView> {
  const { courseId } = await requireInstructor(actor, { slug: at.course }, "assignment");
  const row = await database().assignment.findUnique({
    where: { courseId_slug: { courseId, slug: at.assignment } },
    select: {
      ...settingColumns,
      ...{ id: true, slug: true, revision: true, publishedAt: true },
      course: { select: { timeZone: true } },
      _count: { select: { starts: true } },
      items: {
        orderBy: { position: "asc" },
        select: {
          ...{ id: true, points: true, problem: { select: { slug: true } } },
          version: { select: { number: true, definition: true } },
        },
      },
    },
  });
  if (row === null) throw notFound("assignment");
  const [all, submitters] = await Promise.all([
    database().enrollment.count({ where: { courseId, role: "student", droppedAt: null } }),
    countSubmitters(row.id),
  ]);
  const { timeZone } = row.course;
  const settings = toSettings(row, timeZone);
  return {
    ...{ slug: row.slug, revision: row.revision, state: plannedState(row, new Date()), settings },
    items: row.items.map(({ id, points, problem, version }) => {
      const { title, parts } = ProblemSchema.parse(version.definition);
      const partPoints = parts.reduce((sum, part) => sum + part.points, 0);
      const ofItem = submitters.find(({ itemId }) => itemId === id)?.people ?? 0;
      return { ...{ id, slug: problem.slug, title, points, partPoints }, version: version.number, submitters: ofItem };
    }),
    students: {
      all,
      begun: row._count.starts,
      submitted: submitters.find(({ itemId }) => itemId === null)?.people ?? 0,
    },
    described: describe(settings, timeZone),
  };
}

/** How many people handed in something, by item, and with the item null in all. */
const countSubmitters = (assignmentId: string) =>
  database().$queryRaw<{ itemId: string | null; people: number }[]>`
    SELECT i.id AS "itemId", count(DISTINCT s."userId")::int AS people
    FROM "Item" i JOIN "Part" p ON p."itemId" = i.id JOIN "Submission" s ON s."partId" = p.id AND s.kind = 'submit'
    WHERE i."assignmentId" = ${assignmentId}::uuid GROUP BY GROUPING SETS ((i.id), ())`;

/**
 * What settings would mean, before they are stored.
 *
 * @throws AppError NOT_FOUND for who is not an instructor of the course
 */
export async function describeSettings(
  actor: Actor,
  { course, settings }: { course: string; settings: unknown },
): Promise<SettingsDescription> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const { timeZone } = await database().course.findUniqueOrThrow({
    where: { id: courseId },
    select: { timeZone: true },
  });
  const parsed = SettingsSchema.safeParse(settings);
  if (!parsed.success) return { sentences: [], notes: [], faults: [faultInWords(parsed.error)] };
  return describe(parsed.data, timeZone);
}

function describe(settings: Settings, timeZone: string): SettingsDescription {
  try {
    const columns = requireSound(fromSettings(settings, timeZone, null));
    return { sentences: studentSentences(columns, timeZone), notes: notesOnMoments(settings, timeZone), faults: [] };
  } catch (error) {
    if (error instanceof AppError) return { sentences: [], notes: [], faults: [error.message] };
    throw error;
  }
}

/**
 * Stores settings in the place of those that the actor saw.
 *
 * @returns not stored, with what stands there now, when somebody else has changed the assignment meanwhile
 * @throws AppError NOT_FOUND for who is not an instructor of the course, INVALID
 */
export async function saveAssignmentSettings(
  actor: Actor,
  { settings, ...seen }: SeenAssignment & { settings: unknown },
): Promise<{ isStored: true; revision: number } | { isStored: false; newer: AssignmentSettingsView }> {
  const parsed = SettingsSchema.safeParse(settings);
  const stored = await changeAssignment(actor, seen, async (tx, row) => {
    if (!parsed.success) throw new AppError("INVALID", faultInWords(parsed.error));
    const before = await tx.assignment.findUniqueOrThrow({ where: { id: row.id }, select: settingColumns });
    const asked = { ...parsed.data, title: storableText(parsed.data.title) };
    const after = requireSound(fromSettings(asked, row.timeZone, before));
    await tx.assignment.update({ where: { id: row.id }, data: after, select: { id: true } });
    await recordChange(tx, actor, {
      courseId: row.courseId,
      action: "assignment settings changed",
      subject: { kind: "assignment", id: row.id },
      before: toFacts(before),
      after: toFacts(after),
    });
  });
  if (stored !== "newer") return { isStored: true, revision: stored.revision };
  return { isStored: false, newer: await getAssignmentSettings(actor, seen) };
}

/**
 * The problems that can be added to assignments of a course.
 *
 * @throws AppError NOT_FOUND for who is not an instructor of the course
 */
export async function listUsableProblems(actor: Actor, course: string): Promise<UsableProblem[]> {
  await requireInstructor(actor, { slug: course }, "course");
  return findUsableProblems(actor.userId);
}

const names: Readonly<Record<string, string>> = {
  title: "The title",
  opensAt: "The date and time it opens",
  dueAt: "The date and time it is due",
  closesAt: "The date and time until which late work is taken",
  latePercentPerDay: "The percentage for a day",
  graceDays: "The number of days that cost nothing",
  dropLowest: "The number of problems left out",
  timeLimitMinutes: "The number of minutes",
  solutionsReleaseAt: "The date and time of the solutions",
  reviewsReleaseAt: "The date and time of the reviews",
  regradeDays: "The number of days for regrade requests",
  regradeQuota: "The number of regrade requests",
};

function faultInWords(error: z.ZodError): string {
  const name = names[String(error.issues[0]?.path[0])] ?? "Something";
  return `${name} is missing or out of range.`;
}
