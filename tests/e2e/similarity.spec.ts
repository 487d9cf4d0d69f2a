import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { z } from "zod";
import { database, disconnect } from "#server/db";
import { changeEnvironment, env } from "#server/env";
import { projectRoot } from "#server/launch/projectRoot";
import { hashPassword } from "#server/password";
import { type CourseFixture, makeCourse, makeGradedSubmission, makePerson } from "../course";
import { renamed } from "../server/similarity/renamed";
import { expectGoodPage } from "./walk";

/** A TA of a course of its own, in which one student hands in another one's answer with other names. */

const password = "correct horse battery staple";
const rewrite = (name: string): string =>
  readFileSync(path.join(projectRoot, "problems/ring-all-reduce/rewrites", name), "utf8");

let at: CourseFixture;

test.beforeAll(async () => {
  const file = path.join(env().dataDirectory, "postgres/data/allclose.json");
  const connection = z.object({ port: z.number(), password: z.string() }).parse(JSON.parse(readFileSync(file, "utf8")));
  changeEnvironment({
    DATABASE_URL: `postgresql://allclose:${connection.password}@127.0.0.1:${connection.port}/allclose`,
  });
  at = await makeCourse();
  const { student, otherStudent, ta } = at.people;
  const passwordHash = await hashPassword(password);
  await database().user.update({ where: { id: ta.userId }, data: { passwordHash } });
  const third = await makePerson("Noa");
  await database().enrollment.create({ data: { courseId: at.courseId, userId: third.userId, role: "student" } });
  const original = rewrite("one-loop.ts");
  await makeGradedSubmission(at, student, { score: 3, source: original });
  await makeGradedSubmission(at, otherStudent, { score: 3, source: renamed(original) });
  await makeGradedSubmission(at, third, { score: 3, source: rewrite("owner-of-own-number.ts") });
});
test.afterAll(async () => {
  await disconnect();
  // What other files start in this process has databases of its own.
  changeEnvironment({ DATABASE_URL: "" });
});

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(at.people.ta.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((address) => address.pathname === "/");
}

test("a TA compares everybody's answers, walks through what two share and says what it is", async ({ page }) => {
  await signIn(page);
  await page.goto(`/staff/${at.courseSlug}`);
  await page.getByRole("link", { name: "Similarity" }).click();
  await expect(page.getByText("Not compared yet")).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("button", { name: /^Compare/ }).click();

  await expect(page.getByText(/3 answers compared/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("img", { name: /Similarities of 3 pairs/ })).toBeVisible();
  const groups = page.getByRole("region", { name: "Groups that stand out" }).getByRole("listitem");
  await expect(groups).toHaveCount(1);
  await expect(groups).toContainText("Sam");
  await expect(groups).toContainText("Olu");
  await expectGoodPage(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectGoodPage(page);

  await page.getByRole("link", { name: /Sam and Olu|Olu and Sam/ }).click();
  await expect(page.getByText("Nobody has judged this pair.")).toBeVisible();
  await expectGoodPage(page);
  await page.setViewportSize({ width: 1280, height: 500 });
  const panes = page.getByRole("region", { name: /^Code of/ });
  await panes.first().focus();
  const status = page.getByRole("region", { name: "Both answers" }).getByRole("status");
  await page.keyboard.press("n");
  await expect(status).toContainText(/^Fragment 1 of \d+: \d+ tokens, lines? \d+/);
  for (const pane of await panes.all())
    await expect(pane.getByRole("button", { name: "Fragment 1", exact: true })).toBeInViewport();
  await page.keyboard.press("p");
  await expect(status).toContainText(/^Fragment (\d+) of \1:/);
  const second = panes.last().getByRole("button", { name: "Fragment 2", exact: true });
  await second.focus();
  await page.keyboard.press("Enter");
  await expect(status).toContainText("Fragment 2 of");
  await expect(panes.first().getByRole("button", { name: "Fragment 2", exact: true })).toBeInViewport();
  await expectGoodPage(page);

  await page.getByRole("button", { name: "Save judgement" }).click();
  await expect(page.getByText("Choose one of the two first.")).toBeVisible();
  await page.getByRole("radio", { name: /^Copied/ }).check();
  await page.getByRole("textbox", { name: "Reason" }).fill("The same order of sends.\nn and p are letters here.");
  await page.getByRole("button", { name: "Save judgement" }).click();
  await expect(page.getByText(/Copied, says Tara/)).toBeVisible();
  await page.getByRole("link", { name: "Doubling" }).click();
  await expect(page.getByRole("row", { name: /Sam/ }).first()).toContainText("Copied");
});
