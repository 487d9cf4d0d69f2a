import pg from "pg";

/** How much there is to grade. */
export interface Amounts {
  students: number;
  /** Of one part each, three an assignment. */
  items: number;
  /** Graded submissions in all. */
  submissions: number;
}

/**
 * A course full of work: every student has handed in every part several times, better and better and sometimes late;
 * one in fifty has an extension, one answer in two hundred a review with a rubric item. The teaching assistant of the
 * address sees it.
 *
 * @returns the course's slug
 */
export async function fillGradebook(databaseUrl: string, staffId: string, amounts: Amounts): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT setseed(0.182)");
    for (const [sql, values] of statements(staffId, amounts)) await client.query(sql, values);
    // What the server does by itself some minutes after so many rows came.
    await client.query(`VACUUM ANALYZE "Grading", "Submission", "Review", "AppliedRubricItem", "Enrollment", "User"`);
  } finally {
    await client.end();
  }
  return slug;
}

const slug = "full-gradebook";
const courseId = "018f0000-0000-7000-8000-000000000182";
const problemCount = 30;

function statements(staffId: string, { students, items, submissions }: Amounts): [string, unknown[]][] {
  return [
    [
      `INSERT INTO "Course" (id, slug, title, term, "timeZone", "startsOn")
       VALUES ($1, $2, 'A full course', 'Bench', 'UTC', now() - interval '90 days')`,
      [courseId, slug],
    ],
    [
      `INSERT INTO "Section" (id, "courseId", name) SELECT gen_random_uuid(), $1, 'Section ' || n FROM generate_series(1, 20) n`,
      [courseId],
    ],
    [`INSERT INTO "Enrollment" (id, "courseId", "userId", role) VALUES (gen_random_uuid(), $1, $2, 'ta')`, [courseId, staffId]],
    [
      `WITH person AS (
         INSERT INTO "User" (id, email, name)
         SELECT gen_random_uuid(), 'full-' || n || '@example.edu', 'Student ' || lpad(n::text, 4, '0') FROM generate_series(1, $2::int) n
         RETURNING id
       ), section AS (SELECT id, row_number() OVER () - 1 AS place FROM "Section" WHERE "courseId" = $1)
       INSERT INTO "Enrollment" (id, "courseId", "userId", role, "sectionId")
       SELECT gen_random_uuid(), $1, person.id, 'student', section.id
       FROM (SELECT id, row_number() OVER () AS place FROM person) person JOIN section ON section.place = person.place % 20`,
      [courseId, students],
    ],
    [
      `WITH problem AS (
         INSERT INTO "Problem" (id, slug) SELECT gen_random_uuid(), 'full-' || chr(96 + n / 10 + 1) || chr(97 + n % 10) FROM generate_series(1, $1::int) n
         RETURNING id, slug
       )
       INSERT INTO "ProblemVersion" (id, "problemId", number, hash, files, definition, "statementHtml", certificate, "gradingSeed")
       SELECT gen_random_uuid(), id, 1, encode(sha256(slug::bytea), 'hex'), '{}',
         jsonb_build_object('title', 'Problem ' || slug, 'summary', 'One of many.', 'parts', '[]'::jsonb), '', '{"tests": []}', md5(slug)
       FROM problem`,
      [problemCount],
    ],
    [
      `INSERT INTO "Assignment" (id, "courseId", slug, title, "opensAt", "dueAt", "closesAt", "latePercentPerDay", "publishedAt")
       SELECT gen_random_uuid(), $1, 'homework-' || chr(96 + n), 'Homework ' || n, now() - interval '80 days',
         now() - interval '60 days' + n * interval '5 days', now() - interval '57 days' + n * interval '5 days', 10, now() - interval '80 days'
       FROM generate_series(1, $2::int) n`,
      [courseId, Math.ceil(items / 3)],
    ],
    [
      `WITH problem AS (
         SELECT p.id, v.id AS "versionId", row_number() OVER (ORDER BY p.slug) - 1 AS place
         FROM "Problem" p JOIN "ProblemVersion" v ON v."problemId" = p.id WHERE p.slug LIKE 'full-%'
       ), assignment AS (SELECT id, row_number() OVER (ORDER BY "dueAt") - 1 AS place FROM "Assignment" WHERE "courseId" = $1),
       item AS (
         INSERT INTO "Item" (id, "assignmentId", "problemId", "versionId", position, points)
         SELECT gen_random_uuid(), a.id, p.id, p."versionId", p.place % 3 + 1, 10
         FROM problem p JOIN assignment a ON a.place = p.place / 3 WHERE p.place < $2::int RETURNING id
       )
       INSERT INTO "Part" (id, "itemId", key, kind, position, points) SELECT gen_random_uuid(), id, 'answer', 'code', 1, 5 FROM item`,
      [courseId, items],
    ],
    [
      `INSERT INTO "Extension" (id, "courseId", "assignmentId", "userId", "dueAt", "closesAt", reason, "granterId")
       SELECT gen_random_uuid(), $1, a.id, e."userId", a."dueAt" + interval '2 days', a."closesAt" + interval '2 days', 'Ill', $2
       FROM "Assignment" a, "Enrollment" e
       WHERE a."courseId" = $1 AND e."courseId" = $1 AND e.role = 'student' AND random() < 0.02`,
      [courseId, staffId],
    ],
    [submissionsSql, [courseId, submissions]],
    [gradingsSql, [courseId]],
    [
      `WITH part AS (SELECT p.id FROM "Part" p JOIN "Item" i ON i.id = p."itemId" JOIN "Assignment" a ON a.id = i."assignmentId" WHERE a."courseId" = $1)
       INSERT INTO "RubricItem" (id, "partId", position, text, points) SELECT gen_random_uuid(), id, 1, 'Clear names', -0.5 FROM part`,
      [courseId],
    ],
    [
      `WITH review AS (
         INSERT INTO "Review" (id, "submissionId", "authorId", state, "finishedAt", "overridePoints", "overrideReason")
         SELECT gen_random_uuid(), s.id, $2, 'finished', now(), CASE WHEN random() < 0.1 THEN 4 END, NULL
         FROM "Submission" s JOIN "Grading" g ON g."submissionId" = s.id JOIN "Enrollment" e ON e."userId" = s."userId" AND e."courseId" = $1
         WHERE random() < 0.005 AND false RETURNING id, "submissionId"
       ) SELECT count(*) FROM review`,
      [courseId, staffId],
    ],
  ];
}
