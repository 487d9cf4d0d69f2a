import { expect, test } from "@playwright/test";
import {
  answerField,
  codeWithKnownMistake,
  correctCode,
  expectGoodPage,
  fullEditor,
  headline,
  problemPath,
  signInAs,
  writeInFullEditor,
} from "./walk";

test("from signing in to accepted: a run, a mistake that is named, a verdict, the history and a restore", async ({
  page,
}) => {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));

  await page.goto("/");
  await expectGoodPage(page);
  await signInAs(page, "Student");
  await expectGoodPage(page);

  await page.getByRole("link", { name: /Homework 2/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Homework 2/ })).toBeVisible();
  await expectGoodPage(page);

  await page.getByRole("link", { name: /∞-norm penalty/ }).click();
  await expect(page).toHaveURL(problemPath);
  await fullEditor(page);
  await expect(page.getByText("No errors")).toBeVisible();
  await expectGoodPage(page);

  // The editor knows the engine: a wrong argument is an error as you type.
  await writeInFullEditor(page, 'import { norm1 } from "numerics";\nexport const wrong: string = norm1("text");\n');
  await expect(page.getByRole("button", { name: "2 errors" })).toBeVisible();

  await writeInFullEditor(page, codeWithKnownMistake);
  await expect(page.getByText("No errors")).toBeVisible();
  await page.getByRole("button", { name: "Run public tests" }).click();
  await expect(headline(page)).toContainText(/Public tests fail/);
  await expect(headline(page)).toContainText("not counted");

  await page.getByRole("button", { name: "Submit for grading" }).click();
  await expect(headline(page)).toContainText("points");
  await expect(page.getByRole("heading", { name: "Sign step of fixed length" })).toBeVisible();
  await expect(page.getByText(/every gradient gets a step of the same length/)).toBeVisible();
  const workedExample = page.getByRole("listitem").filter({ hasText: "The worked example" });
  await expect(workedExample.getByRole("table")).toContainText("expected");
  await expect(workedExample.getByText("first difference", { exact: true })).toHaveCount(1);

  // The step drawn beside the reference's, with its numbers as a table.
  const drawing = workedExample.getByRole("img", { name: /^The same in the plane.* your step and the reference's/ });
  await expect(drawing).toBeVisible();
  await expect(drawing).toContainText("yours");
  await expect(drawing).toContainText("reference");
  await workedExample.getByText("Data", { exact: true }).click();
  const numbers = workedExample.getByRole("region", { name: /^Data of/ }).getByRole("table");
  await expect(numbers.getByRole("row", { name: /^1 / })).toContainText("−0.25");
  await expectGoodPage(page);
  const hangsOver = () => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(await hangsOver(), "the panes scroll, the page does not").toBe(0);

  // One hint at a time, by choice; the next one only when it is asked for.
  await page.getByRole("tab", { name: "Hints" }).click();
  const hints = page.getByRole("list", { name: "Hints" }).getByRole("listitem");
  await expect(hints).toHaveCount(0);
  await page.getByRole("button", { name: "Show hint 1 of 3" }).click();
  await expect(hints).toHaveCount(1);
  await expect(hints.first()).toBeFocused();
  await page.getByRole("button", { name: "Show hint 2 of 3" }).click();
  await expect(hints).toHaveCount(2);
  await expect(page.getByRole("region", { name: "About this problem" })).toBeVisible();
  await expectGoodPage(page);

  // From anywhere on the page.
  await writeInFullEditor(page, correctCode);
  await page.getByRole("tab", { name: /History/ }).focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(headline(page)).toContainText("Accepted");
  await expect(headline(page)).toContainText("12 / 12 points");
  await expect(page.getByRole("img", { name: /^The same in the plane/ })).toContainText("yours = reference");
  await expect(page.getByRole("status").filter({ hasText: /^Accepted/ })).toContainText("12 of 12 points");
  await expectGoodPage(page);

  await page.getByRole("tab", { name: /History/ }).click();
  const submissions = page.getByRole("list", { name: "Submissions, newest first" }).getByRole("listitem");
  await expect(submissions.first()).toContainText("Accepted");
  await submissions
    .nth(1)
    .getByRole("button", { name: /^Compare/ })
    .click();
  await expect(page.locator(".monaco-diff-editor")).toBeVisible();
  await expect(page.getByRole("region", { name: "Comparison" })).toContainText("largestMove");
  await expectGoodPage(page);

  await submissions
    .nth(1)
    .getByRole("button", { name: /^Restore/ })
    .click();
  await expect(page.getByText(/is back in the editor/)).toBeVisible();
  await expect(await fullEditor(page)).toContainText("-(alpha / 2)");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(await fullEditor(page)).toContainText("largestMove");

  // Points arrive where they are added up.
  await page.getByRole("link", { name: /Homework 2/ }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "∞-norm penalty" })).toContainText("10 / 10");

  await page.getByRole("button", { name: /your account/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(faults).toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const)
  test.describe(`on a phone, ${colorScheme}`, () => {
    test.use({ viewport: { width: 360, height: 740 }, colorScheme, hasTouch: true, isMobile: true });

    test("every screen fits and is accessible, one pane at a time, with the verdict pinned below", async ({ page }) => {
      await signInAs(page, "Student");
      await expectGoodPage(page);
      await page.getByRole("button", { name: /your account/ }).click();
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
      await expectGoodPage(page);
      await page.keyboard.press("Escape");
      await page.getByRole("link", { name: /Homework 2/ }).click();
      await expect(page.getByRole("heading", { level: 1, name: /Homework 2/ })).toBeVisible();
      await expectGoodPage(page);

      await page.goto(problemPath);
      await expectGoodPage(page);
      await page.getByRole("tab", { name: "Code" }).click();
      // Megabytes of editor are not for a phone, unless it asks for them.
      const field = answerField(page);
      await field.fill(codeWithKnownMistake);
      await expect(page.locator(".monaco-editor")).toHaveCount(0);
      await expectGoodPage(page);
      await page.getByRole("button", { name: "Run public tests" }).click();
      await expect(page.getByRole("tab", { name: "Results" })).toHaveAttribute("aria-selected", "true");
      await expect(headline(page)).toContainText(/Public tests fail/);
      await expect(page.getByRole("img", { name: /^The same in the plane/ })).toBeVisible();
      // What kind of test it is stands below its name, not beside it.
      const row = page.getByRole("listitem").filter({ hasText: "The worked example" });
      const name = await row.getByText(/^The worked example/).boundingBox();
      expect(name?.width).toBeGreaterThan(200);
      await expectGoodPage(page);
      await page.getByRole("tab", { name: /History/ }).click();
      await page
        .getByRole("button", { name: /^Compare/ })
        .first()
        .click();
      await expect(page.getByRole("region", { name: "Comparison", exact: true })).toBeVisible();
      await expectGoodPage(page);
    });
  });

test.describe("in a narrow window with a mouse", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("the problem page fits", async ({ page }) => {
    await signInAs(page, "Student");
    await page.goto(problemPath);
    await page.getByRole("tab", { name: "Code" }).click();
    await expectGoodPage(page);
  });
});

