import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { z } from "zod";
import type { Actor } from "#server/actor";
import { database, disconnect } from "#server/db";
import { changeEnvironment, env } from "#server/env";
import { hashPassword } from "#server/password";
import { type CourseFixture, makeCourse, makeGradedSubmission } from "../course";
import { solution } from "../grader/smallProblem";
import { makeStrictItem } from "../strictProblem";
import { expectGoodPage } from "./walk";

/** A course of its own, in which two students fail in a way that no known mistake explains. */

const password = "correct horse battery staple";
const wrong = `// by Sam\n${solution({
  top: "const samsFactor = 2;",
  scaled: "g.map((samsEntry) => samsFactor * alpha * samsEntry)",
})}`;

let at: CourseFixture;

test.beforeAll(async () => {
  const file = path.join(env().dataDirectory, "postgres/data/allclose.json");
  const connection = z.object({ port: z.number(), password: z.string() }).parse(JSON.parse(readFileSync(file, "utf8")));
  changeEnvironment({
    DATABASE_URL: `postgresql://allclose:${connection.password}@127.0.0.1:${connection.port}/allclose`,
  });
  at = await makeCourse();
  const { partId, mendedId: versionId } = await makeStrictItem(at);
  const { student, otherStudent, instructor, ta } = at.people;
  const passwordHash = await hashPassword(password);
  const ids = [instructor, ta].map(({ userId }) => userId);
  await database().user.updateMany({ where: { id: { in: ids } }, data: { passwordHash } });
  const failed = { status: "failed", points: 0, maxPoints: 1, studentMs: 0 } as const;
  const tests = [
    { ...failed, name: "worked example", visibility: "public" as const, message: "The first entry is off." },
    { ...failed, name: "any vector", visibility: "hidden" as const },
  ];
  for (const [who, source] of [
    [student, wrong],
    [otherStudent, `${wrong}// and so on\n`],
  ] as const)
    await makeGradedSubmission({ partId, versionId }, who, { score: 2, source, tests });
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

test("an instructor opens a group, has its program made smaller, and writes it as a mistake", async ({ page }) => {
  await signIn(page, at.people.instructor);
  await page.goto(`/staff/${at.courseSlug}`);
  await page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Failures" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Small" })).toContainText("2 students, 2 submissions");
  await expectGoodPage(page);
  await page.getByRole("link", { name: "Small", exact: true }).press("Enter");

  await expect(page.getByRole("navigation", { name: "Groups" }).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("region", { name: "The shortest of these programs" })).toContainText("samsFactor");
  await expect(page.getByText("The first entry is off.", { exact: true })).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Make a mistake of it" }).press("Enter");

  const small = page.getByRole("region", { name: "The small program" }).filter({ hasText: "return" });
  await expect(small.first()).toContainText("g: Vec, alpha: number", { timeout: 60_000 });
  await expect(small.first()).not.toContainText("sams");
  await expect(page.getByText("the student’s own one is named as it")).toBeVisible();
  await page.setViewportSize({ width: 320, height: 800 });
  await expectGoodPage(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByLabel("Title").fill("Wide");
  await expect(page.getByText("has a mistake of this name")).toBeVisible();
  await page.getByLabel("Title").fill("Twice too far");
  await expect(page.getByLabel("Name of the file")).toHaveValue("twice-too-far");
  await page.getByLabel("Kind").selectOption("factor");
  await page.getByLabel("Feedback").fill("The factor $2$ is too much.");
  await page.getByRole("button", { name: /^Write it into/ }).press("Enter");

  await expect(page.getByText("mistakes/twice-too-far.ts")).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("link", { name: /^Open / }).click();
  await page.waitForURL(/\/problems\//);
  await expect(page.getByText("twice-too-far.ts").first()).toBeVisible();
});

test("an assistant has no such place, and no such page", async ({ page }) => {
  await signIn(page, at.people.ta);
  await page.goto(`/staff/${at.courseSlug}`);
  await expect(page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Failures" })).toHaveCount(0);
  expect((await page.goto(`/staff/${at.courseSlug}/failures`))?.status()).toBe(404);
});
