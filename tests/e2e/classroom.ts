import { expect, type Browser, type Page } from "@playwright/test";
import pg from "pg";
import { z } from "zod";
import { hashPassword } from "#server/password";
import { answerField, choosePlainEditor, codeWithKnownMistake, correctCode, headline, problemPath } from "./walk";

/** Several students who hand in one answer after the other, each in a browser of their own, and what became of it. */

export interface Student {
  email: string;
  answers: readonly Answer[];
}

export interface Answer {
  /** Distinct among all answers of a class: it is how a submission is recognised. */
  source: string;
  status: "accepted" | "partial" | "wrong-answer" | "compile-error";
  /** How the page says it. */
  word: string;
}

const password = "correct horse battery staple";

/** One after the other have different verdicts, so that a new one on the page cannot be mistaken for the one before. */
const kinds: readonly Answer[] = [
  { status: "accepted", word: "Accepted", source: correctCode },
  { status: "partial", word: "Partial", source: codeWithKnownMistake },
  {
    status: "compile-error",
    word: "Compile error",
    source: correctCode.replace("g.map((entry) =>", "g.map((entry =>"),
  },
  {
    status: "wrong-answer",
    word: "Wrong answer",
    source: `import { vec, type Vec } from "numerics";

export function step(g: Vec): Vec {
  g.fill(0);
  return vec([Number.NaN]);
}
`,
  },
];

/** Adds students to the demo course. */
export async function enrol(databaseUrl: string, count: number, answersEach: number): Promise<Student[]> {
  const students = Array.from({ length: count }, (_, seat) => ({
    email: `seat-${seat + 1}@example.edu`,
    answers: Array.from({ length: answersEach }, (_, index) =>
      answerOf(`seat ${seat + 1}, answer ${index + 1}`, seat + index),
    ),
  }));
  await query(
    databaseUrl,
    `WITH person AS (
       INSERT INTO "User" (id, email, name, "passwordHash")
       SELECT gen_random_uuid(), email, email, $2 FROM unnest($1::text[]) AS email RETURNING id
     )
     INSERT INTO "Enrollment" (id, "courseId", "userId", role)
     SELECT gen_random_uuid(), course.id, person.id, 'student' FROM person, "Course" course
     WHERE course.slug = 'eecs-182'`,
    [students.map(({ email }) => email), await hashPassword(password)],
  );
  return students;
}

function answerOf(mark: string, turn: number): Answer {
  const kind = kinds[turn % kinds.length];
  if (kind === undefined) throw new Error("there are no kinds of answers");
  return { ...kind, source: `${kind.source}// ${mark}\n` };
}

/** Signs in with the password and opens the workbench, with the plain editor. */
export async function takeSeat(browser: Browser, url: string, { email }: Student): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: url })).newPage();
  await page.goto("/sign-in");
  await choosePlainEditor(page);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((address) => address.pathname === "/");
  await page.goto(problemPath);
  await expect(headline(page)).toContainText("Not run yet");
  return page;
}

/** Submits each answer with the keyboard when the verdict on the one before is there. */
export async function handIn(page: Page, { answers }: Student, onSubmit: () => void = () => undefined): Promise<void> {
  for (const { source, word } of answers) {
    await answerField(page).fill(source);
    await page.keyboard.press("ControlOrMeta+Enter");
    onSubmit();
    try {
      await expect(headline(page)).toContainText(word, { timeout: 60_000 });
    } catch (error) {
      throw new Error(`no "${word}" for ${lastLineOf(source)}: ${await situationOf(page)}`, { cause: error });
    }
  }
}

/** What tells a text that was lost from a key that was: the field, the line above it, and how long the page has been there. */
async function situationOf(page: Page): Promise<string> {
  const field = lastLineOf(await answerField(page).inputValue());
  const line = await headline(page).innerText();
  const region = await page.getByRole("region", { name: "Code", exact: true }).innerText();
  const age = await page.evaluate(() => Math.round(performance.now() / 1_000));
  return JSON.stringify({ field, headline: line, region: region.slice(0, 300), pageLoadedSecondsAgo: age });
}

