import pg from "pg";

/** How much there is to grade. */
export interface Amounts {
  students: number;
  /** Of one part each, three an assignment. */
  items: number;
  /** Graded submissions in all. */
  submissions: number;
}

const courseId = "018f0000-0000-7000-8000-000000000182";
const slug = "full-gradebook";

/**
 * A course full of work: every student handed in every part several times, better and better and sometimes late; one in
 * fifty has an extension, one answer in two hundred a review with a rubric item, and some reviews set the points.
 *
 * @param staffId - who becomes its teaching assistant
 * @returns the course's slug
 */
export async function fillGradebook(databaseUrl: string, staffId: string, amounts: Amounts): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT setseed(0.182)");
    await client.query(peopleSql(staffId, amounts.students));
    await client.query(assignmentsSql(staffId, amounts.items));
    await client.query(workSql(staffId, amounts.submissions));
    // What the server does by itself some minutes after so many rows came.
    await client.query(`VACUUM ANALYZE "Grading", "Submission", "Review", "AppliedRubricItem"`);
  } finally {
    await client.end();
  }
  return slug;
}

const peopleSql = (staffId: string, students: number): string => `
  INSERT INTO "Course" (id, slug, title, term, "timeZone", "startsOn")
    VALUES ('${courseId}', '${slug}', 'A full course', 'Bench', 'UTC', now() - interval '90 days');
  INSERT INTO "Section" (id, "courseId", name)
    SELECT gen_random_uuid(), '${courseId}', 'Section ' || n FROM generate_series(1, 20) n;
  INSERT INTO "Enrollment" (id, "courseId", "userId", role)
    VALUES (gen_random_uuid(), '${courseId}', '${staffId}', 'ta');
  INSERT INTO "User" (id, email, name)
    SELECT gen_random_uuid(), 'full-' || n || '@example.edu', 'Student ' || lpad(n::text, 4, '0')
    FROM generate_series(1, ${students}) n;
  INSERT INTO "Enrollment" (id, "courseId", "userId", role, "sectionId")
    SELECT gen_random_uuid(), '${courseId}', person.id, 'student', section.id
    FROM (SELECT id, row_number() OVER () AS place FROM "User" WHERE email LIKE 'full-%') person
    JOIN (SELECT id, row_number() OVER () - 1 AS place FROM "Section" WHERE "courseId" = '${courseId}') section
      ON section.place = person.place % 20;`;

const assignmentsSql = (staffId: string, items: number): string => `
  INSERT INTO "Problem" (id, slug)
    SELECT gen_random_uuid(), 'full-' || chr(97 + n / 10) || chr(97 + n % 10) FROM generate_series(0, ${items - 1}) n;
  INSERT INTO "ProblemVersion"
      (id, "problemId", number, hash, files, definition, "statementHtml", certificate, "gradingSeed")
    SELECT gen_random_uuid(), id, 1, encode(sha256(slug::bytea), 'hex'), '{}',
      jsonb_build_object('title', 'Problem ' || slug, 'parts', '[{"id": "answer", "title": "Code"}]'::jsonb), '', '{"tests": []}', md5(slug)
    FROM "Problem" WHERE slug LIKE 'full-%';
  INSERT INTO "Assignment"
      (id, "courseId", slug, title, "opensAt", "dueAt", "closesAt", "latePercentPerDay", "publishedAt")
    SELECT gen_random_uuid(), '${courseId}', 'homework-' || chr(97 + n), 'Homework ' || n + 1,
      now() - interval '80 days', day, day + interval '3 days', 10, now() - interval '80 days'
    FROM generate_series(0, ${Math.ceil(items / 3) - 1}) n, LATERAL (SELECT now() - interval '1 day' * (60 - 5 * n)) due(day);
  INSERT INTO "Item" (id, "assignmentId", "problemId", "versionId", position, points)
    SELECT gen_random_uuid(), a.id, p.id, p."versionId", p.place % 3 + 1, 10
    FROM (SELECT p.id, v.id AS "versionId", row_number() OVER (ORDER BY p.slug) - 1 AS place
      FROM "Problem" p JOIN "ProblemVersion" v ON v."problemId" = p.id WHERE p.slug LIKE 'full-%') p
    JOIN (SELECT id, row_number() OVER (ORDER BY "dueAt") - 1 AS place
      FROM "Assignment" WHERE "courseId" = '${courseId}') a ON a.place = p.place / 3;
  INSERT INTO "Part" (id, "itemId", key, kind, position, points)
    SELECT gen_random_uuid(), i.id, 'answer', 'code', 1, 5
    FROM "Item" i JOIN "Assignment" a ON a.id = i."assignmentId" WHERE a."courseId" = '${courseId}';
  INSERT INTO "Extension" (id, "courseId", "assignmentId", "userId", "dueAt", "closesAt", reason, "granterId")
    SELECT gen_random_uuid(), '${courseId}', a.id, e."userId", a."dueAt" + interval '2 days',
      a."closesAt" + interval '2 days', 'Ill', '${staffId}'
    FROM "Assignment" a JOIN "Enrollment" e USING ("courseId")
    WHERE a."courseId" = '${courseId}' AND e.role = 'student' AND random() < 0.02;
  INSERT INTO "RubricItem" (id, "partId", position, text, points)
    SELECT gen_random_uuid(), p.id, 1, 'Hard to read', -0.5
    FROM "Part" p JOIN "Item" i ON i.id = p."itemId" JOIN "Assignment" a ON a.id = i."assignmentId"
    WHERE a."courseId" = '${courseId}';`;

