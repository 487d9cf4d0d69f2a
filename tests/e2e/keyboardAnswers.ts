import { expect, type Locator, type Page } from "@playwright/test";
import type { Question, QuestionAnswer } from "#problems/kinds/kinds";

/** Gives an answer to a question with the keyboard alone, beginning wherever the focus is. It is not submitted. */
export async function answerByKeyboard(
  page: Page,
  card: Locator,
  part: Question,
  answer: QuestionAnswer,
): Promise<void> {
  switch (answer.kind) {
    case "number":
      await typeInto(page, card.getByRole("textbox"), answer.text);
      return;
    case "choice":
      if (part.kind !== "choice") throw new Error(`${part.id} is no choice`);
      await choose(page, card, part, answer.chosen);
      return;
  }
}

/** Presses Tab until it is there, as whoever has no mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 300; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by keyboard to ${String(target)}`);
}

/** Replaces what a field holds. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

async function choose(
  page: Page,
  card: Locator,
  { options, several }: Extract<Question, { kind: "choice" }>,
  chosen: readonly string[],
): Promise<void> {
  if (several) {
    for (const id of chosen) {
      await tabTo(page, card.locator(`input[value="${id}"]`));
      await page.keyboard.press("Space");
    }
    return;
  }
  const wanted = options.findIndex(({ id }) => id === chosen[0]);
  await tabTo(page, card.getByRole("radio").first());
  await page.keyboard.press("Space");
  for (let step = 0; step < wanted; step++) await page.keyboard.press("ArrowDown");
}
