import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expectGoodPageInEveryLight, signInAs } from "./walk";

test("an instructor reads a course and one of its assignments, and saves a table", async ({ page }) => {
  await signInAs(page, "Instructor");
  await page.goto("/staff/eecs-182-sp26");
  await page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Analytics" }).click();
  await expect(page.getByRole("heading", { name: "Scores by assignment" })).toBeVisible();
  await expectGoodPageInEveryLight(page);

  await page.getByRole("combobox", { name: "Assignment" }).selectOption("homework-2");
  await page.getByRole("button", { name: "Show" }).press("Enter");
  await expect(page).toHaveURL(/assignment=homework-2/);
  const tests = page.getByRole("region", { name: "Failing tests", exact: true });
  await expect(tests.getByRole("img", { name: /^Failing tests/ })).toBeVisible();
  await expectGoodPageInEveryLight(page);

  await tests.getByText("The numbers as a table").click();
  const rows = tests.getByRole("region", { name: "Failing tests as a table" }).getByRole("row");
  const shown = await rows.nth(1).getByRole("cell").allInnerTexts();
  const saving = page.waitForEvent("download");
  await tests.getByRole("link", { name: "Save as CSV: Failing tests" }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe("eecs-182-sp26-homework-2-tests.csv");
  const lines: string[][] = parse(await readFile(await download.path(), "utf8"), { bom: true });
  expect(lines[1]).toEqual(shown);
  expect(lines.length).toBe(await rows.count());
});

test("an assistant reads it too and gets no link to people; a student finds no such place", async ({ page }) => {
  await signInAs(page, "Teaching assistant");
  await page.goto("/staff/eecs-182/analytics");
  await expect(page.getByRole("heading", { name: "Students to speak to" })).toBeVisible();
  await expect(page.locator('a[href*="/people/"]')).toHaveCount(0);
  expect((await page.goto("/staff/eecs-182/analytics?assignment=nothing"))?.status()).toBe(404);

  await page.context().clearCookies();
  await signInAs(page, "Student");
  expect((await page.goto("/staff/eecs-182/analytics"))?.status()).toBe(404);
  expect((await page.request.get("/api/analytics/eecs-182?table=at-risk")).status()).toBe(404);
});
