import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { type CourseCalendar, fromFile, toFile } from "./assignmentDefinition";
import { insertAssignment, requireProblems } from "./assignmentFile";
import { withFreeSlug } from "./assignmentPlan";
import { database } from "./db";
import { notFound } from "./errors";
import { settingColumns, type SettingColumns } from "./settingColumns";

/** An assignment of another course that can be brought over, with the dates it would have. */
export interface DuplicableAssignment {
  course: { slug: string; title: string; term: string };
  slug: string;
  title: string;
  itemCount: number;
  opensAt: Date;
  dueAt: Date;
}

/**
 * The assignments of the other courses where the actor is an instructor, the newest course first.
 *
 * @throws AppError NOT_FOUND for who is not an instructor of the course
 */
export async function listDuplicable(actor: Actor, course: string): Promise<DuplicableAssignment[]> {
  const target = await findCalendar(actor, course);
  const rows = await database().assignment.findMany({
    where: {
      courseId: { not: target.id },
      course: { enrollments: { some: { userId: actor.userId, role: "instructor", droppedAt: null } } },
    },
    orderBy: [{ course: { startsOn: "desc" } }, { dueAt: "asc" }, { slug: "asc" }],
    select: {
      ...{ slug: true, ...settingColumns, _count: { select: { items: true } } },
      course: { select: { slug: true, title: true, term: true, startsOn: true, timeZone: true } },
    },
  });
  return rows.map(({ slug, _count, course: { slug: courseSlug, title, term, ...calendar }, ...row }) => {
    const { opensAt, dueAt } = shifted({ ...row, slug, items: [] }, calendar, target);
    return {
      ...{ course: { slug: courseSlug, title, term }, slug, title: row.title, itemCount: _count.items },
      ...{ opensAt, dueAt },
    };
  });
}

/**
 * Brings an assignment of another course over, as one that students do not see yet: with its settings, the newest versions
 * of its problems, and its dates moved with the start of the course by whole weeks. Weekdays stay, and so does what clocks
 * show.
 *
 * @throws AppError NOT_FOUND unless the actor is an instructor of both courses, CONFLICT for an address that is taken
 */
export async function duplicateAssignment(
  actor: Actor,
  { course, from, slug }: { course: string; from: { course: string; assignment: string }; slug: string },
): Promise<{ slug: string }> {
  const [target, source] = await Promise.all([findCalendar(actor, course), findCalendar(actor, from.course)]);
  const row = await database().assignment.findUnique({
    where: { courseId_slug: { courseId: source.id, slug: from.assignment } },
    select: {
      ...settingColumns,
      items: { orderBy: { position: "asc" }, select: { points: true, problem: { select: { slug: true } } } },
    },
  });
  if (row === null) throw notFound("assignment");
  const items = row.items.map(({ points, problem }) => ({ problem: problem.slug, points }));
  const columns = shifted({ ...row, slug, items }, source, target);
  return withFreeSlug(slug, () =>
    database().$transaction(async (tx) => {
      const problems = await requireProblems(tx, actor, items);
      await insertAssignment(tx, actor, { courseId: target.id, slug, columns, items, problems });
      return { slug };
    }),
  );
}

async function findCalendar(actor: Actor, slug: string): Promise<CourseCalendar & { id: string }> {
  const { courseId } = await requireInstructor(actor, { slug }, "course");
  return database().course.findUniqueOrThrow({
    where: { id: courseId },
    select: { id: true, startsOn: true, timeZone: true },
  });
}

const weekMs = 7 * 86_400_000;

/** The settings with dates moved by the whole weeks that lie between the starts of two courses. */
function shifted(row: Parameters<typeof toFile>[0], source: CourseCalendar, target: CourseCalendar): SettingColumns {
  const weeks = Math.round((target.startsOn.getTime() - source.startsOn.getTime()) / weekMs);
  const startsOn = new Date(source.startsOn.getTime() + weeks * weekMs);
  return fromFile(toFile(row, source), { startsOn, timeZone: target.timeZone });
}
