import { expect, test } from "@playwright/test";
import { expectGoodPage, signInAs } from "./walk";

test("whoever has not signed in reads the guide from its contents to its last page", async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/guide");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Guide for authors");
  await expectGoodPage(page);
  const titles = await page.getByRole("main").getByRole("list").last().getByRole("link").allTextContents();
  await page.getByRole("link", { name: titles[0] ?? "" }).click();
  for (const [index, title] of titles.entries()) {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await page.emulateMedia({ colorScheme: index % 2 === 0 ? "light" : "dark" });
    await expectGoodPage(page, { intoFormulas: false });
    const next = page.getByRole("navigation", { name: "Pages of the guide" }).locator('[rel="next"]');
    if (index === titles.length - 1) await expect(next).toHaveCount(0);
    else await next.click();
  }
});

test("an instructor finds it beside the problems, and a section by its link", async ({ page }) => {
  await page.setViewportSize({ width: 1200, height: 900 });
  await signInAs(page, "Instructor");
  await page.goto("/staff/eecs-182");
  await page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Guide" }).click();
  await page.getByRole("link", { name: "Your first problem in fifteen minutes" }).click();
  const list = page.getByRole("navigation", { name: "On this page" });
  await list.getByRole("link", { name: "Mend the tests" }).click();
  await expect(page).toHaveURL(/\/guide\/first-problem#mend-the-tests$/);
  await expect(page.getByRole("heading", { name: "Mend the tests" })).toBeInViewport();
  await expectGoodPage(page);
  await page.goto("/guide/nothing");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Guide for authors");
});

test("a block of code is copied whole", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/guide/first-problem");
  const block = page.getByRole("main").locator("pre").first();
  const copy = page.getByRole("button", { name: "Copy", exact: true });
  await expect(copy).toHaveCount(await page.getByRole("main").locator("pre").count());
  await copy.first().click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await block.textContent());
  await copy.first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Copied" })).toHaveCount(1);
  await expectGoodPage(page);
});

test("where copying is not allowed the block is selected and says so", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await page.goto("/guide/first-problem");
  await page.getByRole("button", { name: "Copy", exact: true }).first().click();
  await expect(page.getByText("Copying was not allowed. The text is selected.")).toBeAttached();
  const block = page.getByRole("main").locator("pre").first();
  expect(await page.evaluate(() => String(getSelection()))).toBe(((await block.textContent()) ?? "").trimEnd());
});

test("a teaching assistant does not write problems and has no link to it", async ({ page }) => {
  await signInAs(page, "Teaching assistant");
  await page.goto("/staff/eecs-182");
  await expect(page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Guide" })).toHaveCount(0);
});
