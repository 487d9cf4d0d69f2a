import { expect, test } from "@playwright/test";
import { openGradingHall, type GradingHall } from "./gradingHall";
import { expectGoodPage, signInAs } from "./walk";

let hall: GradingHall | undefined;
test.beforeAll(async () => {
  // Four answers, each given by six students: of five copies one is looked at again.
  hall = await openGradingHall(24);
});
test.afterAll(async () => {
  await hall?.close();
});

test("a group is graded once, its members get the review with its source, a copy is looked at again, one is taken out", async ({
  page,
}) => {
  if (hall === undefined) throw new Error("there is no hall");
  const groups = `/staff/${hall.slug}/grading/${hall.partId}/groups`;
  await signInAs(page, "Teaching assistant");
  await page.goto(groups);
  await expect(page.getByText("0 of 24 answers graded, 4 groups of more than one")).toBeVisible();
  await expectGoodPage(page);
  await page
    .getByRole("navigation", { name: "Groups" })
    .getByRole("link", { name: /It goes down/ })
    .click();
  const detail = page.getByRole("region", { name: /It goes down/ });
  await expect(detail).toContainText("6 answers, 0 graded");
  const group = page.url();
  await page.keyboard.press("g");
  await expect(page.getByRole("checkbox", { name: /Confuses ascent/ })).toBeVisible();
  await page.keyboard.press("3");
  await expect(page.getByRole("checkbox", { name: /Confuses ascent/ })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("progress")).toContainText("1 of 24 graded");

  await page.goto(group);
  await page.getByRole("button", { name: /Apply its review to the other 5/ }).click();
  const dialog = page.getByRole("dialog", { name: "Give this review to 5 answers?" });
  await expect(dialog).toContainText("One copy is drawn at random for a second look.");
  await expect(dialog).toContainText(/Walker .*, Walker/);
  await expectGoodPage(page);
  await dialog.getByRole("button", { name: "Give it to 5 answers" }).click();
  await expect(detail).toContainText("6 answers, all graded");
  const copies = detail.getByRole("listitem").filter({ hasText: "Graded with the group by Tara Assistant" });
  await expect(copies).toHaveCount(5);
  expect((await hall.reviews()).map(({ state, rubricItemIds }) => ({ state, rubricItemIds }))).toEqual(
    Array.from({ length: 6 }, () => ({ state: "finished", rubricItemIds: [hall?.rubricIds[2]] })),
  );

  await page.keyboard.press("l");
  await expect(page.getByText(/Does the review fit the answer of Walker/)).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Agree" }).first().click();
  await expect(page.getByText(/^Second look/)).toHaveCount(0);

  const taken = copies.first();
  const name = await taken.getByRole("link").innerText();
  await taken.getByRole("button", { name: `Take ${name} out of the group` }).click();
  await expect(page.getByText(`${name} is out of the group and not graded any more.`)).toBeVisible();
  const out = page.getByRole("region", { name: "Taken out of their groups" });
  await expect(out.getByRole("listitem")).toContainText([`${name}Not graded`]);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectGoodPage(page);

  await copies.first().getByRole("link").click();
  await expect(page.getByText(/This review was copied from the answer of Walker/)).toBeVisible();
});
