import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { parsePreferences, writtenPreferences } from "../../app/frame/preferenceCookie";

/** What the walks through the screens have in common. */

export const problemPath = "/courses/eecs-182/homework-2/linf-penalty-step";

export const correctCode = `import { norm1, type Vec } from "numerics";

export function step(g: Vec, alpha: number): Vec {
  const largestMove = (alpha / 2) * norm1(g);
  return g.map((entry) => -largestMove * Math.sign(entry));
}
`;

/** Plain signSGD: the mistake that the problem knows as "Sign step of fixed length". */
export const codeWithKnownMistake = `import type { Vec } from "numerics";

export function step(g: Vec, alpha: number): Vec {
  return g.map((entry) => -(alpha / 2) * Math.sign(entry));
}
`;

/** One click on the demo course's sign-in page. */
export async function signInAs(page: Page, role: "Student" | "Teaching assistant" | "Instructor"): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: new RegExp(`^${role}`) }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

/**
 * No violation that axe knows of, and nothing wider than the window.
 *
 * @param look.within - a selector: axe looks at nothing else
 * @param look.intoFormulas - whether axe looks into formulas too: a page full of them has thousands of pieces, all drawn alike
 */
export async function expectGoodPage(
  page: Page,
  { within, intoFormulas = true }: { within?: string; intoFormulas?: boolean } = {},
): Promise<void> {
  // Between two pages the first one's title is gone before the second one's is there.
  await expect(page).toHaveTitle(/./);
  // Halfway from one colour to another nothing has the contrast that it will have, and a change may begin at any time.
  await page.evaluate(() => {
    const atOnce = new CSSStyleSheet();
    atOnce.replaceSync("*, ::before, ::after, ::file-selector-button { transition: none !important }");
    document.adoptedStyleSheets.push(atOnce);
  });
  const axe = new AxeBuilder({ page });
  if (within !== undefined) axe.include(within);
  // A heading that is a formula alone is read from its MathML, which axe does not know and takes for empty.
  axe.exclude("th:has(> .katex:only-child)");
  if (!intoFormulas) axe.exclude(".katex");
  const { violations } = await axe.analyze();
  await page.evaluate(() => void document.adoptedStyleSheets.pop());
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(found, `axe on ${page.url()}`).toEqual([]);
  const overflow = await page.evaluate(() => {
    const frames = [...document.querySelectorAll("html, body, body > div, main, main > div")];
    return Math.max(...frames.map((frame) => frame.scrollWidth - frame.clientWidth));
  });
  expect(overflow, `sideways scrolling on ${page.url()}`).toBeLessThanOrEqual(0);
  // Without their styles formulas stand there twice: as they are drawn, and as they are read out.
  const shownTwice = await page
    .locator(".katex-mathml")
    .evaluateAll((all) => all.filter((formula) => getComputedStyle(formula).position !== "absolute").length);
  expect(shownTwice, `formulas without styles on ${page.url()}`).toBe(0);
}

/** The same in light, and in the dark on a narrow screen: contrast does not depend on the width, nor the layout on colours. */
export async function expectGoodPageInEveryLight(page: Page, within?: string): Promise<void> {
  const look = within === undefined ? {} : { within };
  const wide = page.viewportSize();
  await expectGoodPage(page, look);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 360, height: 740 });
  await expectGoodPage(page, look);
  await page.emulateMedia({ colorScheme: "light" });
  if (wide !== null) await page.setViewportSize(wide);
}

/** The full editor, once it has taken the place of the plain field. */
export async function fullEditor(page: Page): Promise<Locator> {
  const editor = page.getByRole("region", { name: "Code", exact: true }).locator(".monaco-editor");
  await expect(editor).toBeVisible({ timeout: 30_000 });
  return editor;
}

/** Replaces the whole answer in the full editor. */
export async function writeInFullEditor(page: Page, code: string): Promise<void> {
  await (await fullEditor(page)).click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(code);
}

/** From the next page on, the plain editor: it is there at once. */
export async function choosePlainEditor(page: Page): Promise<void> {
  await page.evaluate(
    (cookie) => (document.cookie = cookie),
    writtenPreferences({ ...parsePreferences(undefined), editor: "plain" }),
  );
}

/** The field of the plain editor. */
export const answerField = (page: Page): Locator => page.getByRole("textbox", { name: /^Your code/ });

/** The line beside the buttons that says how it stands. */
export const headline = (page: Page): Locator => page.getByTestId("headline").filter({ visible: true });
