import { randomBytes } from "node:crypto";
import type { Actor } from "#server/actor";
import { database } from "#server/db";
import { matchParts } from "#server/matchParts";
import { ProblemSchema, type Question } from "#problems/schema";
import { type CourseFixture, makeCourse, makePerson, newClientKey, unique } from "./course";

/** A course whose assignment asks, besides, for a text that people read. Three points by a rubric of two items. */
export interface GradingCourse extends CourseFixture {
  writtenItemId: string;
  /** Ids of the rubric's items: two points, one point. */
  direction: string;
  length: string;
}

const definition: Question = writtenPart();

export async function makeGradingCourse(): Promise<GradingCourse> {
  const at = await makeCourse({ latePercentPerDay: 0 });
  const problem = await database().problem.create({ data: { slug: unique("why") } });
  const version = await database().problemVersion.create({
    data: {
      ...{ problemId: problem.id, number: 1, hash: randomBytes(32).toString("hex"), files: {} },
      definition: { title: "Signs", summary: "Why.", parts: [definition] },
      statementHtml: "<p>About signs.</p>",
      gradingSeed: randomBytes(16).toString("hex"),
    },
  });
  const item = await database().item.create({
    data: { assignmentId: at.assignmentId, problemId: problem.id, versionId: version.id, position: 2, points: 3 },
  });
  await database().$transaction((tx) => matchParts(tx, item.id, { before: [], after: [definition] }));
  const part = await database().part.findFirstOrThrow({
    where: { itemId: item.id },
    include: { rubricItems: { orderBy: { position: "asc" } } },
  });
  const [direction, length] = part.rubricItems;
  if (direction === undefined || length === undefined) throw new Error("the part has a rubric of two items");
  return {
    ...{ ...at, writtenItemId: item.id, partId: part.id, versionId: version.id },
    ...{ direction: direction.id, length: length.id },
  };
}

/** People who take the course, in a section when one is named. */
export async function enrolStudents(
  at: Pick<CourseFixture, "courseId">,
  count: number,
  sectionId: string | null = null,
): Promise<Actor[]> {
  const students = await Promise.all(Array.from({ length: count }, (_, index) => makePerson(`Student ${index + 1}`)));
  await database().enrollment.createMany({
    data: students.map(({ userId }) => ({ courseId: at.courseId, userId, role: "student" as const, sectionId })),
  });
  return students;
}

/** One more who grades. */
export async function enrolGrader(at: Pick<CourseFixture, "courseId">, name = "Gus"): Promise<Actor> {
  const grader = await makePerson(name);
  await database().enrollment.create({ data: { courseId: at.courseId, userId: grader.userId, role: "ta" } });
  return grader;
}

/**
 * Hands in a text without the service, as the worker leaves it: it waits for a person.
 *
 * @param options.status - of the verdict; "queued" when there is none yet
 */
export async function handInText(
  at: Pick<CourseFixture, "partId" | "versionId">,
  { userId }: Actor,
  { markdown = "It goes **down** $x^2$.", submittedAt = new Date(), status = "accepted" } = {},
): Promise<string> {
  const verdict = {
    ...{ status, score: 0, maxScore: 0, tests: [], diagnosis: null, message: "Handed in." },
    ...{ problem: "why", part: "why", version: "0".repeat(64), engine: "0.1.0", seed: "s", isolation: "sealed" },
    timings: { totalMs: 0, compileMs: 0, studentMs: 0 },
  };
  const { id } = await database().submission.create({
    data: {
      ...{ partId: at.partId, userId, versionId: at.versionId, kind: "submit" },
      answer: { kind: "written", markdown },
      ...{ clientKey: newClientKey(), createdAt: submittedAt },
      gradings: {
        create: {
          ...{ reason: "live", versionId: at.versionId, seed: "s", isCurrent: true },
          ...(status === "queued"
            ? {}
            : {
                ...{ state: "done", attempt: 1, finishedAt: submittedAt, engine: "0.1.0" },
                ...{ status, score: 0, maxScore: 0, verdict },
                incidentId: status === "grader-failed" ? "0123456789" : null,
              }),
        },
      },
    },
    select: { id: true },
  });
  return id;
}

/** Makes a grader's claim as old as that, by the database's clock. */
export const ageClaim = (submissionId: string, seconds: number): Promise<number> =>
  database().$executeRaw`
    UPDATE "Claim" SET "claimedAt" = "claimedAt" - make_interval(secs => ${seconds}),
      "renewedAt" = "renewedAt" - make_interval(secs => ${seconds})
    WHERE "submissionId" = ${submissionId}::uuid`;

function writtenPart(): Question {
  const [part] = ProblemSchema.parse({
    title: "Signs",
    summary: "Why.",
    parts: [
      {
        ...{ kind: "written", id: "why", title: "Why it goes down", points: 3, source: "test.1", prompt: "Why $x$?" },
        rubric: [
          { id: "direction", text: "Names the direction.", points: 2 },
          { id: "length", text: "Names the length.", points: 1 },
        ],
        explanation: "Because of the *sign*.",
        misconceptions: [{ id: "up", text: "It goes up", feedback: "Look at the **sign**." }],
      },
    ],
  }).parts;
  if (part?.kind !== "written") throw new Error("the problem has a written part");
  return part;
}