test.describe("in the dark", () => {
  test.use({ colorScheme: "dark" });

  test("the workbench keeps its contrast, and the chosen theme is remembered before any script runs", async ({
    page,
  }) => {
    await signInAs(page, "Student");
    await expectGoodPage(page);
    await page.goto(problemPath);
    await fullEditor(page);
    await expect(page.getByText("No errors")).toBeVisible();
    await expectGoodPage(page);

    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.getByRole("button", { name: /your account/ }).click();
    await page.getByRole("radio", { name: "Light" }).check();
    expect(await ground()).not.toBe(dark);
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("light");
    expect(await ground()).not.toBe(dark);
    await fullEditor(page);
    await expectGoodPage(page);
  });
});

test("a function that the problem asks for is not offered, the editor says why, and others explain themselves", async ({
  page,
}) => {
  await signInAs(page, "Student");
  await page.goto("/courses/eecs-182/homework-2/optimizer-rules");
  const editor = await fullEditor(page);
  const withheld = '"adam" of "numerics" cannot be used here: writing it yourself is part of this problem.';
  const hover = page.locator(".monaco-hover").filter({ visible: true });
  const word = (text: string) => editor.locator(".view-line").first().getByText(text, { exact: true });

  await writeInFullEditor(page, 'import { adam, norm1 } from "numerics";\nexport const both = [adam, norm1];\n');
  await expect(page.getByRole("button", { name: "1 error", exact: true })).toBeVisible();
  await word("adam").hover();
  await expect(hover).toContainText(withheld);
  await expect(hover).not.toContainText("locally");
  await page.mouse.move(0, 0);
  await word("norm1").hover();
  await expect(hover).toContainText("the sum of the sizes of the entries");
  await expect(hover).toContainText("@paramx — [n]");

  // An explanation that stands over the text takes the clicks meant for it.
  await page.mouse.move(0, 0);
  await expect(hover).toBeHidden();
  await writeInFullEditor(page, 'import * as engine from "numerics";\nexport const one = engine.adam;\nengine');
  await page.keyboard.type(".ad");
  const offers = page.locator(".suggest-widget .monaco-list-row").filter({ visible: true });
  await expect(offers.filter({ hasText: "addMat" })).toBeVisible();
  await expect(offers.filter({ hasText: "adam" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  // What is explained is what was known when the mouse came: the new text has to have been looked at before.
  await expect(page.getByRole("button", { name: "2 errors", exact: true })).toBeVisible();
  await editor.locator(".view-line").nth(1).getByText("adam").hover();
  await expect(hover).toContainText(withheld);
});

test("by keyboard alone: into the problem, into the editor, out of it, a verdict, another pane size", async ({
  page,
}) => {
  await page.goto("/");
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
      });
      if (name.test(focused)) {
        // What has the focus shows it.
        const outline = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === null) return "none";
          const styles = [getComputedStyle(element), getComputedStyle(element, "::after")];
          return styles.map((style) => style.outlineStyle).find((style) => style !== "none") ?? "none";
        });
        expect(outline, `focus ring on ${focused}`).not.toBe("none");
        return;
      }
    }
    throw new Error(`Tab never reached ${String(name)}`);
  };
  await tabTo(/^Student/);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/");
  await tabTo(/Homework 2/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /Homework 2/ })).toBeVisible();
  await tabTo(/∞-norm penalty/);
  await page.keyboard.press("Enter");
  await fullEditor(page);

  await tabTo(/Width of the statement/);
  const splitter = page.getByRole("separator", { name: "Width of the statement" });
  const before = Number(await splitter.getAttribute("aria-valuenow"));
  await page.keyboard.press("ArrowRight");
  await expect(splitter).toHaveAttribute("aria-valuenow", String(before + 2));

  await tabTo(/^Reset/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(codeWithKnownMistake);
  await page.keyboard.press("Escape");
  await expect(page.getByText("Tab now leaves the editor")).toBeVisible();
  await tabTo(/^Run public tests/);
  await page.keyboard.press("Enter");
  await expect(headline(page)).toContainText("not counted");
  await tabTo(/^Submit for grading/);
  await page.keyboard.press("Control+'");
  await expect(headline(page)).toContainText("not counted");

  await page.reload();
  await expect(splitter).toHaveAttribute("aria-valuenow", String(before + 2));
});