const lastLineOf = (source: string): string => source.trimEnd().split("\n").at(-1) ?? "";

/** Everything these students handed in, oldest first, a line each. */
export async function listHandedIn(databaseUrl: string, students: readonly Student[]): Promise<string> {
  const rows = await query(
    databaseUrl,
    `SELECT u.email, s."createdAt", s.kind::text AS kind, s."clientKey", g.status, right(s.answer ->> 'source', 40) AS ending
     FROM "Submission" s JOIN "Grading" g ON g."submissionId" = s.id JOIN "User" u ON u.id = s."userId"
     WHERE u.email = ANY($1) ORDER BY u.email, s."createdAt"`,
    [students.map(({ email }) => email)],
  );
  return rows.map((row) => JSON.stringify(row)).join("\n");
}

/** A fresh look: the newest verdict, the whole history and what was typed last are there. */
export async function expectWholeStory(page: Page, { answers }: Student): Promise<void> {
  const newest = answers.at(-1);
  await page.reload();
  await expect(headline(page)).toContainText(newest?.word ?? "Not run yet");
  await expect(answerField(page)).toHaveValue(newest?.source ?? "");
  await page.getByRole("tab", { name: /History/ }).click();
  const rows = page.getByRole("list", { name: "Submissions, newest first" }).getByRole("listitem");
  await expect(rows).toContainText([...answers].reverse().map(({ word }) => word));
}

const GradingSchema = z.object({
  source: z.string(),
  kind: z.string(),
  isCurrent: z.boolean(),
  state: z.string(),
  status: z.string().nullable(),
  verdictWrites: z.number(),
  attempt: z.number(),
  worker: z.string().nullable(),
});
type Grading = z.infer<typeof GradingSchema>;

/** Has the database note each time a verdict is written, whoever does it. */
export async function countVerdictWrites(databaseUrl: string): Promise<void> {
  await query(
    databaseUrl,
    `CREATE TABLE verdict_write ("gradingId" uuid NOT NULL);
     CREATE FUNCTION note_verdict_write() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN INSERT INTO verdict_write VALUES (NEW.id); RETURN NULL; END';
     CREATE TRIGGER note_verdict_write AFTER UPDATE OF verdict ON "Grading"
       FOR EACH ROW EXECUTE FUNCTION note_verdict_write()`,
  );
}

/** Every answer is one submission with one grading, whose verdict was written once and is the right one; nothing waits. */
export async function expectGradedOnce(databaseUrl: string, students: readonly Student[]): Promise<Grading[]> {
  const rows = await query(
    databaseUrl,
    `SELECT s.answer ->> 'source' AS source, s.kind::text AS kind, g."isCurrent", g.state::text AS state, g.status, g.attempt, g.worker,
       (SELECT count(*)::int FROM verdict_write WHERE "gradingId" = g.id) AS "verdictWrites"
     FROM "Submission" s LEFT JOIN "Grading" g ON g."submissionId" = s.id
       JOIN "User" u ON u.id = s."userId"
     WHERE u.email = ANY($1)`,
    [students.map(({ email }) => email)],
  );
  const gradings = z.array(GradingSchema).parse(rows);
  const found = gradings.map(({ attempt: _, worker: __, ...grading }) => grading);
  const expected = students
    .flatMap(({ answers }) => answers)
    .map(({ source, status }) => ({
      source,
      kind: "submit",
      isCurrent: true,
      state: "done",
      status,
      verdictWrites: 1,
    }));
  expect(found.sort(bySource)).toEqual(expected.sort(bySource));
  await expect.poll(async () => (await query(databaseUrl, "SELECT key FROM graphile_worker.jobs")).length).toBe(0);
  return gradings;
}

const bySource = (a: { source: string }, b: { source: string }): number => (a.source < b.source ? -1 : 1);

export async function query(databaseUrl: string, sql: string, values?: readonly unknown[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values === undefined ? undefined : [...values])).rows;
  } finally {
    await client.end();
  }
}
