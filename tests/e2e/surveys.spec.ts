import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { openCourse, sitDown, type OwnCourse } from "./ownCourse";
import { expectGoodPageInEveryLight, signInAs } from "./walk";

let course: OwnCourse | undefined;
test.beforeAll(async () => {
  course = await openCourse("about-your-work", 2);
});
test.afterAll(async () => {
  await course?.close();
});

const cardOf = (page: Page, key: string) => page.locator(`section[id="${key}"]`);

test("a student answers, staff read and save it, an instructor erases it, and the points stay", async ({
  page,
  browser,
  baseURL,
}) => {
  if (course === undefined) throw new Error("there is no course");
  const name = course.students[0]?.name ?? "";
  const student = await sitDown(browser, baseURL ?? "", course, 0);
  const submit = async (key: string, word: string) => {
    await cardOf(student, key)
      .getByRole("button", { name: /^Submit/ })
      .click();
    await expect(cardOf(student, key).getByTestId("headline")).toContainText(word);
  };
  await cardOf(student, "sources").getByRole("checkbox", { name: "Course notes" }).check();
  await cardOf(student, "sources")
    .getByRole("textbox", { name: "Which ones, and for what" })
    .fill("The chapter on norms.");
  await submit("sources", "Accepted");
  await cardOf(student, "people").getByRole("textbox", { name: "Names or student ids" }).fill("=Ada Example");
  await submit("people", "Accepted");
  await cardOf(student, "hours").getByRole("textbox", { name: "Hours in total" }).fill("390");
  await expect(cardOf(student, "hours")).toContainText("Give the total hours, not minutes");
  await submit("hours", "Not gradable");
  await expectGoodPageInEveryLight(student);
  await cardOf(student, "hours").getByRole("textbox", { name: "Hours in total" }).fill("6.5");
  await submit("hours", "Accepted");
  await student.context().close();

  const assistant = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await signInAs(assistant, "Teaching assistant");
  await assistant.goto(`/staff/${course.slug}/surveys`);
  for (const title of ["Sources", "People", "Time"])
    await expect(assistant.getByRole("listitem").filter({ hasText: title })).toContainText("1 answered");
  await expectGoodPageInEveryLight(assistant);
  await assistant.getByRole("link", { name: "People" }).click();
  await expect(assistant.getByRole("row").filter({ hasText: name })).toContainText("Ada Example");
  await expect(assistant.getByRole("row")).toHaveCount(2);
  await expect(assistant.getByRole("button", { name: /^Erase/ }), "assistants only read").toHaveCount(0);
  await assistant.context().close();

  await signInAs(page, "Instructor");
  await page.goto(`/staff/${course.slug}/surveys/${course.partIds["people"] ?? ""}`);
  const row = page.getByRole("row").filter({ hasText: name });
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save as CSV" }).click();
  const file = await readFile(await (await saving).path(), "utf8");
  expect(file).toContain(name);
  expect(file).toContain("Ada Example");
  expect(file, "no table program takes a name for a formula").not.toMatch(/(^|[\r\n,]"?)=Ada/);

  await row.getByRole("button", { name: `Erase what ${name} wrote` }).click();
  await expect(row.getByRole("button", { name: "Erase for good" })).toBeFocused();
  await expectGoodPageInEveryLight(page);
  await row.getByRole("button", { name: "Erase for good" }).press("Enter");
  await expect(row).toContainText("Erased. That it was answered still counts.");
  await page.reload();
  await expect(row).toContainText("Erased.");
  expect((await page.content()).includes("Ada Example")).toBe(false);
  await expectGoodPageInEveryLight(page);

  // In another browser: nothing that this one has kept.
  const later = await sitDown(browser, baseURL ?? "", course, 0);
  await expect(cardOf(later, "people")).toContainText("1 / 1");
  expect((await later.content()).includes("Ada Example")).toBe(false);
  await expect(cardOf(later, "sources")).toContainText("1 / 1");
  await later.context().close();
});

test("a student sees nothing of what others wrote, nor that there is a place for it", async ({ browser, baseURL }) => {
  if (course === undefined) throw new Error("there is no course");
  const student = await sitDown(browser, baseURL ?? "", course, 1);
  for (const path of ["surveys", `surveys/${course.partIds["people"] ?? ""}`])
    expect((await student.goto(`/staff/${course.slug}/${path}`))?.status()).toBe(404);
  expect((await student.request.get(`/api/surveys/${course.partIds["people"] ?? ""}`)).status()).toBe(404);
  await student.context().close();
});
