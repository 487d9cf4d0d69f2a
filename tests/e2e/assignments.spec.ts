import path from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { env } from "#server/env";
import { hashPassword } from "#server/password";
import { startPostgres } from "#server/postgres";
import { query } from "./classroom";
import { answerField, choosePlainEditor, correctCode, expectGoodPage, headline } from "./walk";

/** A course of its own, so that nobody of the demo course sees any of it. */
const course = "setup-walk";
const problemPath = `/courses/${course}/a-timed-sheet/linf-penalty-step`;
const password = "correct horse battery staple";
const people = { student: "setup-student", instructor: "setup-instructor" } as const;

async function makeCourse(): Promise<void> {
  const { url } = await startPostgres(path.join(env().dataDirectory, "postgres"));
  await query(
    url,
    `WITH course AS (
       INSERT INTO "Course" (id, slug, title, term, "timeZone", "startsOn")
       VALUES (gen_random_uuid(), $1, 'Assignments, walked through', 'Fall', 'America/Los_Angeles', now()) RETURNING id
     ), person AS (
       INSERT INTO "User" (id, email, name, "passwordHash")
       SELECT gen_random_uuid(), account || '@example.edu', account, $3 FROM unnest($2::text[]) AS account RETURNING id, name
     )
     INSERT INTO "Enrollment" (id, "courseId", "userId", role)
     SELECT gen_random_uuid(), course.id, person.id, replace(person.name, 'setup-', '')::"Role" FROM course, person`,
    [course, Object.values(people), await hashPassword(password)],
  );
}

async function signIn(browser: Browser, who: keyof typeof people): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in");
  await choosePlainEditor(page);
  await page.getByLabel("E-mail").fill(`${people[who]}@example.edu`);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((address) => address.pathname === "/");
  return page;
}

async function expectGoodInEveryWidth(page: Page): Promise<void> {
  await expectGoodPage(page);
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 320, height: 740 });
  await expectGoodPage(page);
  await page.setViewportSize(size);
}

