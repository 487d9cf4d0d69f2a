import { randomBytes } from "node:crypto";
import { z } from "zod";
import { VerdictSchema } from "#grader/verdict";
import { findProblem } from "#problems/catalog";
import { demoAccounts } from "#server/demoAccounts";
import { env } from "#server/env";
import { postgresDirectory } from "#server/launch/database";
import { startPostgres } from "#server/postgres";
import { query } from "./classroom";

/** A course of its own on the database of the demo, in which many students have answered one question in writing. */
export interface GradingHall {
  slug: string;
  partId: string;
  partTitle: string;
  students: readonly { email: string; name: string; answer: string }[];
  /** Items of the rubric, in order. */
  rubricIds: readonly string[];
  /** What is stored about the answers. */
  reviews: () => Promise<StoredReview[]>;
  /** Everybody leaves the course, so that nobody else meets it. */
  close: () => Promise<void>;
}

const StoredReviewSchema = z.object({
  email: z.string(),
  state: z.string(),
  comment: z.string(),
  overridePoints: z.number().nullable(),
  gradingSeconds: z.number().nullable(),
  rubricItemIds: z.array(z.string()),
});
type StoredReview = z.infer<typeof StoredReviewSchema>;

const problem = "bad-objective-questions";
const IdSchema = z.array(z.object({ id: z.string() })).min(1);
const rubric = [
  { text: "Names a nearby local maximum.", points: 1 },
  { text: "Says that the start decides.", points: 1 },
  { text: "Confuses ascent with descent.", points: -0.5 },
];

/** Half a kind of answers says one thing, half another: what is to be ticked can be read. */
const answers = [
  "It goes to a **nearby** maximum, and the start decides which: $\\theta_0$.",
  "It converges to a nearby maximum.",
  "The start decides where it ends.",
  "It goes down to a minimum.",
];

/** The demo's teaching assistant and instructor grade in it. The server of the demo must run. */
export async function openGradingHall(count: number): Promise<GradingHall> {
  const { url } = await startPostgres(postgresDirectory(env().dataDirectory));
  const run = (sql: string, values: readonly unknown[]) => query(url, sql, values);
  const mark = randomBytes(4).toString("hex");
  const slug = `grading-walk-${mark}`;
  const part = findProblem(problem)?.problem.parts.find(({ kind }) => kind === "written");
  if (part === undefined) throw new Error(`${problem} has no written part`);

  const [course] = IdSchema.parse(
    await run(
      `WITH course AS (
         INSERT INTO "Course" (id, slug, title, term, "timeZone", "startsOn")
         VALUES (gen_random_uuid(), $1, 'Grading walk', 'Fall 2026', 'America/Los_Angeles', now()) RETURNING id
       ), staff AS (
         INSERT INTO "Enrollment" (id, "courseId", "userId", role)
         SELECT gen_random_uuid(), course.id, u.id, CASE WHEN u.email = $2 THEN 'ta' ELSE 'instructor' END::"Role"
         FROM course, "User" u WHERE u.email = ANY($3::text[])
       )
       SELECT id FROM course`,
      [slug, emailOf("ta"), [emailOf("ta"), emailOf("instructor")]],
    ),
  );
  const [made] = IdSchema.parse(
    await run(
      `WITH version AS (
         SELECT v.id, v."problemId" FROM "ProblemVersion" v JOIN "Problem" p ON p.id = v."problemId"
         WHERE p.slug = $2 ORDER BY v.number DESC LIMIT 1
       ), assignment AS (
         INSERT INTO "Assignment" (id, "courseId", slug, title, "opensAt", "dueAt", "closesAt", "publishedAt")
         VALUES (gen_random_uuid(), $1, 'sheet', 'Sheet of the walk', now() - interval '2 days',
           now() + interval '1 day', now() + interval '1 day', now() - interval '2 days') RETURNING id
       ), item AS (
         INSERT INTO "Item" (id, "assignmentId", "problemId", "versionId", position, points)
         SELECT gen_random_uuid(), assignment.id, version."problemId", version.id, 1, $4::float8
         FROM assignment, version RETURNING id
       )
       INSERT INTO "Part" (id, "itemId", key, kind, position, points)
       SELECT gen_random_uuid(), item.id, $3, 'written', 1, $4::float8 FROM item RETURNING id`,
      [course?.id, problem, part.id, part.points],
    ),
  );
  const partId = made?.id ?? "";
  const rubricIds = IdSchema.parse(
    await run(
      `INSERT INTO "RubricItem" (id, "partId", position, text, points)
       SELECT gen_random_uuid(), $1, place, text, points
       FROM unnest($2::text[], $3::float8[]) WITH ORDINALITY AS item (text, points, place) RETURNING id, position`,
      [partId, rubric.map(({ text }) => text), rubric.map(({ points }) => points)],
    ),
  ).map(({ id }) => id);
  const students = Array.from({ length: count }, (_, index) => ({
    email: `walker-${mark}-${index + 1}@example.edu`,
    name: `Walker ${mark} ${index + 1}`,
    answer: answers[index % answers.length] ?? "",
  }));
  await handIn(run, { courseId: course?.id ?? "", partId, students });

  return {
    ...{ slug, partId, partTitle: part.title, students, rubricIds },
    reviews: async () =>
      z.array(StoredReviewSchema).parse(
        await run(
          `SELECT u.email, r.state::text AS state, r.comment, r."overridePoints", r."gradingSeconds",
             array(SELECT a."rubricItemId"::text FROM "AppliedRubricItem" a WHERE a."reviewId" = r.id) AS "rubricItemIds"
           FROM "Review" r JOIN "Submission" s ON s.id = r."submissionId" JOIN "User" u ON u.id = s."userId"
           WHERE s."partId" = $1`,
          [partId],
        ),
      ),
    close: async () => {
      await run(`UPDATE "Enrollment" SET "droppedAt" = now() WHERE "courseId" = $1`, [course?.id]);
    },
  };
}