/** Attempts go round by round, as they come in a term: those of one student do not lie beside each other in the table. */
const workSql = (staffId: string, submissions: number): string => `
  CREATE TEMPORARY TABLE pair AS
    SELECT p.id AS "partId", e."userId", i."versionId", a."dueAt", row_number() OVER (ORDER BY random()) AS place
    FROM "Part" p JOIN "Item" i ON i.id = p."itemId" JOIN "Assignment" a ON a.id = i."assignmentId"
    JOIN "Enrollment" e ON e."courseId" = a."courseId" AND e.role = 'student'
    WHERE a."courseId" = '${courseId}';
  INSERT INTO "Submission" (id, "partId", "userId", "versionId", kind, answer, "clientKey", "createdAt")
    SELECT gen_random_uuid(), "partId", "userId", "versionId", 'submit',
      jsonb_build_object('kind', 'code', 'source', repeat('export const answer = 1; // ' || n, 20)), 'full-key-' || n,
      -- From six days before the due instant on; one answer in twelve comes after it.
      "dueAt" - interval '1 day' * (6 - 6.55 * (n / (SELECT count(*) FROM pair)) / 22.0 - 0.3 * random())
    FROM generate_series(0, ${submissions - 1}) n JOIN pair ON pair.place = n % (SELECT count(*) FROM pair) + 1;
  INSERT INTO "Grading" (id, "submissionId", reason, "versionId", seed, "isCurrent", state, attempt, worker,
      "queuedAt", "startedAt", "finishedAt", engine, status, score, "maxScore", verdict)
    SELECT gen_random_uuid(), s.id, 'live', s."versionId", 'seed', true, 'done', 1, 'bench',
      s."createdAt", s."createdAt", s."createdAt", '0.1.0', status, score, 20,
      jsonb_build_object('status', status, 'score', score, 'maxScore', 20, 'tests', '[]'::jsonb, 'diagnosis', NULL,
        'problem', 'full', 'part', 'answer', 'version', repeat('0', 64), 'engine', '0.1.0', 'seed', 'seed',
        'isolation', 'sealed', 'timings', '{"totalMs": 1, "compileMs": 0, "studentMs": 1}'::jsonb)
    FROM "Submission" s JOIN pair USING ("partId", "userId"),
      LATERAL (SELECT least(20, floor(8 * random() + 2.5 *
        greatest(0, extract(epoch FROM s."createdAt" - pair."dueAt") / 86400 + 6))) AS score) scored,
      LATERAL (SELECT CASE WHEN score = 20 THEN 'accepted' WHEN score > 0 THEN 'partial' ELSE 'wrong-answer' END
        AS status) named;
  INSERT INTO "Review" (id, "submissionId", "authorId", state, "finishedAt", "overridePoints", "overrideReason")
    SELECT gen_random_uuid(), s.id, '${staffId}', 'finished', now(), CASE WHEN sets THEN 4 END,
      CASE WHEN sets THEN 'Shown in office hours.' END
    FROM "Submission" s JOIN pair USING ("partId", "userId"), LATERAL (SELECT random() + length(s."clientKey") * 0 < 0.05) o(sets)
    WHERE random() < 0.005;
  INSERT INTO "AppliedRubricItem" ("reviewId", "rubricItemId")
    SELECT r.id, i.id FROM "Review" r JOIN "Submission" s ON s.id = r."submissionId"
    JOIN "RubricItem" i ON i."partId" = s."partId" WHERE i.text = 'Hard to read';`;