test("what is typed survives a lost connection and a reload", async ({ page, context }) => {
  await signInAs(page, "Student");
  await page.goto("/courses/eecs-182/homework-2/he-init");
  await page.getByRole("button", { name: "Plain text" }).click();
  const field = answerField(page);
  await field.fill("// first\n");
  await expect(page.getByText(/^Saved/)).toBeVisible();

  await context.setOffline(true);
  await expect(page.getByText(/You are offline/)).toBeVisible();
  await field.fill("// typed on a train\n");
  await expect(page.getByText("Kept on this device only")).toBeVisible();
  await page.getByRole("button", { name: "Submit for grading" }).click();
  await expect(headline(page)).toContainText("No connection");
  await page.getByRole("button", { name: "Do not send" }).click();

  await context.setOffline(false);
  await page.reload();
  await expect(field).toHaveValue("// typed on a train\n");
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(field).toHaveValue("// typed on a train\n");

  await page.getByRole("button", { name: "Reset" }).click();
  await expect(field).not.toHaveValue("// typed on a train\n");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(field).toHaveValue("// typed on a train\n");
});

test("the field takes no text before the page's scripts have arrived, so none is lost", async ({ page }) => {
  await signInAs(page, "Student");
  await page.goto("/courses/eecs-182/homework-2/he-init");
  await page.getByRole("button", { name: "Plain text" }).click();
  const field = answerField(page);
  await field.fill("// on the server\n");
  await expect(page.getByText(/^Saved/)).toBeVisible();

  let letScriptsCome: () => void = () => undefined;
  const scripts = new Promise<void>((resolve) => (letScriptsCome = resolve));
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await scripts;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await field.click();
  await page.keyboard.type("too early");
  await expect(field).toHaveValue("// on the server\n");

  letScriptsCome();
  await field.fill("this is no code\n");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(headline(page)).toContainText("Compile error");
  await expect(field).toHaveValue("this is no code\n");
});