/** As the worker leaves them: read by no test, waiting for a person. */
async function handIn(
  run: (sql: string, values: readonly unknown[]) => Promise<unknown[]>,
  { courseId, partId, students }: { courseId: string; partId: string; students: GradingHall["students"] },
): Promise<void> {
  const verdict = VerdictSchema.parse({
    ...{ status: "accepted", score: 0, maxScore: 0, tests: [], diagnosis: null, message: "Handed in." },
    ...{ problem, part: partId, version: "0".repeat(64), engine: "0.1.0", seed: "s", isolation: "sealed" },
    timings: { totalMs: 0, compileMs: 0, studentMs: 0 },
  });
  await run(
    `WITH person AS (
       INSERT INTO "User" (id, email, name)
       SELECT gen_random_uuid(), email, name FROM unnest($1::text[], $2::text[]) AS walker (email, name)
       RETURNING id, email
     ), enrolled AS (
       INSERT INTO "Enrollment" (id, "courseId", "userId", role)
       SELECT gen_random_uuid(), $4, id, 'student' FROM person
     ), submission AS (
       INSERT INTO "Submission" (id, "partId", "userId", "versionId", kind, answer, "clientKey")
       SELECT gen_random_uuid(), $5, person.id, i."versionId", 'submit',
         jsonb_build_object('kind', 'written', 'markdown', walker.answer), gen_random_uuid()::text
       FROM unnest($1::text[], $3::text[]) AS walker (email, answer) JOIN person ON person.email = walker.email,
         "Part" p JOIN "Item" i ON i.id = p."itemId" WHERE p.id = $5 RETURNING id, "versionId"
     )
     INSERT INTO "Grading" (id, "submissionId", reason, "versionId", seed, "isCurrent", state, attempt, "finishedAt",
       engine, status, score, "maxScore", verdict)
     SELECT gen_random_uuid(), id, 'live', "versionId", 's', true, 'done', 1, now(), '0.1.0', 'accepted', 0, 0,
       $6::jsonb FROM submission`,
    [
      ...[students.map(({ email }) => email), students.map(({ name }) => name)],
      ...[students.map(({ answer }) => answer), courseId, partId, JSON.stringify(verdict)],
    ],
  );
}

const emailOf = (role: "ta" | "instructor"): string =>
  demoAccounts.find((account) => account.role === role)?.email ?? "";
