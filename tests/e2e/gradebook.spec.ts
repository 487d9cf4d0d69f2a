import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expectGoodPage, signInAs } from "./walk";

const address = "/staff/eecs-182/gradebook";
const openGradebook = async (page: Page, query = ""): Promise<void> => {
  await page.goto(`${address}${query}`);
  await expect(page.locator("[role=grid][aria-busy=false]")).toBeVisible();
};
const focused = (page: Page) => page.locator("[role=grid] [data-cell]:focus");
const names = (page: Page) => page.locator("[role=grid] [role=rowheader][data-cell]");

test("the gradebook is walked, sorted, filtered, explained and downloaded by keyboard", async ({ page }) => {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await signInAs(page, "Teaching assistant");
  await openGradebook(page);
  await expectGoodPage(page);

  await test.step("arrows, Home and End move one focus", async () => {
    await page.getByRole("columnheader", { name: "Name" }).focus();
    await page.keyboard.press("ArrowDown");
    await expect(focused(page)).toHaveAttribute("data-cell", "1-0");
    await page.keyboard.press("ArrowRight");
    await expect(focused(page)).toHaveAttribute("data-cell", "1-1");
    await page.keyboard.press("Control+End");
    await expect(focused(page)).toHaveAttribute(
      "aria-colindex",
      (await page.getByRole("grid").getAttribute("aria-colcount")) ?? "",
    );
    await page.keyboard.press("Control+Home");
    await expect(focused(page)).toHaveAttribute("data-cell", "0-0");
    await expect(page.locator("[role=grid] [tabindex='0']")).toHaveCount(1);
  });

  await test.step("Enter on a number explains it, and Esc leads back", async () => {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary");
    await expect(panel.getByRole("heading", { level: 2 })).toBeFocused();
    await expect(panel).toContainText("The sum of");
    await expectGoodPage(page);
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(focused(page)).toHaveAttribute("data-cell", "1-2");
  });

  await test.step("Enter on a heading sorts, Space opens an assignment, and both stand in the address", async () => {
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Enter");
    await expect(focused(page)).toHaveAttribute("aria-sort", "descending");
    const before = await names(page).allInnerTexts();
    await page.keyboard.press("Enter");
    await expect(focused(page)).toHaveAttribute("aria-sort", "ascending");
    expect((await names(page).allInnerTexts()).slice(0, -2)).toEqual(before.slice(0, -2).reverse());
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await expect(focused(page)).toHaveAttribute("aria-expanded", "true");
    await expect(page).toHaveURL(/open=/);
  });

  await test.step("/ leads to the search, and the file holds what is shown", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("neighb");
    await expect(page.getByText(/^1 of \d+ students/)).toBeVisible();
    await page.getByText("Download", { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download what is shown" }).click(),
    ]);
    const lines = parse(await readFile(await download.path(), "utf8"));
    expect(lines).toHaveLength(2);
    expect(lines[0]?.slice(0, 4)).toEqual(["Name", "E-mail", "Section", "Total"]);
    expect(lines[1]?.slice(0, 2)).toEqual(["Noor Neighbour", "student2@example.edu"]);
    expect(lines[0]?.some((heading) => heading.includes(" / "))).toBe(true);
  });
  expect(faults).toEqual([]);
});

test("in a window of 360 px the grid scrolls in itself, and a file names what it cannot set", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signInAs(page, "Instructor");
  await openGradebook(page);
  await expectGoodPage(page);
  await page.getByRole("link", { name: "Set points from a file" }).click();
  await page.getByLabel("Table of points").setInputFiles({
    name: "points.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("E-mail,No such problem\nnobody@example.edu,3\n"),
  });
  await expect(page.getByText("The file changes nothing")).toBeVisible();
  await expect(page.getByText("there is no problem and no part of this title")).toBeVisible();
  await expectGoodPage(page);
});

test("a student finds no gradebook", async ({ page }) => {
  await signInAs(page, "Student");
  expect((await page.goto(address))?.status()).toBe(404);
});
