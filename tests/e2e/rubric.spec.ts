import { expect, test } from "@playwright/test";
import { openGradingHall, type GradingHall } from "./gradingHall";
import { expectGoodPage, signInAs } from "./walk";

let hall: GradingHall | undefined;
test.beforeAll(async () => {
  hall = await openGradingHall(2);
});
test.afterAll(async () => {
  await hall?.close();
});

test("an item is added, used, and edited: who it touches is told first, and then it counts anew", async ({ page }) => {
  if (hall === undefined) throw new Error("there is no hall");
  const grading = `/staff/${hall.slug}/grading/${hall.partId}`;
  await signInAs(page, "Teaching assistant");
  await page.goto(`${grading}/rubric`);
  await page.getByRole("button", { name: "Add an item" }).click();
  const form = page.getByRole("form", { name: "New item" });
  await form.getByLabel("What the answer says or does").fill("Draws the basin.");
  await form.getByLabel("Points").fill("0.5");
  await expectGoodPage(page);
  await form.getByRole("button", { name: "Add item" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "Draws the basin." });
  await expect(row).toContainText("+0.5");
  await expect(row).toContainText("Not used yet");

  await page.goto(grading);
  await expect(page.getByRole("checkbox", { name: /Draws the basin/ })).toBeVisible();
  await page.keyboard.press("4");
  await expect(page.getByTestId("points")).toContainText("0.5");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("progress")).toContainText("1 of 2 graded");

  await page.goto(`${grading}/rubric`);
  await expect(row).toContainText("In 1 graded answer");
  await row.getByRole("button", { name: "Edit “Draws the basin.”" }).click();
  const edited = page.getByRole("form", { name: "Item “Draws the basin.”" });
  await edited.getByLabel("Points").fill("1,5");
  await edited.getByRole("button", { name: "Save item" }).click();
  await expect(
    edited.getByText("1 graded answer uses this. 1 student’s points change, from 0.5 to 1.5."),
  ).toBeVisible();
  await expectGoodPage(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectGoodPage(page);
  await edited.getByRole("button", { name: "Save item" }).click();
  await expect(row).toContainText("+1.5");
  await expect(row.getByRole("button", { name: "Edit “Draws the basin.”" })).toBeFocused();

  await page.goto(`${grading}?status=graded`);
  await expect(page.getByTestId("points")).toContainText("1.5");
});

test("a snippet is written, reworded, retired and brought back", async ({ page }) => {
  if (hall === undefined) throw new Error("there is no hall");
  await signInAs(page, "Teaching assistant");
  await page.goto(`/staff/${hall.slug}/grading`);
  await page.getByRole("link", { name: "Snippets" }).click();
  await expect(page.getByText("There are no snippets yet.")).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("button", { name: "New snippet" }).click();
  await page.getByLabel("Remark, in Markdown").fill("Where does the *sign* come from?");
  await page.getByRole("button", { name: "Add snippet" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "come from?" });
  await expect(row).toContainText("by Tara Assistant");
  await row.getByRole("button", { name: /^Edit/ }).click();
  await page.getByLabel("Remark, in Markdown").fill("Say where the sign come from?");
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Save snippet" }).click();
  await expect(row).toContainText("Say where the sign");
  await expect(row.getByRole("button", { name: /^Edit/ })).toBeFocused();
  await row.getByRole("button", { name: /^Retire/ }).click();
  await expect(page.getByText("The snippet was retired.")).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(row).toHaveCount(1);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectGoodPage(page);
});