test("an instructor makes a timed assignment, and a student begins it and hands in", async ({ browser }) => {
  await makeCourse();
  const instructor = await signIn(browser, "instructor");
  await instructor.goto(`/staff/${course}/assignments`);
  await expect(instructor.getByText("There is none yet.")).toBeVisible();
  await expectGoodInEveryWidth(instructor);
  await instructor.getByLabel("Title").fill("A timed sheet");
  await expect(instructor.getByLabel(/^Address/)).toHaveValue("a-timed-sheet");
  await instructor.getByRole("button", { name: "Make the assignment" }).click();
  await expect(instructor.getByRole("heading", { level: 1, name: "A timed sheet" })).toBeVisible();

  // Two problems, put into another order with the keyboard alone.
  for (const title of ["Four ways to measure a vector", "The step under a squared ∞-norm penalty"]) {
    await instructor.getByLabel("Add a problem").selectOption({ label: title });
    await instructor.getByRole("button", { name: "Add it" }).click();
    await expect(instructor.getByText(`${title} was added.`)).toBeVisible();
  }
  const up = instructor.getByRole("button", { name: /^Move The step under .* up$/ });
  await up.focus();
  await instructor.keyboard.press("Enter");
  await expect(instructor.getByText(/ is number 1 now\.$/)).toBeVisible();
  await expect(up).toBeFocused();
  await expect(instructor.getByRole("listitem").filter({ has: up })).toContainText("linf-penalty-step");

  // What students read follows the fields; an impossible date cannot be saved.
  const meaning = instructor.getByRole("region", { name: "What students read" });
  await instructor.getByLabel("Opens", { exact: true }).fill("2020-01-06T09:00");
  await instructor.getByLabel("Due", { exact: true }).fill("2019-01-06T09:00");
  await expect(meaning).toContainText("It has to open before it is due.");
  await expect(instructor.getByRole("button", { name: "Save the settings" })).toBeDisabled();
  await instructor.getByLabel("Due", { exact: true }).fill("2040-11-04T01:30");
  await instructor.getByLabel("Students have a limited time from when they begin").check();
  await instructor.getByLabel("Minutes", { exact: true }).fill("45");
  await instructor.getByLabel(/^Problems left out/).fill("1");
  await expect(meaning).toContainText("You have 45 minutes from when you begin");
  await expect(meaning).toContainText("show 01:30 twice");
  await instructor.getByRole("button", { name: "Save the settings" }).click();
  await expect(instructor.getByText("Saved.", { exact: true })).toBeVisible();

  // The same page open twice: who saves second is shown what is there.
  const second = await instructor.context().newPage();
  await second.goto(instructor.url());
  await second.getByLabel("Title").fill("Another title");
  await instructor.getByLabel("Title").fill("A timed quiz");
  await instructor.getByRole("button", { name: "Save the settings" }).click();
  await expect(instructor.getByRole("heading", { level: 1, name: "A timed quiz" })).toBeVisible();
  await second.getByRole("button", { name: "Save the settings" }).click();
  await expect(second.getByText("Title: A timed quiz there, Another title here")).toBeVisible();
  await second.getByRole("button", { name: "Take what is there" }).click();
  await expect(second.getByLabel("Title")).toHaveValue("A timed quiz");
  await second.close();

  await instructor.getByRole("combobox", { name: "For", exact: true }).selectOption({ label: "setup-student" });
  await instructor.getByLabel("New due date").fill("2041-01-01T12:00");
  await instructor.getByLabel(/^Reason/).fill("Ill");
  await instructor.getByRole("button", { name: "See what it changes" }).click();
  await expect(instructor.getByText("It concerns one student. No points change.")).toBeVisible();
  await expectGoodInEveryWidth(instructor);
  await instructor.getByRole("button", { name: "Give the extension" }).click();
  await expect(instructor.getByRole("button", { name: "Take back the extension of setup-student" })).toBeVisible();
  await instructor.getByRole("button", { name: "Publish to students" }).click();
  await expect(instructor.getByText("0 of 1 students handed something in")).toBeVisible();

  const student = await signIn(browser, "student");
  await student.goto(problemPath);
  await expect(student).toHaveURL(new RegExp(`/courses/${course}/a-timed-sheet$`));
  await expect(student.getByText(/^You have 45 minutes from when you begin; it ends at the latest/)).toBeVisible();
  await expect(student.getByText("squared")).toHaveCount(0);
  await expectGoodInEveryWidth(student);
  await student.getByRole("button", { name: "Begin now" }).click();
  await expect(student.getByRole("timer")).toHaveText(/^4[45]:\d\d/);
  await student.getByRole("link", { name: /^The step under/ }).click();
  await expect(student.getByRole("timer")).toHaveText(/^4[45]:\d\d/);
  await answerField(student).fill(correctCode);
  await student.keyboard.press("ControlOrMeta+Enter");
  await expect(headline(student)).toContainText("Accepted");

  // Its time is over: by the database's clock, on the page that is open.
  const { url } = await startPostgres(path.join(env().dataDirectory, "postgres"));
  await query(
    url,
    `UPDATE "TimedStart" SET "startedAt" = now() - interval '46 minutes' WHERE "assignmentId" IN
       (SELECT a.id FROM "Assignment" a JOIN "Course" c ON c.id = a."courseId" WHERE c.slug = $1)`,
    [course],
  );
  await answerField(student).fill(`${correctCode}// too late`);
  await student.keyboard.press("ControlOrMeta+Enter");
  await expect(
    student
      .getByText(/Your time has run out, so this was not handed in/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await student.reload();
  await expect(student.getByText(/^Your time ended/)).toBeVisible();
  await expect(answerField(student)).toHaveValue(`${correctCode}// too late`);
  await student.goto(`/courses/${course}/a-timed-sheet`);
  await expect(student.getByText("left out of the sum")).toBeVisible();
  await expectGoodInEveryWidth(student);

  await instructor.reload();
  await expect(instructor.getByRole("button", { name: "Take back", exact: true })).toBeDisabled();
  await instructor.getByRole("button", { name: /^Remove The step under/ }).click();
  await expect(instructor.getByText(/^One person has worked on/)).toBeVisible();
});

test("a file goes out, is changed, and what it would change is shown before it is applied", async ({ browser }) => {
  const instructor = await signIn(browser, "instructor");
  await instructor.goto(`/staff/${course}/assignments/a-timed-sheet`);
  const downloading = instructor.waitForEvent("download");
  await instructor.getByRole("button", { name: "Save as a file" }).click();
  const stream = await (await downloading).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  const text = Buffer.concat(chunks).toString("utf8");
  expect(text).toContain('"timeLimitMinutes": 45');

  await instructor.goto(`/staff/${course}/assignments`);
  await instructor.getByText("From a file", { exact: true }).click();
  const bring = (name: string, content: string) =>
    instructor
      .getByLabel("Assignment file (JSON)")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  await bring("same.json", text);
  await expect(instructor.getByText("Nothing differs.")).toBeVisible();
  await bring("wrong.json", text.replace("rms-norm", "no-such-problem"));
  await expect(instructor.getByText("No such problem is published here: no-such-problem.")).toBeVisible();
  await bring(
    "new.json",
    text.replace('"a-timed-sheet"', '"a-second-sheet"').replace("A timed quiz", "A second sheet"),
  );
  await expect(instructor.getByText("“A second sheet” is new.")).toBeVisible();
  await expectGoodInEveryWidth(instructor);
  await instructor.getByRole("button", { name: "Make it" }).click();
  await expect(instructor.getByRole("heading", { level: 1, name: "A second sheet" })).toBeVisible();
  await expect(instructor.getByText("Being prepared")).toBeVisible();
});
