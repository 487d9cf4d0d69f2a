import type { Database } from "#server/db";
import { chanceFor, happens } from "./chance";
import { findAssignments } from "./courseRows";
import { storeExtensions } from "./extensions";
import type { DemoMaterial } from "./material";
import { type DemoStudent, droppedStudent } from "./people";
import { storeRequests } from "./requests";
import { reviewWork, storeReviews } from "./reviews";
import { idOf, insertRows } from "./rows";
import { storeWork } from "./storeWork";
import { workOn } from "./work";

export interface CourseStory {
  course: { id: string; slug: string; startsOn: Date; sectionIds: readonly string[] };
  students: readonly DemoStudent[];
  /** Ids of the staff: who reads the first section, who the second, and who grants extensions. */
  readers: readonly [string, string];
  instructorId: string;
  /** By assignment: the share of students who hand in anything, and of written answers whose review is finished or begun. */
  shares: Readonly<Record<string, { work: number; finished: number; begun: number }>>;
  now: Date;
}

const dayMs = 86_400_000;

/** Gives a course its students, and all that they and its staff have done so far. */
export async function fillCourse(tx: Database, material: DemoMaterial, story: CourseStory): Promise<void> {
  const { course, students, readers, shares, now } = story;
  const people = students.map((student) => ({ ...student, id: idOf(`user/${student.email}`) }));
  await enrol(tx, people, story);

  const assignments = await findAssignments(tx, course.id);
  const workShares = Object.fromEntries(Object.entries(shares).map(([slug, { work }]) => [slug, work]));
  const work = people.flatMap((student) =>
    assignments
      .flatMap((assignment) => workOn(assignment, student, material, { course: course.slug, now, shares: workShares }))
      .filter(({ createdAt }) => student.email !== droppedStudent || createdAt < leftOn(course.startsOn)),
  );
  await storeWork(tx, work);

  const isInSecond = new Set(people.filter((_, index) => index % 2 === 1).map(({ email }) => email));
  const readerOf = (email: string): string =>
    happens(chanceFor(`reader/${email}`), 0.1) ? story.instructorId : readers[isInSecond.has(email) ? 1 : 0];
  const reviews = reviewWork(work, { courseId: course.id, now, readerOf, shares });
  await storeReviews(tx, reviews, course.id);
  const isOver = assignments.every(({ closesAt }) => closesAt < now);
  await storeRequests(tx, { courseId: course.id, now, reviews, work, isOver });
  await storeExtensions(tx, { ...story, assignments, people });
}

const leftOn = (startsOn: Date): Date => new Date(startsOn.getTime() + 5 * dayMs);

async function enrol(
  tx: Database,
  people: readonly (DemoStudent & { id: string })[],
  { course }: CourseStory,
): Promise<void> {
  await insertRows(
    tx,
    "User",
    people.map(({ id, name, email }) => ({ id, name, email, createdAt: course.startsOn })),
  );
  await insertRows(
    tx,
    "Enrollment",
    people.map(({ id, email }, index) => ({
      ...{ id: idOf(`enrollment/${course.slug}/${email}`), courseId: course.id, userId: id, role: "student" },
      ...{ sectionId: course.sectionIds[index % course.sectionIds.length] ?? null, createdAt: course.startsOn },
      droppedAt: email === droppedStudent ? leftOn(course.startsOn) : null,
    })),
  );
}
