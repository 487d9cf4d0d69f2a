import { expect, type Locator, type Page } from "@playwright/test";
import { makePdf } from "../files";
import { examplesOf, type Question, type QuestionAnswer } from "#problems/kinds/kinds";

/** A right answer to a question; where people read it, some answer. */
export function rightAnswer(part: Question): QuestionAnswer {
  const [right] = examplesOf(part).right;
  if (right !== undefined) return right;
  if (part.kind === "written") return { kind: "written", markdown: "Because $x^2 \\ge 0$, **always**." };
  if (part.kind === "upload") return { kind: "upload", files: [] };
  if (part.kind === "survey")
    return {
      kind: "survey",
      entries: part.fields.map(({ id, kind }) => ({
        id,
        value: kind === "hours" ? "6.5" : kind === "choices" ? [] : "none",
      })),
    };
  throw new Error(`${part.id} lists no right answer`);
}

/** Gives an answer to a question with the keyboard alone, beginning wherever the focus is. It is not submitted. */
export async function answerByKeyboard(
  page: Page,
  card: Locator,
  part: Question,
  answer: QuestionAnswer,
): Promise<void> {
  switch (answer.kind) {
    case "number":
    case "symbolic":
    case "intervals":
      await typeInto(page, card.getByRole("textbox"), answer.text);
      return;
    case "written":
      await typeInto(page, card.getByRole("textbox"), answer.markdown);
      return;
    case "upload":
      await handInFile(page, card);
      return;
    case "choice":
      if (part.kind === "choice" && part.several) {
        for (const id of answer.chosen) await press(page, card.locator(`input[value="${id}"]`), "Space");
        return;
      }
      await pickRadio(page, card, answer.chosen[0] ?? "");
      return;
    case "ordering":
      await putInOrder(page, card, answer.order);
      return;
    case "matching":
      for (const [line, option] of Object.entries(answer.pairs)) {
        if (part.kind !== "matching") throw new Error(`${part.id} is no matching`);
        const index = part.lines.findIndex(({ id }) => id === line);
        await pickOption(page, card.getByRole("combobox").nth(index), option);
      }
      return;
    case "table":
      await fillTable(page, card, answer.cells, part);
      return;
    case "points":
      await placePoints(page, card, answer.points);
      return;
    case "path":
      for (const [index, point] of answer.points.entries()) {
        await press(page, card.getByRole("button", { name: "Add a corner" }), "Enter");
        for (const [axis, value] of point.entries())
          await typeInto(page, card.getByRole("textbox").nth(2 * index + axis), String(value));
      }
      return;
    case "hills": {
      const texts = [...answer.hills.flatMap(({ height, place, width }) => [height, place, width]), answer.smoothing];
      for (const [index, text] of texts.entries()) await typeInto(page, card.getByRole("textbox").nth(index), text);
      return;
    }
    case "survey":
      for (const [index, { value }] of answer.entries.filter((entry) => typeof entry.value === "string").entries())
        await typeInto(page, card.getByRole("textbox").nth(index), String(value));
      return;
    case "audit":
      await pickRadio(page, card, answer.mark);
      if (answer.mark === "correct") return;
      if (part.kind === "audit" && part.repair.kind === "choice")
        await pickRadio(page, card.locator(".border-l-2").last(), answer.repair);
      else await typeInto(page, card.getByRole("textbox"), answer.repair);
      return;
  }
}

/** Presses Tab, or Shift+Tab to go back, until it is there, as whoever has no mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isBehind = await target.evaluate((element) => {
    const focused = document.activeElement ?? document.body;
    return (focused.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  });
  for (let presses = 0; presses < 400; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(isBehind ? "Shift+Tab" : "Tab");
  }
  throw new Error(`no way by keyboard to ${String(target)}`);
}

async function press(page: Page, target: Locator, key: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Whatever the answer lists: a file is known to the server only once it was sent. */
async function handInFile(page: Page, card: Locator): Promise<void> {
  // Listened for before the keys that lead there: the browser may otherwise not be told in time, and opens a window of its own.
  const choosing = page.waitForEvent("filechooser");
  await press(page, card.locator("input[type=file]"), "Enter");
  await (await choosing).setFiles({ name: "rank.pdf", mimeType: "application/pdf", buffer: makePdf() });
  await expect(card.getByText("rank.pdf").first()).toBeVisible();
  await expect(card.getByRole("progressbar")).toHaveCount(0);
}

/** Replaces what a field holds. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

/** Of radio buttons only one is reached by Tab; the arrow keys go on from it. */
async function pickRadio(page: Page, within: Locator, value: string): Promise<void> {
  const group = within.getByRole("radiogroup").first();
  const checked = group.locator("input:checked");
  const start = (await checked.count()) === 0 ? group.getByRole("radio").first() : checked;
  await tabTo(page, start);
  if ((await checked.count()) === 0) await page.keyboard.press("Space");
  const wanted = group.locator(`input[value="${value}"]`);
  for (let presses = 0; presses < 20 && !(await wanted.isChecked()); presses++) await page.keyboard.press("ArrowDown");
  await expect(wanted).toBeChecked();
}

async function pickOption(page: Page, list: Locator, value: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.press("Home");
  for (let presses = 0; presses < 40 && (await list.inputValue()) !== value; presses++)
    await page.keyboard.press("ArrowDown");
  await expect(list).toHaveValue(value);
}

/** Brings each item up to its place, from the first on. */
async function putInOrder(page: Page, card: Locator, order: readonly string[]): Promise<void> {
  const places = card.locator("[data-move$='-up']");
  for (const [place, id] of order.entries()) {
    const button = card.locator(`[data-move="${id}-up"]`);
    const at = await places.evaluateAll(
      (buttons, wanted) => buttons.findIndex((each) => each.getAttribute("data-move") === wanted),
      `${id}-up`,
    );
    // A first press also when all is in place already: what nobody touched is no answer yet.
    if (at > place) await tabTo(page, button);
    for (let step = at; step > place; step--) await page.keyboard.press("ArrowUp");
  }
}

async function fillTable(
  page: Page,
  card: Locator,
  cells: Readonly<Record<string, string>>,
  part: Question,
): Promise<void> {
  if (part.kind !== "table") throw new Error(`${part.id} is no table`);
  const open = part.rows.flatMap((row) => row.cells.flatMap((cell) => (cell.kind === "printed" ? [] : [cell])));
  const fields = card.locator("table input, table select");
  for (const [index, cell] of open.entries()) {
    const text = cells[cell.id] ?? "";
    if (cell.kind === "words") await pickOption(page, fields.nth(index), text);
    else await typeInto(page, fields.nth(index), text);
  }
}

/** By the table beside the drawing: both coordinates of a free point, the distance from the middle of one on a ray. */
async function placePoints(page: Page, card: Locator, points: readonly (readonly [number, number])[]): Promise<void> {
  const fields = card.getByRole("textbox");
  const isFree = (await fields.count()) === 2 * points.length;
  const isFlat = points.every(([, y]) => y === 0);
  for (const [index, [x, y]] of points.entries()) {
    if (isFree) {
      await typeInto(page, fields.nth(2 * index), String(x));
      await typeInto(page, fields.nth(2 * index + 1), String(y));
    } else await typeInto(page, fields.nth(index), String(isFlat ? x : Math.hypot(x, y)));
  }
}
