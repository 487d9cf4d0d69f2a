import { expect, test } from "@playwright/test";
import { expectGoodPage, signInAs } from "./walk";

test("an instructor finds a change in the log, by keyboard and on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await signInAs(page, "Instructor");
  await page.goto("/staff/eecs-182-sp26");
  await page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Log" }).click();
  const changes = page.getByRole("list", { name: "Changes, newest first" }).locator("> li");
  await expect(changes).toHaveCount(50);
  await expectGoodPage(page);

  await page.getByRole("link", { name: "Older changes" }).click();
  await expect(page).toHaveURL(/after=/);
  await expect(page.getByRole("link", { name: "Newest changes" })).toBeVisible();

  await page.getByRole("combobox", { name: "Change" }).focus();
  await page.keyboard.type("extension");
  await page.getByRole("button", { name: "Show these changes" }).press("Enter");
  await expect(changes).toHaveCount(2);
  await expect(page).not.toHaveURL(/after=/);
  const [before, after] = [changes.first().locator("del").first(), changes.first().locator("ins").first()];
  await expect(before).toContainText("before:");
  await expect(after).toContainText("after:");
  await expectGoodPage(page);

  await changes.first().getByRole("link", { name: "All changes of this extension" }).click();
  await expect(changes).toHaveCount(1);
  await expect(page.getByText("Only changes of one extension.")).toBeVisible();
  await page.getByLabel("From", { exact: true }).fill("2001-01-01");
  await page.getByLabel("Until", { exact: true }).fill("2001-01-02");
  await page.getByRole("button", { name: "Show these changes" }).click();
  await expect(page.getByText("No change is like that.")).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("link", { name: "Clear the filter" }).click();
  await expect(changes).toHaveCount(50);
});

test("an assistant has no such place, and no such page", async ({ page }) => {
  await signInAs(page, "Teaching assistant");
  await page.goto("/staff/eecs-182");
  await expect(page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Log" })).toHaveCount(0);
  expect((await page.goto("/staff/eecs-182/log"))?.status()).toBe(404);
});
