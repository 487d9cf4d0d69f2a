import type { Database } from "#server/db";
import { createCatalogAssignments } from "#server/publishCatalog";
import { fillCourse } from "./fillCourse";
import type { DemoMaterial } from "./material";
import { studentsOfLastTerm, studentsOfThisTerm } from "./people";
import { idOf, insertRows } from "./rows";

/** Who works in the demo's courses and can sign in, by id. */
export interface DemoStaff {
  ta: string;
  /** Sees the Thursday section alone. */
  sectionTa: string;
  instructor: string;
}

const dayMs = 86_400_000;

/** So many days into the term: Homework 2 is open and due in a few days, Discussion 3 sooner, Discussion 1 takes late work. */
const daysIntoTerm = 18;
const daysSinceLastTermBegan = 230;

const startOf = (now: Date, daysAgo: number): Date => new Date(Math.floor(now.getTime() / dayMs - daysAgo) * dayMs);

const common = { title: "EECS 182", timeZone: "America/Los_Angeles" };

/** The course that runs now: people hand in, and staff have begun to read. */
export async function makeThisTerm(
  tx: Database,
  {
    staff,
    studentIds,
    material,
    now,
  }: { staff: DemoStaff; studentIds: readonly string[]; material: DemoMaterial; now: Date },
): Promise<void> {
  const startsOn = startOf(now, daysIntoTerm);
  const course = await tx.course.create({
    data: { ...common, slug: "eecs-182", term: "Fall 2026", startsOn },
    select: { id: true, slug: true },
  });
  const tuesday = await makeSection(tx, course, "Tuesday 10:00");
  const thursday = await makeSection(tx, course, "Thursday 14:00");
  await tx.enrollment.createMany({
    data: [
      ...studentIds.map((userId) => ({ courseId: course.id, userId, role: "student" as const, sectionId: tuesday })),
      { courseId: course.id, userId: staff.ta, role: "ta" },
      { courseId: course.id, userId: staff.sectionTa, role: "ta", sectionId: thursday, isLimitedToSection: true },
      { courseId: course.id, userId: staff.instructor, role: "instructor" },
    ],
  });
  await createCatalogAssignments(tx, course.id);
  await fillCourse(tx, material, {
    course: { ...course, startsOn, sectionIds: [tuesday, thursday] },
    ...{ students: studentsOfThisTerm, readers: [staff.ta, staff.sectionTa], instructorId: staff.instructor, now },
    shares: {
      "discussion-1": { work: 0.92, finished: 0.62, begun: 0.08 },
      "homework-2": { work: 0.65, finished: 0, begun: 0 },
      "transcript-audit": { work: 0.3, finished: 0, begun: 0 },
      "discussion-3": { work: 0.55, finished: 0.08, begun: 0.04 },
    },
  });
  const snippets = ["Show the step in between.", "Right, but say **why**.", "See the hint about units of $\\sigma$."];
  await insertRows(
    tx,
    "Snippet",
    snippets.map((text, index) => ({
      ...{ id: idOf(`snippet/${index}`), courseId: course.id, authorId: staff.ta, text, createdAt: startsOn },
    })),
  );
}

/** The course of the term before: closed, and read to the end but for a few. */
export async function makeLastTerm(
  tx: Database,
  { staff, material, now }: { staff: DemoStaff; material: DemoMaterial; now: Date },
): Promise<void> {
  const startsOn = startOf(now, daysSinceLastTermBegan);
  const course = await tx.course.create({
    data: { ...common, slug: "eecs-182-sp26", term: "Spring 2026", startsOn },
    select: { id: true, slug: true },
  });
  const sectionIds = [await makeSection(tx, course, "Wednesday 09:00"), await makeSection(tx, course, "Friday 13:00")];
  await tx.enrollment.createMany({
    data: [
      { courseId: course.id, userId: staff.ta, role: "ta" },
      { courseId: course.id, userId: staff.instructor, role: "instructor" },
    ],
  });
  await createCatalogAssignments(tx, course.id, (slug) => slug === "discussion-1" || slug === "homework-2");
  await fillCourse(tx, material, {
    course: { ...course, startsOn, sectionIds },
    ...{ students: studentsOfLastTerm, readers: [staff.ta, staff.ta], instructorId: staff.instructor, now },
    shares: {
      "discussion-1": { work: 0.95, finished: 0.98, begun: 0 },
      "homework-2": { work: 0.9, finished: 0.95, begun: 0.02 },
    },
  });
}

async function makeSection(tx: Database, course: { id: string; slug: string }, name: string): Promise<string> {
  const id = idOf(`section/${course.slug}/${name}`);
  await tx.section.create({ data: { id, courseId: course.id, name }, select: { id: true } });
  return id;
}
