import { expect, test, type Page } from "@playwright/test";
import { expectGoodPage, signInAs } from "./walk";

/** Each explorer: a slider that arrow keys move, where they take it, and words that the sentence then has. */
const explorers = [
  {
    title: "A ReLU network while it learns",
    slider: "Moment of the training",
    value: "39",
    words: /^After \d+ steps with 20/,
  },
  {
    title: "Unit balls and the steepest step",
    slider: "Direction of the gradient, degrees",
    value: "25",
    words: /g = \(0\.91, 0\.42\)/,
  },
  { title: "θ* of three optimisers", slider: "Steps", value: "59", words: /^After 59 steps SGD is at/ },
  { title: "Ring all-reduce, round by round", slider: "Workers n", value: "3", words: /0 of 9 chunks are finished/ },
  { title: "Basins and the learning rate", slider: "Steps", value: "29", words: /^After 29 steps of η = 0\.01/ },
  {
    title: "Smoothing away the hills",
    slider: "Width of the smoothing σ",
    value: "0.19",
    words: /^With σ = 0\.19 fσ has/,
  },
  {
    title: "Three estimates of one gradient",
    slider: "Samples N of an estimate",
    value: "19",
    words: /With N = 19 the standard/,
  },
  { title: "The Newton–Schulz cobweb", slider: "Start x₀", value: "1.64", words: /^x₀ = 1\.6400 → / },
] as const;

const sentenceOf = async (page: Page): Promise<string> =>
  (await page.getByRole("region", { name: "What is seen" }).locator("p").first().innerText()).replaceAll("\u00a0", " ");

/** Names are read as they are written; on the screen they begin with a capital. */
const fieldOf = (page: Page, label: string) => page.getByRole("spinbutton", { name: label });

const sliderOf = (page: Page, label: string) => page.getByRole("slider", { name: `${label}, slider` });

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("each explorer is reached from the course, moved by keyboard, and found again by its link", async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await signInAs(page, "Student");
  await page.getByRole("link", { name: "Explorers" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Explorers" })).toBeVisible();
  await expectGoodPage(page);

  for (const { title, slider, value, words } of explorers)
    await test.step(title, async () => {
      await page.goto("/explorers");
      await page.getByRole("link", { name: title }).press("Enter");
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(page.getByRole("region", { name: "Picture" }).getByRole("img").first()).toBeVisible();
      await expectGoodPage(page);

      await sliderOf(page, slider).focus();
      await page.keyboard.press("ArrowLeft");
      await expect(fieldOf(page, slider)).toHaveValue(value);
      await expect.poll(() => sentenceOf(page)).toMatch(words);
      // What a computation beside the page adds is part of the state's sentence too.
      await expect(page.getByText(/^Training for/)).toHaveCount(0, { timeout: 60_000 });
      const sentence = await sentenceOf(page);

      await expect(page).toHaveURL(/\?/);
      const address = page.url();
      await page.getByRole("button", { name: "Copy link" }).press("Enter");
      await expect(page.getByText("Copied")).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);

      const other = await context.newPage();
      await other.goto(address);
      await expect(fieldOf(other, slider)).toHaveValue(value);
      await expect.poll(() => sentenceOf(other), { timeout: 60_000 }).toBe(sentence);
      await other.close();
      await page.reload();
      await expect.poll(() => sentenceOf(page), { timeout: 60_000 }).toBe(sentence);
    });
  expect(faults).toEqual([]);
});

test("a link that asks for nonsense shows what makes sense of it, and says what does not", async ({ page }) => {
  await signInAs(page, "Student");
  await page.goto("/explorers/newton-schulz?start=9&steps=3");
  await expect(
    page.getByText("The link asks for “9” as start x₀, which is not a number from −2.5 to 2.5. 1.65 is shown instead."),
  ).toBeVisible();
  await expect(fieldOf(page, "Start x₀")).toHaveValue("1.65");
  await expect(fieldOf(page, "Iterations")).toHaveValue("3");
  await expectGoodPage(page);

  // A field takes only what it can show, and says so while one types.
  const start = fieldOf(page, "Start x₀");
  await start.fill("7");
  await expect(page.getByText("Needs a number from −2.5 to 2.5.")).toBeVisible();
  await expectGoodPage(page);
  await start.fill("2.3");
  await expect.poll(() => sentenceOf(page)).toMatch(/beyond √5/);

  const missing = await page.goto("/explorers/nothing");
  expect(missing?.status()).toBe(404);
});

test("a map of basins is found beside the page", async ({ page }) => {
  await signInAs(page, "Student");
  await page.goto("/explorers/gradient-ascent");
  await page.getByRole("radio", { name: /basins/ }).check();
  await expect(page.getByText(/Of 6400 starts 6\.\d % end there/).first()).toBeVisible({ timeout: 60_000 });
  await expectGoodPage(page);
});

test("a problem leads to its explorers", async ({ page }) => {
  await signInAs(page, "Student");
  await page.goto("/courses/eecs-182/homework-2/linf-penalty-step");
  await page.getByRole("link", { name: "Unit balls and the steepest step" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Unit balls/ })).toBeVisible();
});

test.describe("on a phone, dark, with less motion", () => {
  test.use({
    viewport: { width: 360, height: 740 },
    colorScheme: "dark",
    hasTouch: true,
    isMobile: true,
    contextOptions: { reducedMotion: "reduce" },
  });

  test("every explorer fits and is accessible, and nothing moves by itself", async ({ page }) => {
    test.setTimeout(180_000);
    await signInAs(page, "Student");
    await page.goto("/explorers");
    await expectGoodPage(page);
    for (const { title } of explorers) {
      await page.goto("/explorers");
      await page.getByRole("link", { name: title }).click();
      await expect(page.getByRole("region", { name: "Picture" }).getByRole("img").first()).toBeVisible();
      await expect(page.getByRole("button", { name: /^Play/ })).toHaveCount(0);
      await expectGoodPage(page);
    }
  });
});
