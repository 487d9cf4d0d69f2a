import { expect, test, type Page } from "@playwright/test";
import { openGradingHall, type GradingHall } from "./gradingHall";
import { expectGoodPage, signInAs } from "./walk";

const count = 40;

let hall: GradingHall | undefined;
test.beforeAll(async () => {
  hall = await openGradingHall(count);
});
test.afterAll(async () => {
  await hall?.close();
});

/** Which items an answer earns, as somebody sees who reads it. */
function keysFor(answer: string): string[] {
  return [
    ...(answer.includes("nearby") ? ["1"] : []),
    ...(answer.includes("start decides") ? ["2"] : []),
    ...(answer.includes("goes down") ? ["3"] : []),
  ];
}

const answerOf = (page: Page) => page.getByRole("region", { name: "Answer", exact: true });
const progressOf = (page: Page) => page.getByTestId("progress");
const studentOf = (page: Page) => page.getByTestId("student");

async function openPart(page: Page, { slug, partTitle }: GradingHall): Promise<void> {
  await page.goto(`/staff/${slug}/grading`);
  await page.getByRole("link", { name: partTitle }).first().focus();
  await page.keyboard.press("Enter");
  await expect(answerOf(page)).toBeVisible();
}

test("forty answers are graded by keyboard alone", async ({ page }) => {
  if (hall === undefined) throw new Error("there is no hall");
  const { slug, students, rubricIds } = hall;
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await signInAs(page, "Teaching assistant");
  await page.goto(`/staff/${slug}/grading`);
  await expect(page.getByText(`${count} answers wait.`)).toBeVisible();
  await expectGoodPage(page);
  await openPart(page, hall);
  await expect(answerOf(page)).toBeFocused();
  await expectGoodPage(page);

  let presses = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      presses++;
    }
  };
  const startedAt = Date.now();
  for (let graded = 0; graded < count; graded++) {
    await expect(progressOf(page)).toContainText(`${graded} of ${count} graded`);
    const name = await studentOf(page).innerText();
    const student = students.find((each) => each.name === name);
    expect(student, name).toBeDefined();
    await press(...keysFor(student?.answer ?? ""));
    if (graded === 3) {
      await press("c");
      await page.keyboard.type("Say 1 or 2 more words.");
      presses += "Say 1 or 2 more words.".length;
      await press("Control+Enter");
    } else await press("Enter");
  }
  await expect(page.getByText(`All ${count} answers are graded.`)).toBeVisible();
  const seconds = (Date.now() - startedAt) / 1_000;
  process.stdout.write(`forty answers: ${presses} key presses, ${seconds.toFixed(1)} seconds\n`);

  const reviews = await hall.reviews();
  expect(reviews).toHaveLength(count);
  for (const { email, state, rubricItemIds, gradingSeconds } of reviews) {
    const student = students.find((each) => each.email === email);
    const expected = keysFor(student?.answer ?? "").map((key) => rubricIds[Number(key) - 1]);
    expect({ state, items: [...rubricItemIds].sort() }).toEqual({ state: "finished", items: expected.sort() });
    expect(gradingSeconds).toBeGreaterThan(0);
  }
  expect(reviews.filter(({ comment }) => comment === "Say 1 or 2 more words.")).toHaveLength(1);

  // The last one comes back as it was, a draft, and is finished again.
  await page.keyboard.press("u");
  await expect(progressOf(page)).toContainText(`of ${count} graded`);
  await expect(page.getByText("Draft saved")).toBeVisible();
  expect((await hall.reviews()).filter(({ state }) => state === "draft")).toHaveLength(1);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`All ${count} answers are graded.`)).toBeVisible();
  expect((await hall.reviews()).filter(({ state }) => state === "finished")).toHaveLength(count);
  await expectGoodPage(page);
  expect(faults).toEqual([]);
});

test("what is begun outlives a reload, is taken back step by step, and nothing happens while one writes", async ({
  page,
}) => {
  if (hall === undefined) throw new Error("there is no hall");
  await signInAs(page, "Teaching assistant");
  await page.goto(`/staff/${hall.slug}/grading/${hall.partId}?status=graded`);
  await expect(answerOf(page)).toBeVisible();
  await page.getByRole("button", { name: "Make it a draft" }).click();
  await expect(page.getByText("Draft saved")).toBeVisible();
  const third = page.getByRole("checkbox", { name: /Confuses ascent/ });
  const wasApplied = await third.isChecked();

  await page.keyboard.press("3");
  await expect(third).toBeChecked({ checked: !wasApplied });
  await page.keyboard.press("Control+3");
  await page.keyboard.press("Alt+3");
  await page.keyboard.press("c");
  await page.keyboard.type("3 u b ?");
  await expect(page.getByRole("textbox", { name: /^Comment/ })).toHaveValue("3 u b ?");
  await expect(third).toBeChecked({ checked: !wasApplied });
  await page.keyboard.press("Escape");
  await page.keyboard.press("o");
  await page.keyboard.type("1.5");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Half of it.");
  await expect(page.getByTestId("points")).toHaveText("1.5 / 2");
  await expect(page.getByText("Draft saved")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: /^Comment/ })).toHaveValue("3 u b ?");
  await expect(page.getByRole("textbox", { name: /^Reason/ })).toHaveValue("Half of it.");
  await expect(third).toBeChecked({ checked: !wasApplied });

  await page.keyboard.press("1");
  await page.keyboard.press("2");
  await page.keyboard.press("u");
  await page.keyboard.press("u");
  await expect(page.getByText("Draft saved")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectGoodPage(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeHidden();

  // Names go from the page, not only from sight.
  const name = await studentOf(page).innerText();
  await page.keyboard.press("b");
  await expect(studentOf(page)).toHaveText("Somebody");
  expect(await page.content()).not.toContain(name);
  const answer = await page.request.get(page.url());
  expect(await answer.text()).not.toContain(name);
  await page.reload();
  await expect(studentOf(page)).toHaveText("Somebody");
  const shown = await page.content();
  for (const { email, name: each } of hall.students) {
    expect(shown).not.toContain(email);
    expect(shown).not.toContain(`${each}<`);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await expectGoodPage(page);
  await page.goto(`/staff/${hall.slug}/grading`);
  await expectGoodPage(page);
});

test("two graders see each other, and neither overwrites the other", async ({ page, browser }) => {
  if (hall === undefined) throw new Error("there is no hall");
  await signInAs(page, "Teaching assistant");
  await page.goto(`/staff/${hall.slug}/grading/${hall.partId}?status=graded`);
  await expect(answerOf(page)).toBeVisible();
  await page.waitForURL(/submission=/);
  const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
  await signInAs(other, "Instructor");
  await other.goto(page.url());
  await expect(other.getByText("Tara Assistant has this open. You can read along.")).toBeVisible();
  await expect(other.getByRole("button", { name: "Take over" })).toHaveCount(0);
  await expect(other.getByRole("checkbox", { name: /Confuses ascent/ })).toBeDisabled();
  await other.keyboard.press("3");
  await other.keyboard.press("Enter");
  await expect(other.getByText(/^Nothing was changed\. Tara Assistant has this open/).first()).toBeAttached();
  await expectGoodPage(other);
  await other.context().close();
});
