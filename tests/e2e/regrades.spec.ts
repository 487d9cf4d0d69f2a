import path from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { env } from "#server/env";
import { hashPassword } from "#server/password";
import { startPostgres } from "#server/postgres";
import { query } from "./classroom";
import { answerField, choosePlainEditor, codeWithKnownMistake, expectGoodPage, headline, signInAs } from "./walk";

/** A course of its own, so that nobody of the demo course sees any of it. */
const course = "regrade-walk";
const problemPath = `/courses/${course}/sheet/linf-penalty-step`;
const password = "correct horse battery staple";
const people = { student: "regrade-student", ta: "regrade-ta", instructor: "regrade-instructor" } as const;

async function makeCourse(): Promise<void> {
  const { url } = await startPostgres(path.join(env().dataDirectory, "postgres"));
  await query(
    url,
    `WITH course AS (
       INSERT INTO "Course" (id, slug, title, term, "timeZone", "startsOn")
       VALUES (gen_random_uuid(), $1, 'Regrades, walked through', 'Fall', 'America/Los_Angeles', now()) RETURNING id
     ), person AS (
       INSERT INTO "User" (id, email, name, "passwordHash")
       SELECT gen_random_uuid(), account || '@example.edu', account, $3 FROM unnest($2::text[]) AS account RETURNING id, name
     ), enrolled AS (
       INSERT INTO "Enrollment" (id, "courseId", "userId", role)
       SELECT gen_random_uuid(), course.id, person.id, replace(person.name, 'regrade-', '')::"Role" FROM course, person
     ), assignment AS (
       INSERT INTO "Assignment" (id, "courseId", slug, title, "opensAt", "dueAt", "closesAt", "publishedAt")
       SELECT gen_random_uuid(), id, 'sheet', 'A sheet', now() - interval '1 day', now() + interval '1 day',
         now() + interval '2 days', now() - interval '1 day' FROM course RETURNING id
     ), version AS (
       SELECT v.id, v."problemId", v.definition -> 'parts' -> 0 AS part
       FROM "ProblemVersion" v JOIN "Problem" p ON p.id = v."problemId"
       WHERE p.slug = 'linf-penalty-step' ORDER BY v.number DESC LIMIT 1
     ), item AS (
       INSERT INTO "Item" (id, "assignmentId", "problemId", "versionId", position, points)
       SELECT gen_random_uuid(), assignment.id, "problemId", version.id, 1, (part ->> 'points')::float
       FROM assignment, version RETURNING id
     )
     INSERT INTO "Part" (id, "itemId", key, kind, position, points)
     SELECT gen_random_uuid(), item.id, part ->> 'id', part ->> 'kind', 1, (part ->> 'points')::float FROM item, version`,
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

test("a wrong answer is regraded: a claim is run on both sides, granted with points, and the student sees it", async ({
  browser,
}) => {
  await makeCourse();
  const student = await signIn(browser, "student");
  await student.goto(problemPath);
  await answerField(student).fill(codeWithKnownMistake);
  await student.keyboard.press("ControlOrMeta+Enter");
  await expect(headline(student)).toContainText("Partial");

  await student.getByText("Ask for a regrade", { exact: true }).first().click();
  await expect(student.getByText("You have 3 of 3 requests left")).toBeVisible();
  await student.getByLabel(/^What should be looked at again/).fill("The step is shorter than the norm says.");
  await student.getByRole("button", { name: "Add a claim that is run" }).click();
  await student.getByLabel("g", { exact: true }).fill("[3, -4");
  await student.getByLabel("alpha", { exact: true }).fill("0.1");
  await student.getByLabel("must be", { exact: true }).fill("[-0.35, 0.35]");
  await student.getByRole("button", { name: "Ask for a regrade" }).click();
  await expect(student.getByText("g: A closing ] is missing.")).toBeVisible();
  await student.getByLabel("g", { exact: true }).fill("[3, -4]");
  await expectGoodInEveryWidth(student);
  await student.getByRole("button", { name: "Ask for a regrade" }).click();
  const request = student.getByRole("article", { name: /^Regrade request/ }).filter({ visible: true });
  await expect(request).toContainText("step([3, -4], 0.1) must be [-0.35, 0.35]");
  await expect(request).toContainText("Your code returns [-0.05, 0.05].");
  await expect(request).toContainText("Whether the reference agrees you learn with the answer.");

  const ta = await signIn(browser, "ta");
  await ta.goto(`/staff/${course}`);
  await ta.getByRole("link", { name: /^Regrade requests/ }).click();
  await ta.getByRole("link", { name: /^regrade-student/ }).click();
  await expect(ta.getByText("The reference agrees with the claim.")).toBeVisible();
  await expect(ta.getByText("returns something else: [-0.05, 0.05]")).toBeVisible();
  await expectGoodInEveryWidth(ta);

  await ta.getByText("Change the code and run it").click();
  const edited = ta.getByRole("textbox", { name: /^The student's code/ });
  await edited.fill(`${codeWithKnownMistake}// the factor is missing\n`);
  await ta.getByRole("button", { name: "Run the changed code" }).click();
  await expect(headline(ta)).toContainText("Partial");

  await ta.getByLabel("What the student reads").fill("Right: that is what the norm says.");
  await ta.getByLabel("Granting sets the points of this part").check();
  await ta.getByLabel(/^Points/).fill("3.5");
  await ta.getByLabel("Why, beside the points").fill("The claim holds.");
  await ta.getByLabel(/^Granting marks the claim/).check();
  await ta.getByRole("button", { name: "Grant" }).click();
  await expect(ta.getByRole("heading", { name: /^Granted by regrade-ta/ })).toBeVisible();

  await student.goto("/");
  await expect(student.getByText("2 new")).toBeVisible();
  await student.getByRole("link", { name: "A sheet" }).click();
  const news = student.getByRole("region", { name: "New since you last looked" });
  await expect(news).toContainText("Your regrade request was granted");
  await expectGoodInEveryWidth(student);
  await news.getByRole("link").first().click();
  await expect(request).toContainText("Right: that is what the norm says.");
  await expect(request).toContainText("The reference agrees with your claim.");
  const review = student.getByRole("region", { name: "Review", exact: true }).filter({ visible: true });
  await expect(review).toContainText("A grader set this to 3.5 points: The claim holds.");
  await expectGoodInEveryWidth(student);
  await student.goto("/");
  await expect(student.getByRole("link", { name: "A sheet" })).toBeVisible();
  await expect(student.getByText("2 new")).toHaveCount(0);

  const instructor = await signIn(browser, "instructor");
  await instructor.goto(`/staff/${course}`);
  await instructor.getByRole("link", { name: "Reviews of A sheet" }).click();
  await expect(instructor.getByText("1 review is finished")).toBeVisible();
  await instructor.getByRole("radio", { name: /^Hold/ }).check();
  await instructor.getByRole("button", { name: "Save" }).click();
  await expect(instructor.getByText("Now: held.")).toBeVisible();
  await expectGoodInEveryWidth(instructor);
  await student.goto(problemPath);
  await expect(headline(student)).toContainText("Partial");
  await expect(review).toHaveCount(0);
});

test("a request about an answer that people read shows the answer, and no result of tests that there were not", async ({
  page,
}) => {
  await signInAs(page, "Instructor");
  await page.goto("/staff/eecs-182-sp26/regrades");
  await page
    .getByRole("link", { name: /An objective with many hills/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: /An objective with many hills/ })).toBeVisible();
  const verdict = page.getByRole("region", { name: "The verdict" });
  await expect(verdict).toContainText("Handed in");
  await expect(verdict).not.toContainText("passed");
  await expect(page.locator(".katex")).not.toHaveCount(0);
  await expectGoodPage(page);
});
