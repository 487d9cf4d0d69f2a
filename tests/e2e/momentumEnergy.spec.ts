import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { z } from "zod";
import type { Actor } from "#server/actor";
import { database, disconnect } from "#server/db";
import { changeEnvironment, env } from "#server/env";
import { hashPassword } from "#server/password";
import { submitAnswer } from "#server/submissions";
import { type CourseFixture, makeCourse, newClientKey } from "../course";
import { enrolStudents } from "../gradingCourse";
import * as written from "./momentumEnergyFiles";
import { answerField, choosePlainEditor, expectGoodPage, headline } from "./walk";

/** One problem's life: written, found weak, published, handed in by forty, found too strict, mended and graded again. */

const password = "correct horse battery staple";
const slug = "momentum-energy";
const counts = { exact: 24, otherRounding: 11, wrong: 5 };

/** What a proof takes, on a machine that does other things as well. */
const proved = { timeout: 90_000 };

let at: CourseFixture;
/** Whose answer comes from a browser; it is rounded in another order. */
let hand: Actor;
let others: { student: Actor; source: string }[];

test.beforeAll(async () => {
  const file = path.join(env().dataDirectory, "postgres/data/allclose.json");
  const connection = z.object({ port: z.number(), password: z.string() }).parse(JSON.parse(readFileSync(file, "utf8")));
  changeEnvironment({
    DATABASE_URL: `postgresql://allclose:${connection.password}@127.0.0.1:${connection.port}/allclose`,
  });
  at = await makeCourse();
  hand = at.people.student;
  const enrolled = await enrolStudents(at, counts.exact + counts.otherRounding + counts.wrong - 1);
  const sources = [
    ...Array.from({ length: counts.exact }, () => written.exactCode),
    ...Array.from({ length: counts.otherRounding - 1 }, () => written.otherRoundingCode),
    ...Array.from({ length: counts.wrong }, () => written.wrongCode),
  ];
  others = enrolled.map((student, index) => ({ student, source: sources[index] ?? "" }));
  const ids = [hand, at.people.instructor].map(({ userId }) => userId);
  const passwordHash = await hashPassword(password);
  await database().user.updateMany({ where: { id: { in: ids } }, data: { passwordHash } });
});
test.afterAll(async () => {
  await disconnect();
  // What other files start in this process has databases of its own.
  changeEnvironment({ DATABASE_URL: "" });
});

async function signIn(page: Page, { email }: Actor): Promise<void> {
  await page.goto("/sign-in");
  await choosePlainEditor(page);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((address) => address.pathname === "/");
}

const fieldOf = (page: Page, file: string) => page.getByRole("textbox", { name: `Text of ${file}` });
const publish = (page: Page) => page.getByRole("button", { name: "Publish", exact: true });
const certificate = (page: Page) => page.getByRole("tabpanel", { name: "Certificate" });
const inRail = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name, exact: true });

async function write(page: Page, file: string, text: string): Promise<void> {
  await page.getByRole("treeitem", { name: path.basename(file), exact: true }).click();
  await fieldOf(page, file).fill(text);
}

async function rename(page: Page, file: string, name: string): Promise<void> {
  await page.getByRole("treeitem", { name: path.basename(file), exact: true }).click();
  await page.getByRole("treeitem", { name: path.basename(file), exact: true }).press("F2");
  await page.getByLabel(`New name of ${file}`).fill(name);
  await page.keyboard.press("Enter");
}

