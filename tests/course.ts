import { randomBytes, randomUUID } from "node:crypto";
import { type TestResult, VerdictSchema, type VerdictStatus } from "#grader/verdict";
import type { Actor } from "#server/actor";
import { database } from "#server/db";
import type { ProblemDefinition, ProblemFiles } from "#problems/schema";

const hourMs = 3_600_000;

/** A name no other fixture in this database has. */
export const unique = (prefix: string): string =>
  `${prefix}-${randomBytes(6).toString("hex")}`.replace(/-(\d)/g, "-x$1");

export async function makePerson(name = "Robin"): Promise<Actor> {
  const email = `${unique("robin")}@example.edu`;
  const { id } = await database().user.create({ data: { name, email } });
  return { userId: id, name, email };
}

/** A complete code problem whose reference doubles a number; 1 public and 2 hidden points. */
const doublingDefinition: ProblemDefinition = {
  title: "Doubling",
  summary: "Return twice the number.",
  parts: [
    {
      kind: "code",
      id: "double",
      title: "Code",
      points: 3,
      source: "test.1",
      signatures: ["double(x: number): number"],
      hints: ["Start from $x$.", "Twice is $x + x$."],
      afterword: "The sheet says *multiply*.",
    },
  ],
};

const doublingFiles: ProblemFiles = {
  "problem.ts": "export default {};",
  "statement.md": "Double it.",
  "starter.ts": "export function double(x: number): number {\n  return 0;\n}\n",
  "reference.ts": "export const double = (x: number): number => 2 * x;\n",
  "tests.ts": "",
};

export async function makeVersion(): Promise<{ id: string; problemId: string; slug: string }> {
  const problem = await database().problem.create({ data: { slug: unique("doubling") } });
  const version = await database().problemVersion.create({
    data: {
      problemId: problem.id,
      number: 1,
      hash: randomBytes(32).toString("hex"),
      files: doublingFiles,
      definition: doublingDefinition,
      statementHtml: "<p>Double it.</p>",
      gradingSeed: randomBytes(16).toString("hex"),
      certificate: {
        tests: [
          { part: "double", name: "doubles 2", visibility: "public", points: 1 },
          { part: "double", name: "doubles halves", visibility: "hidden", points: 2 },
        ],
      },
    },
  });
  return { id: version.id, problemId: problem.id, slug: problem.slug };
}

export interface CourseFixture {
  courseId: string;
  courseSlug: string;
  assignmentId: string;
  assignmentSlug: string;
  itemId: string;
  partId: string;
  versionId: string;
  problemSlug: string;
  people: { student: Actor; otherStudent: Actor; ta: Actor; instructor: Actor; dropped: Actor; stranger: Actor };
}

export interface CourseDates {
  /** Hours from now. Defaults: opened a day ago, due in a day, closes a day after that. */
  opensIn?: number;
  dueIn?: number;
  closesIn?: number;
  latePercentPerDay?: number;
  solutionsReleaseIn?: number;
  isPublished?: boolean;
}

export const hoursFromNow = (hours: number): Date => new Date(Date.now() + hours * hourMs);

/** A course with one assignment of one 10-point item, and somebody of every kind. The stranger is in another course. */
export async function makeCourse(dates: CourseDates = {}): Promise<CourseFixture> {
  const [student, otherStudent, ta, instructor, dropped, stranger] = await Promise.all([
    makePerson("Sam"),
    makePerson("Olu"),
    makePerson("Tara"),
    makePerson("Ines"),
    makePerson("Dana"),
    makePerson("Zoe"),
  ]);
  const course = await database().course.create({
    data: {
      ...courseData(),
      enrollments: {
        create: [
          { userId: student.userId, role: "student" },
          { userId: otherStudent.userId, role: "student" },
          { userId: ta.userId, role: "ta" },
          { userId: instructor.userId, role: "instructor" },
          { userId: dropped.userId, role: "student", droppedAt: hoursFromNow(-1) },
        ],
      },
    },
  });
  await database().course.create({
    data: { ...courseData(), enrollments: { create: { userId: stranger.userId, role: "instructor" } } },
  });
  const assignment = await makeAssignment(course.id, dates);
  return {
    courseId: course.id,
    courseSlug: course.slug,
    ...assignment,
    people: { student, otherStudent, ta, instructor, dropped, stranger },
  };
}