test("what is saved while a reload is under way is there after it", async ({ page }) => {
  await signInAs(page, "Student");
  await page.goto("/courses/eecs-182/homework-2/he-init");
  await page.getByRole("button", { name: "Plain text" }).click();
  const field = answerField(page);
  await field.fill("// before\n");
  await expect(page.getByText(/^Saved/)).toBeVisible();

  // As if the next page had been read before the save reached the server, and had arrived after the save was answered.
  const readBefore = await page.request.get(page.url());
  await field.fill("// saved meanwhile\n");
  await expect(page.getByText("Kept on this device")).toBeVisible();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.route("**/he-init", (route) =>
    route.request().isNavigationRequest() ? route.fulfill({ response: readBefore }) : route.continue(),
  );
  await page.reload();
  await expect(field).toHaveValue("// saved meanwhile\n");
  await expect(page.getByText(/^Saved/)).toBeVisible();
});

test("two tabs on one problem know of each other, and the idle one takes over what the other saved", async ({
  page,
  context,
}) => {
  await signInAs(page, "Student");
  await page.goto("/courses/eecs-182/homework-2/he-init");
  await page.getByRole("button", { name: "Plain text" }).click();
  const other = await context.newPage();
  await other.goto("/courses/eecs-182/homework-2/he-init");
  await expect(page.getByText(/open in another tab/)).toBeVisible();
  await other.getByRole("textbox", { name: /^Your code/ }).fill("// from the other tab\n");
  await expect(answerField(page)).toHaveValue("// from the other tab\n");
  await other.close();
  await expect(page.getByText(/open in another tab/)).toHaveCount(0);
});

test("when the full editor does not load, the plain one stays and says so", async ({ page }) => {
  await signInAs(page, "Student");
  // Only the editor comes in pieces of that size.
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    const script = await route.fetch();
    if ((await script.body()).length > 800_000) await route.abort();
    else await route.fulfill({ response: script });
  });
  await page.goto(problemPath);
  await expect(page.getByText(/full editor did not load/)).toBeVisible();
  await answerField(page).fill(codeWithKnownMistake);
  await page.getByRole("button", { name: "Run public tests" }).click();
  await expect(headline(page)).toContainText("not counted");
});

test("the results arrive also when the event stream does not", async ({ page }) => {
  await signInAs(page, "Student");
  await page.route("**/api/submissions/*/events", (route) => route.abort());
  await page.goto(problemPath);
  await writeInFullEditor(page, codeWithKnownMistake);
  await page.getByRole("button", { name: "Run public tests" }).click();
  await expect(headline(page)).toContainText("not counted");
});

test("no page tries what its own security policy forbids", async ({ page }) => {
  const breaches: string[] = [];
  await page.exposeFunction("noteBreach", (breach: string) => breaches.push(breach));
  await page.addInitScript(`addEventListener("securitypolicyviolation", (event) =>
    noteBreach(event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile))`);
  await signInAs(page, "Student");
  await page.goto(problemPath);
  await fullEditor(page);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(headline(page)).not.toContainText("Not run yet");
  // Of questions, parsing begins with the first key.
  await page.goto("/courses/eecs-182/discussion-3/penalised-steps");
  await page.getByRole("textbox").first().fill("2 g");
  await page.waitForLoadState("networkidle");
  expect(breaches).toEqual([]);
});

test("an address that leads nowhere says so, to strangers and to students", async ({ page }) => {
  await signInAs(page, "Student");
  for (const path of [
    "/nowhere",
    "/courses/none/none",
    "/courses/eecs-182/none",
    "/courses/eecs-182/homework-2/none",
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  }
  await expectGoodPage(page);
});

test("the health page shows strangers whether it works, and people who signed in why", async ({ page }) => {
  await page.goto("/health");
  await expect(page.getByRole("heading", { name: "Everything works" })).toBeVisible();
  await expect(page.getByText("Self-test")).toHaveCount(0);
  await expectGoodPage(page);
  await signInAs(page, "Instructor");
  await page.goto("/health");
  await expect(page.getByText(/attempts to break out/)).toBeVisible();
  await expectGoodPage(page);
});
