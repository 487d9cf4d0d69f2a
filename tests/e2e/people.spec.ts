import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { expectGoodPage, signInAs } from "./walk";

/** A course of its own, so that nobody else's people change. */
const slug = `people-${Date.now().toString(36)}`;
const home = `/staff/${slug}/people`;
const place = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "People" }).getByRole("link", { name });

test.describe.configure({ mode: "serial" });

test("an instructor makes a course and fills it from a file, seeing first what the file changes", async ({ page }) => {
  await signInAs(page, "Instructor");
  await page.getByRole("link", { name: "New course" }).click();
  await expectGoodPage(page);
  await page.getByLabel("Title").fill("People and places");
  await page.getByLabel("Term").fill("Fall 2026");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByLabel("Short name").fill(slug);
  await page.getByRole("button", { name: "Make the course" }).press("Enter");
  await page.waitForURL((url) => url.pathname === home);
  await expect(page.getByText("The course has no students yet.")).toBeVisible();
  await expectGoodPage(page);

  await place(page, "Import a file").click();
  await page.getByLabel("Table of people").setInputFiles({
    name: "roster.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      `Student,SIS Login ID,Section,Role\n"Lovelace, Ada",ada-${slug}@example.edu,Lab 1,student\nBob,bob-${slug}@example.edu,Lab 2,TA\nEve,nobody,,\n`,
    ),
  });
  const difference = page.getByTestId("difference");
  await expect(difference).toContainText("Line 4: “nobody” is no e-mail address.");
  await expect(difference).toContainText(`Ada Lovelace ada-${slug}@example.edu, student, Lab 1`);
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Make these 2 changes" }).click();
  await expect(page.getByText("Done: 2 added, 0 changed, 0 dropped.")).toBeVisible();

  await place(page, "Everybody").click();
  await expect(page.getByText("3 people are in the course")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Save as CSV" }).click(),
  ]);
  expect(await readFile(await download.path(), "utf8")).toContain(`Ada Lovelace,ada-${slug}@example.edu,Lab 1,student`);
});

test("one person is found, changed, dropped and brought back, by keyboard in a narrow dark window", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 320, height: 740 });
  await signInAs(page, "Instructor");
  await page.goto(home);
  await page.getByRole("searchbox", { name: "Name or e-mail" }).fill("lovel");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 found.")).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("link", { name: "Ada Lovelace" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Ada Lovelace" })).toBeVisible();
  await expectGoodPage(page);
  await page.getByLabel(/^Time in timed assignments/).fill("1.5");
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("button", { name: "Drop from the course" }).press("Enter");
  await page.getByRole("button", { name: "Add to the course again" }).press("Enter");
  await expect(page.getByRole("button", { name: "Drop from the course" })).toBeVisible();

  await page.goto(`/staff/${slug}/log`);
  const changes = page.getByRole("list", { name: "Changes, newest first" });
  await expect(changes).toContainText("Person added again: Ada Lovelace");
  await expect(changes).toContainText("time factor");
});

test("a link lets somebody in with one click, and one that was revoked does not", async ({
  page,
  browser,
  baseURL,
}) => {
  await signInAs(page, "Instructor");
  await page.goto(`${home}/invitations`);
  const make = async (): Promise<string> => {
    await page.getByLabel("Works for").selectOption("1");
    await page.getByRole("button", { name: "Make a link" }).click();
    return page.getByLabel("The link").inputValue();
  };
  const link = await make();
  await expectGoodPage(page);

  const visitor = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await visitor.goto(new URL(link).pathname);
  await visitor.getByRole("button", { name: /^Teaching assistant/ }).click();
  await visitor.waitForURL((url) => url.pathname.startsWith("/join/"));
  await expect(visitor.getByText("You join as a student.")).toBeVisible();
  await expectGoodPage(visitor);
  await visitor.getByRole("button", { name: "Join the course" }).press("Enter");
  await visitor.waitForURL((url) => url.pathname === "/");
  await expect(visitor.getByRole("heading", { name: "People and places" })).toBeVisible();
  await visitor.goto(new URL(link).pathname);
  await expect(visitor.getByText("You are a student of this course already")).toBeVisible();

  await page.reload();
  await expect(page.getByLabel("The link")).toHaveCount(0);
  await page.getByRole("button", { name: /^Revoke: Student/ }).click();
  await expect(page.getByRole("list", { name: "Links that were made" })).toContainText("Revoked");
  const other = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await signInAs(other, "Student");
  await other.goto(new URL(link).pathname);
  await expect(other.getByText("This link does not work, or no longer.")).toBeVisible();
  await expectGoodPage(other);
});

test("who never signed in chooses a password by a link, and is erased by name at the end", async ({
  page,
  browser,
  baseURL,
}) => {
  await signInAs(page, "Instructor");
  await page.goto(`${home}?search=lovel`);
  await page.getByRole("link", { name: "Ada Lovelace" }).click();
  await page.getByRole("button", { name: "Make a password link" }).click();
  const link = await page.getByLabel("The link").inputValue();

  const ada = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await ada.goto(new URL(link).pathname);
  await expectGoodPage(ada);
  await ada.getByLabel(/^Password/).fill("ten letters at least");
  await ada.keyboard.press("Enter");
  await ada.getByRole("link", { name: "Sign in" }).click();
  await ada.getByLabel("E-mail").fill(`ada-${slug}@example.edu`);
  await ada.getByLabel("Password", { exact: true }).fill("ten letters at least");
  await ada.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(ada.getByRole("heading", { name: "People and places" })).toBeVisible();
  await ada.getByRole("button", { name: /your account$/ }).click();
  const [own] = await Promise.all([
    ada.waitForEvent("download"),
    ada.getByRole("link", { name: "Save all that is stored about you" }).click(),
  ]);
  expect((await readFile(await own.path())).subarray(0, 2).toString()).toBe("PK");

  await page.reload();
  await page.getByText("Erase this person’s data").click();
  const erase = page.getByRole("button", { name: "Erase for good" });
  await expect(erase).toBeDisabled();
  await page.getByLabel(/^Type ada-/).fill(`ada-${slug}@example.edu`);
  await expectGoodPage(page);
  await erase.click();
  await expect(page.getByRole("heading", { level: 1, name: "Erased person" })).toBeVisible();
  await expectGoodPage(page);
  await ada.goto("/");
  await expect(ada).toHaveURL(/\/sign-in/);
});

test("sections come and go, settings are kept, and the course goes into the archive", async ({ page }) => {
  await signInAs(page, "Instructor");
  await page.goto(`${home}/sections`);
  await page.getByLabel("Name of a new section").fill("Lab 3");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Rename Lab 3" }).click();
  await page.getByLabel("New name of Lab 3").fill("Lab 4");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove Lab 4" }).click();
  await expect(page.getByRole("link", { name: "Lab 4" })).toHaveCount(0);
  await expectGoodPage(page);
  await page.goto(`/staff/${slug}/settings`);
  await page.getByLabel("Lowest assignments left out").fill("1");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Archive the course" }).click();
  await expect(page.getByRole("heading", { name: "This course is in the archive" })).toBeVisible();
});

test("an assistant has no such places, and no such pages", async ({ page }) => {
  await signInAs(page, "Teaching assistant");
  await page.goto("/staff/eecs-182");
  await expect(page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "People" })).toHaveCount(0);
  for (const path of ["people", "people/import", "people/sections", "people/invitations", "settings"])
    expect((await page.goto(`/staff/eecs-182/${path}`))?.status()).toBe(404);
  expect((await page.goto("/courses/new"))?.status()).toBe(404);
});