test("momentum-energy: from a template to published, forty answers, and a tolerance put right", async ({
  page,
  browser,
}) => {
  test.setTimeout(600_000);
  await page.setViewportSize({ width: 1400, height: 900 });
  await signIn(page, at.people.instructor);
  await page.goto(`/staff/${at.courseSlug}`);

  await test.step("it is begun from a template, and written", async () => {
    await inRail(page, "Problems").click();
    await expect(page.getByRole("heading", { level: 1, name: "Problems" })).toBeVisible();
    const title = page.getByLabel("Title");
    // Open already in a course that has written nothing.
    if (!(await title.isVisible())) await page.locator("summary").filter({ hasText: "New problem" }).click();
    await title.fill("Momentum energy");
    await page.getByRole("radio", { name: /^Code/ }).check();
    await page.getByRole("button", { name: "Start writing" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(slug);
    await write(page, "problem.ts", written.problem);
    await write(page, "statement.md", written.statement);
    await write(page, "starter.ts", written.starter);
    await write(page, "reference.ts", written.exactCode);
    await rename(page, "mistakes/absolute-factor.ts", "no-step-size");
    await write(page, "mistakes/no-step-size.ts", written.mistake);
    await rename(page, "rewrites/loop.ts", "shorter");
    await write(page, "rewrites/shorter.ts", written.rewrite);
    await write(page, "tests.ts", written.weakTests);
    await expect(page.getByRole("article", { name: "Statement" }).locator(".katex").first()).toBeVisible();
  });

  await test.step("a change of the reference survives: no test has momentum", async () => {
    await page.getByRole("tab", { name: "Certificate" }).click();
    await expect(certificate(page).getByText("Not certified")).toBeVisible(proved);
    await expect(publish(page)).toBeDisabled();
    const survivors = certificate(page).getByRole("region", { name: "Changes of the reference that no test notices" });
    const survivor = survivors.getByRole("button", { name: /^reference\.ts, line 7/ }).first();
    await expect(survivor).toContainText("beta");
    await survivor.click();
    await expect(fieldOf(page, "reference.ts")).toBeFocused();
    await expectGoodPage(page);
  });

  await test.step("with momentum in a test it is certified, and published", async () => {
    await write(page, "tests.ts", written.strictTests);
    await expect(publish(page)).toBeEnabled(proved);
    await publish(page).click();
    await expect(page.getByText("Version 1 is published.")).toBeVisible();
  });

  await test.step("it is set", async () => {
    await inRail(page, "Assignments").click();
    await page.getByRole("link", { name: "Sheet", exact: true }).or(page.locator("main h2 a")).first().click();
    await page.getByLabel("Add a problem").selectOption({ label: "Momentum energy" });
    await page.getByRole("button", { name: "Add it" }).click();
    await expect(page.getByText("Momentum energy was added.")).toBeVisible();
  });

  const item = await database().item.findFirstOrThrow({
    where: { assignmentId: at.assignmentId, problem: { slug } },
    select: { id: true, parts: { select: { id: true } } },
  });
  const partId = item.parts[0]?.id ?? "";
  const own = await (await browser.newContext()).newPage();
  const address = `/courses/${at.courseSlug}/${at.assignmentSlug}/${slug}`;

  await test.step("forty students hand in, one of them in a browser", async () => {
    for (const { student, source } of others) {
      const order = { itemId: item.id, partId, kind: "submit", clientKey: newClientKey() } as const;
      await submitAnswer(student, { ...order, answer: { kind: "code", source } });
    }
    await signIn(own, hand);
    await own.goto(address);
    await answerField(own).fill(written.otherRoundingCode);
    await own.keyboard.press("ControlOrMeta+Enter");
    // Right, and yet not accepted: the test asks for the last bit.
    await expect(headline(own)).toContainText("Partial", { timeout: 60_000 });
    const graded = () => database().grading.count({ where: { partId, state: "done", isCurrent: true } });
    await expect.poll(graded, { timeout: 120_000 }).toBe(others.length + 1);
    const full = { partId, isCurrent: true, status: "accepted" } as const;
    expect(await database().grading.count({ where: full })).toBe(counts.exact);
  });

  await test.step("the tolerance is put right and certified again", async () => {
    await page.goto(`/staff/${at.courseSlug}/problems/${slug}`);
    await write(page, "tests.ts", written.mendedTests);
    await expect(publish(page)).toBeEnabled(proved);
    await publish(page).click();
    await expect(page.getByText("Version 2 is published.")).toBeVisible();
  });

  await test.step("all forty are graded by it before anything changes, and who would gain is shown", async () => {
    await inRail(page, "Versions").click();
    await expect(page.getByRole("region", { name: "Newer versions" })).toContainText("shows version 1 · 40 answers");
    await page.getByRole("button", { name: "Replay by version 2: Momentum energy" }).click();
    await expect(page.getByText("40 of 40 answers")).toBeVisible({ timeout: 120_000 });
    const moved = page.getByRole("region", { name: "Students whose points would move" });
    await expect(moved.getByRole("row")).toHaveCount(1 + counts.otherRounding);
    await expect(page.getByRole("region", { name: "Tests that differ" })).toContainText("many steps");
    await expectGoodPage(page);
    const full = { partId, isCurrent: true, status: "accepted" } as const;
    expect(await database().grading.count({ where: full })).toBe(counts.exact);
  });

  await test.step("it is applied; a student is told, and has the points", async () => {
    await page.getByRole("textbox", { name: /Words for the students/ }).fill("A test asked for the last bit.");
    await page.getByRole("button", { name: "Apply “Only raise”" }).click();
    await page.getByRole("button", { name: "Apply now" }).click();
    const told = page.getByRole("region", { name: "What students were told" }).getByRole("listitem");
    await expect(told).toHaveCount(counts.otherRounding);
    const full = { partId, isCurrent: true, status: "accepted" } as const;
    expect(await database().grading.count({ where: full })).toBe(counts.exact + counts.otherRounding);
    await own.goto(address);
    const notice = own.getByRole("region", { name: "Changed points" });
    await notice.locator("summary").press("Enter");
    await expect(notice).toContainText("A test asked for the last bit.");
    await expectGoodPage(own);
    await own.context().close();
  });
});