function courseData() {
  return {
    slug: unique("course"),
    title: "A course",
    term: "Fall 2026",
    timeZone: "America/Los_Angeles",
    startsOn: new Date("2026-08-26"),
  };
}

export async function makeAssignment(
  courseId: string,
  {
    opensIn = -24,
    dueIn = 24,
    closesIn = dueIn + 24,
    latePercentPerDay = 10,
    solutionsReleaseIn,
    isPublished = true,
  }: CourseDates,
): Promise<Omit<CourseFixture, "courseId" | "courseSlug" | "people">> {
  const version = await makeVersion();
  const assignment = await database().assignment.create({
    data: {
      courseId,
      slug: unique("homework"),
      title: "Homework",
      opensAt: hoursFromNow(opensIn),
      dueAt: hoursFromNow(dueIn),
      closesAt: hoursFromNow(closesIn),
      latePercentPerDay,
      solutionsReleaseAt: solutionsReleaseIn === undefined ? null : hoursFromNow(solutionsReleaseIn),
      publishedAt: isPublished ? hoursFromNow(-48) : null,
    },
  });
  const item = await database().item.create({
    data: {
      assignmentId: assignment.id,
      problemId: version.problemId,
      versionId: version.id,
      position: 1,
      points: 10,
      parts: { create: { key: "double", kind: "code", position: 1, points: 3 } },
    },
    include: { parts: true },
  });
  const [part] = item.parts;
  if (part === undefined) throw new Error("the item has no part");
  return {
    assignmentId: assignment.id,
    assignmentSlug: assignment.slug,
    itemId: item.id,
    partId: part.id,
    versionId: version.id,
    problemSlug: version.slug,
  };
}

export const newClientKey = (): string => randomUUID();

/** Hands in an answer without the service and writes a verdict for it, as a worker would have done. */
export async function makeGradedSubmission(
  at: Pick<CourseFixture, "partId" | "versionId">,
  actor: Actor,
  {
    score,
    submittedAt = new Date(),
    status,
    kind = "submit",
    tests = [],
    mistake = null,
    source = "export const double = (x: number) => 2 * x;",
  }: GradedSubmission,
): Promise<string> {
  const maxScore = 3;
  const shownStatus = status ?? (score === maxScore ? "accepted" : score > 0 ? "partial" : "wrong-answer");
  const verdict = VerdictSchema.parse({
    ...{ status: shownStatus, score, maxScore, tests },
    diagnosis:
      mistake === null ? null : { mistake, title: `Known as ${mistake}`, feedback: "Look again.", functions: [] },
    ...{
      problem: "doubling",
      part: "double",
      version: "0".repeat(64),
      engine: "0.1.0",
      seed: "s",
      isolation: "sealed",
    },
    timings: { totalMs: 0, compileMs: 0, studentMs: 0 },
  });
  const { id } = await database().submission.create({
    data: {
      partId: at.partId,
      userId: actor.userId,
      versionId: at.versionId,
      kind,
      answer: { kind: "code", source },
      clientKey: newClientKey(),
      createdAt: submittedAt,
      gradings: {
        create: {
          ...{ reason: "live", versionId: at.versionId, seed: "s", isCurrent: true, state: "done", attempt: 1 },
          ...{ finishedAt: submittedAt, engine: "0.1.0", status: shownStatus, score, maxScore, verdict },
          incidentId: shownStatus === "grader-failed" ? "0123456789" : null,
        },
      },
    },
  });
  return id;
}

interface GradedSubmission {
  /** Out of 3. */
  score: number;
  submittedAt?: Date;
  status?: VerdictStatus;
  kind?: "run" | "submit";
  tests?: Partial<TestResult>[];
  /** The known mistake that was named. */
  mistake?: string | null;
  source?: string;
}
