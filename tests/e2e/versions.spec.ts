import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { z } from "zod";
import type { Actor } from "#server/actor";
import { database, disconnect } from "#server/db";
import { changeEnvironment, env } from "#server/env";
import { hashPassword } from "#server/password";
import { type CourseFixture, makeCourse, makeGradedSubmission } from "../course";
import { enrolStudents } from "../gradingCourse";
import { exactCode, makeStrictItem, rightCode, type StrictItem, strictTest } from "../strictProblem";
import { choosePlainEditor, expectGoodPage } from "./walk";

/** A course of its own, in which a test was too strict: an instructor puts it right, and a student is told. */

const password = "correct horse battery staple";

let at: CourseFixture;
let item: StrictItem;

test.beforeAll(async () => {
  const file = path.join(env().dataDirectory, "postgres/data/allclose.json");
  const connection = z.object({ port: z.number(), password: z.string() }).parse(JSON.parse(readFileSync(file, "utf8")));
  changeEnvironment({
    DATABASE_URL: `postgresql://allclose:${connection.password}@127.0.0.1:${connection.port}/allclose`,
  });
  at = await makeCourse();
  item = await makeStrictItem(at);
  const { student, otherStudent, instructor, ta } = at.people;
  const passwordHash = await hashPassword(password);
  const ids = [student, instructor, ta].map(({ userId }) => userId);
  await database().user.updateMany({ where: { id: { in: ids } }, data: { passwordHash } });
  const graded = { partId: item.partId, versionId: item.strictId };
  const tests = [
    { name: strictTest, visibility: "public", status: "failed", points: 0, maxPoints: 1, studentMs: 0 },
  ] as const;
  const right = { score: 2, source: rightCode, tests: [...tests] };
  for (const each of [student, ...(await enrolStudents(at, 8))]) await makeGradedSubmission(graded, each, right);
  await makeGradedSubmission(graded, otherStudent, { score: 3, source: exactCode });
});
test.afterAll(async () => {
  await disconnect();
  // What other files start in this process has databases of its own.
  changeEnvironment({ DATABASE_URL: "" });
});

async function signIn(page: Page, { email }: Actor): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((address) => address.pathname === "/");
}

test("an instructor replays an item's answers, sees whose points would move and applies it; a student is told", async ({
  page,
  browser,
}) => {
  await signIn(page, at.people.instructor);
  await page.goto(`/staff/${at.courseSlug}`);
  await page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Versions" }).click();
  await expect(page.getByRole("region", { name: "Newer versions" })).toContainText("shows version 1 · 10 answers");
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Replay by version 2: Small" }).click();

  await expect(page.getByText("10 of 10 answers")).toBeVisible({ timeout: 60_000 });
  const moved = page.getByRole("region", { name: "Students whose points would move" });
  await expect(moved.getByRole("row")).toHaveCount(10);
  await expect(page.getByRole("region", { name: "Tests that differ" })).toContainText(strictTest);
  await expectGoodPage(page);
  await moved.getByRole("button", { name: "Student" }).press("Enter");
  await expect(moved.getByRole("columnheader", { name: "Student" })).toHaveAttribute("aria-sort", "ascending");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/version-1-to-2\.csv$/);

  await expect(page.getByRole("radio", { name: /^Only raise/ })).toBeChecked();
  await page.getByRole("textbox", { name: /Words for the students/ }).fill("The test asked for the last bit.");
  await page.getByRole("button", { name: "Apply “Only raise”" }).press("Enter");
  await page.setViewportSize({ width: 320, height: 800 });
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Apply now" }).press("Enter");
  await expect(page.getByRole("region", { name: "What students were told" }).getByRole("listitem")).toHaveCount(9);
  await expectGoodPage(page);

  const context = await browser.newContext();
  const own = await context.newPage();
  await signIn(own, at.people.student);
  await choosePlainEditor(own);
  await own.goto(`/courses/${at.courseSlug}/${at.assignmentSlug}/${item.problemSlug}`);
  const notice = own.getByRole("region", { name: "Changed points" });
  await notice.locator("summary").press("Enter");
  await expect(notice).toContainText("The test asked for the last bit.");
  await own.getByRole("region", { name: "Earlier verdicts" }).locator("summary").first().press("Enter");
  await expect(own.getByRole("region", { name: "Earlier verdicts" })).toContainText(strictTest);
  await expectGoodPage(own);
  await context.close();
});

test("an assistant has no such place, and no such page", async ({ page }) => {
  await signIn(page, at.people.ta);
  await page.goto(`/staff/${at.courseSlug}`);
  await expect(page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Versions" })).toHaveCount(0);
  expect((await page.goto(`/staff/${at.courseSlug}/versions`))?.status()).toBe(404);
});
