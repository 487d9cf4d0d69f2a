import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import {
  type CourseSettings,
  fromColumns,
  parseCourseSlug,
  parseSettings,
  settingsColumns,
  toColumns,
} from "./courseSettings";
import { database, type Database, isUniqueViolation } from "./db";
import { enrollmentSubject, toEnrollmentFacts } from "./enrollmentFacts";
import { AppError, notFound } from "./errors";

export interface CourseSettingsView extends CourseSettings {
  slug: string;
  archivedAt: Date | null;
}

/** Whether the actor may make courses: whoever is instructor of one on this server may make another. */
export async function mayCreateCourses(actor: Actor): Promise<boolean> {
  const count = await database().enrollment.count({
    where: { userId: actor.userId, role: "instructor", droppedAt: null, user: { disabledAt: null } },
  });
  return count > 0;
}

/**
 * Makes a course, whose instructor the actor then is.
 *
 * @throws AppError NOT_FOUND for who is instructor of no course, INVALID, CONFLICT for a short name that is taken
 */
export async function createCourse(
  actor: Actor,
  { slug, ...settings }: CourseSettings & { slug: string },
): Promise<{ slug: string }> {
  if (!(await mayCreateCourses(actor))) throw notFound("page");
  return insertCourse(actor, { slug, ...settings }, () => Promise.resolve(actor.userId));
}

/**
 * Writes a course with its first instructor.
 *
 * @param actor - null: a program did it
 * @param findInstructor - gives the id of the first instructor, in the transaction of the course
 * @throws AppError INVALID, CONFLICT
 */
export async function insertCourse(
  actor: Actor | null,
  { slug: wanted, ...settings }: CourseSettings & { slug: string },
  findInstructor: (tx: Database) => Promise<string>,
): Promise<{ slug: string }> {
  const slug = parseCourseSlug(wanted);
  const parsed = parseSettings(settings);
  try {
    await database().$transaction(async (tx) => {
      const userId = await findInstructor(tx);
      const { id: courseId } = await tx.course.create({ data: { slug, ...toColumns(parsed) }, select: { id: true } });
      const { id } = await tx.enrollment.create({
        data: { courseId, userId, role: "instructor" },
        select: { id: true },
      });
      await recordChange(tx, actor, {
        ...{ courseId, action: "course made", subject: { kind: "course", id: courseId } },
        after: { slug, ...toFacts(parsed) },
      });
      await recordChange(tx, actor, {
        ...{ courseId, action: "person added", subject: enrollmentSubject(id) },
        after: toEnrollmentFacts({
          ...{ role: "instructor", section: null, isLimitedToSection: false, timeFactor: 1, isDropped: false },
        }),
      });
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("CONFLICT", `There is a course with the short name ${slug} already. Choose another one.`);
    throw error;
  }
  return { slug };
}

/** @throws AppError NOT_FOUND for who is no instructor */
export async function getCourseSettings(actor: Actor, course: string): Promise<CourseSettingsView> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const { slug, archivedAt, ...columns } = await database().course.findUniqueOrThrow({
    where: { id: courseId },
    select: { ...settingsColumns, slug: true, archivedAt: true },
  });
  return { slug, archivedAt, ...fromColumns(columns) };
}

/**
 * @param order.seen - the settings that the actor changed
 * @throws AppError NOT_FOUND for who is no instructor, INVALID, CONFLICT when somebody else changed them meanwhile
 */
export async function changeCourse(
  actor: Actor,
  { course, seen, next }: { course: string; seen: CourseSettings; next: CourseSettings },
): Promise<void> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const parsed = parseSettings(next);
  await database().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Course" WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;
    const stands = fromColumns(await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: settingsColumns }));
    const isAsSeen = (Object.keys(stands) as (keyof CourseSettings)[]).every((key) => stands[key] === seen[key]);
    if (!isAsSeen)
      throw new AppError("CONFLICT", "Somebody else changed these settings meanwhile. Reload the page to see them.");
    await tx.course.update({ where: { id: courseId }, data: toColumns(parsed), select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId, action: "course settings changed", subject: { kind: "course", id: courseId } },
      ...{ before: toFacts(stands), after: toFacts(parsed) },
    });
  });
}

/**
 * Takes a course from everybody's home page, or puts it back. Nothing in it is lost or closed.
 *
 * @throws AppError NOT_FOUND for who is no instructor
 */
export async function archiveCourse(
  actor: Actor,
  { course, isArchived }: { course: string; isArchived: boolean },
): Promise<void> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  await database().$transaction(async (tx) => {
    const { count } = await tx.course.updateMany({
      where: { id: courseId, archivedAt: isArchived ? null : { not: null } },
      data: { archivedAt: isArchived ? new Date() : null },
    });
    if (count === 0) return;
    await recordChange(tx, actor, {
      ...{ courseId, action: isArchived ? "course archived" : "course taken from the archive" },
      subject: { kind: "course", id: courseId },
    });
  });
}

/** Courses of the actor that are in the archive, the newest first. */
export async function listArchivedCourses(
  actor: Actor,
): Promise<{ slug: string; title: string; term: string; isStaff: boolean }[]> {
  const rows = await database().enrollment.findMany({
    where: {
      ...{ userId: actor.userId, droppedAt: null, user: { disabledAt: null } },
      course: { archivedAt: { not: null } },
    },
    orderBy: [{ course: { startsOn: "desc" } }, { course: { slug: "asc" } }],
    select: { role: true, course: { select: { slug: true, title: true, term: true } } },
  });
  return rows.map(({ role, course }) => ({ ...course, isStaff: role !== "student" }));
}

const toFacts = (settings: CourseSettings) => ({ ...settings });
