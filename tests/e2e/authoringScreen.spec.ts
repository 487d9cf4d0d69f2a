import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { choosePlainEditor, expectGoodPage, signInAs } from "./walk";

const home = "/staff/eecs-182/problems";

const weakTests = `import { defineTests } from "allclose";

export default defineTests<typeof import("./reference")>(({ test, student }) => {
  test("the worked example", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.scaled([1, -1], 1), [1, -1]);
  });

  test("any vector and any factor", { points: 2, hint: "Try a negative factor." }, async (t) => {
    t.close(await student.scaled([1, -1], -1), [-1, 1]);
    t.pure();
  });
});
`;

const open = (page: Page, file: string) => page.getByRole("treeitem", { name: file, exact: true }).click();
const field = (page: Page, file: string) => page.getByRole("textbox", { name: `Text of ${file}` });
const publish = (page: Page) => page.getByRole("button", { name: "Publish", exact: true });
const certificate = (page: Page) => page.getByRole("tabpanel", { name: "Certificate" });

/** What a proof takes, on a machine that does other things as well. */
const proved = { timeout: 90_000 };

async function begin(page: Page, title: string): Promise<void> {
  await page.goto(home);
  const summary = page.locator("summary").filter({ hasText: "New problem" });
  if (!(await page.getByLabel("Title").isVisible())) await summary.click();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("radio", { name: /^Code/ }).check();
  await page.getByRole("button", { name: "Start writing" }).click();
  await expect(page.getByRole("tree", { name: "Files of the problem" })).toBeVisible();
}

test("who begins a problem, or copies one, is told of no trouble while the page is being left", async ({ page }) => {
  await signInAs(page, "Instructor");
  await page.goto(home);
  const said = await page.evaluateHandle(() => {
    const words = new Set<string>();
    const look = () => {
      for (const status of document.querySelectorAll('[role="status"]')) words.add(status.textContent);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    return words;
  });
  const troubles = async () => (await said.evaluate((words) => [...words])).filter((words) => words.includes("server"));
  // Open already in a course that has written nothing.
  if (!(await page.getByLabel("Title").isVisible()))
    await page.locator("summary").filter({ hasText: "New problem" }).click();
  await page.getByLabel("Title").fill("Left in peace");
  await page.getByRole("button", { name: "Start writing" }).click();
  await expect(page.getByRole("tree", { name: "Files of the problem" })).toBeVisible();
  expect(await troubles()).toEqual([]);
  // Without a new document, so that what was said is still known.
  await page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Problems", exact: true }).click();
  await page.getByRole("button", { name: /^Copy/ }).first().click();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByRole("tree", { name: "Files of the problem" })).toBeVisible();
  expect(await troubles()).toEqual([]);
});

test("an instructor writes a problem, finds its weak test by the mutant that survives, and publishes it", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1400, height: 900 });
  await signInAs(page, "Instructor");
  await choosePlainEditor(page);
  await begin(page, "Scaled vectors");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("scaled-vectors");
  await expect(field(page, "problem.ts")).toHaveValue(/title: "Scaled vectors"/);

  await test.step("the statement is seen as it is typed", async () => {
    await open(page, "statement.md");
    await field(page, "statement.md").fill("## Write the function\n\nReturn $\\alpha g$ for **every** factor.\n");
    const preview = page.getByRole("article", { name: "Statement" });
    await expect(preview.getByRole("heading", { name: "Write the function" })).toBeVisible();
    await expect(preview.locator("strong")).toHaveText("every");
    await expect(preview.locator(".katex")).toHaveCount(1);
  });

  await test.step("it is saved and proved by itself", async () => {
    await expect(page.getByText(/^Saved/).first()).toBeVisible();
    await page.getByRole("tab", { name: "Certificate" }).click();
    await expect(certificate(page).getByText("Certified", { exact: true })).toBeVisible(proved);
    // The words before may have been those of the files as they were.
    await expect(publish(page)).toBeEnabled(proved);
    await expectGoodPage(page);
  });

  await test.step("a weak test lets a changed reference through, and a click shows where", async () => {
    await open(page, "tests.ts");
    await field(page, "tests.ts").fill(weakTests);
    await expect(publish(page)).toBeDisabled();
    await expect(certificate(page).getByText("Not certified")).toBeVisible(proved);
    const survivors = certificate(page).getByRole("region", { name: "Changes of the reference that no test notices" });
    await survivors
      .getByRole("button", { name: /^reference\.ts, line 4/ })
      .first()
      .click();
    await expect(field(page, "reference.ts")).toBeFocused();
  });

  await test.step("a stronger example catches it, and the problem is published", async () => {
    await open(page, "tests.ts");
    await field(page, "tests.ts").fill(weakTests.replace("([1, -1], -1), [-1, 1]", "([2, -5], -3), [-6, 15]"));
    await expect(publish(page)).toBeEnabled(proved);
    await publish(page).click();
    await expect(page.getByText("Version 1 is published.")).toBeVisible();
    await expect(page.getByText("These files are published already.").first()).toBeVisible();
  });

  await test.step("the list shows it, certified", async () => {
    await page.goto(home);
    const own = page.getByRole("region", { name: "Published by this course" });
    await expect(own.getByRole("listitem").filter({ hasText: "scaled-vectors" })).toContainText("certified");
    await expectGoodPage(page);
  });
});

test("files are added, renamed and deleted by keyboard, and each step can be taken back", async ({ page }) => {
  await page.setViewportSize({ width: 1400, height: 900 });
  await signInAs(page, "Instructor");
  await choosePlainEditor(page);
  await begin(page, "Tree by keyboard");
  const item = (name: string) => page.getByRole("treeitem", { name, exact: true });
  await item("problem.ts").focus();
  for (const name of ["statement.md", "starter.ts", "reference.ts"]) {
    await page.keyboard.press("ArrowDown");
    await expect(item(name)).toBeFocused();
  }
  await page.keyboard.press("End");
  await expect(item("loop.ts")).toBeFocused();
  await page.keyboard.press("F2");
  await page.getByLabel("New name of rewrites/loop.ts").fill("by-hand");
  await page.keyboard.press("Enter");
  await expect(item("by-hand.ts")).toBeVisible();
  await item("by-hand.ts").focus();
  await page.keyboard.press("Delete");
  await expect(item("by-hand.ts")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(item("by-hand.ts")).toBeVisible();
  await page.keyboard.press("F6");
  await field(page, "problem.ts").focus();
  await page.keyboard.press("F6");
  await expect(page.getByRole("tab", { name: "Student preview" })).toBeFocused();
});

test("a problem goes out as a zip file and comes back under another name, with its history", async ({ page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 1400, height: 900 });
  await signInAs(page, "Instructor");
  await choosePlainEditor(page);
  await begin(page, "There and back");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as zip" }).click();
  const file = await (await download).path();
  expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");

  await page.goto(home);
  await page.locator("summary").filter({ hasText: "Import a zip file" }).click();
  const form = page.locator("form").filter({ hasText: "Zip file" });
  await form
    .getByLabel("Zip file")
    .setInputFiles({ name: "no.zip", mimeType: "application/zip", buffer: Buffer.from("no") });
  await form.getByRole("button", { name: "Import" }).click();
  await expect(form.getByRole("status")).not.toBeEmpty();
  await form.getByLabel("Zip file").setInputFiles({
    name: "there-and-back.zip",
    mimeType: "application/zip",
    buffer: readFileSync(file),
  });
  await form.getByLabel("Short name").fill("back-again");
  await form.getByRole("button", { name: "Import" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("back-again");
  await open(page, "statement.md");
  await field(page, "statement.md").fill("## Another task\n");
  await page.keyboard.press("ControlOrMeta+S");
  await expect(page.getByText(/^Saved/).first()).toBeVisible();

  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByText("One file is different now.")).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Restore these files" }).click();
  await expect(page.getByText("The same files as now.")).toBeVisible();
});

test("the full editor follows imports between the files and names what is wrong", async ({ page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 1400, height: 900 });
  await signInAs(page, "Instructor");
  await begin(page, "Full editor");
  const editor = page.getByRole("region", { name: "Editor", exact: true });
  await expect(editor.locator(".monaco-editor")).toBeVisible({ timeout: 60_000 });
  await expect(editor.getByText("No errors")).toBeVisible({ timeout: 60_000 });
  await open(page, "reference.ts");
  await editor.locator(".monaco-editor").click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("export const other = 1;\n");
  await expect(page.getByRole("treeitem", { name: /^tests\.ts.*errors?$/ })).toBeVisible({ timeout: 60_000 });
  await expect(editor.getByRole("button", { name: /An error in/ })).toBeVisible();
  await expectGoodPage(page);
});

test("on a phone there is one pane at a time, in both colour schemes", async ({ page }) => {
  await page.setViewportSize({ width: 1400, height: 900 });
  await signInAs(page, "Instructor");
  await choosePlainEditor(page);
  await begin(page, "On a phone");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 780 });
    for (const name of ["Files", "Editor", "Preview", "Certificate"]) {
      await page.getByRole("tab", { name, exact: true }).click();
      await expect(page.getByRole("tabpanel", { name, exact: true })).toBeVisible();
      await expectGoodPage(page);
    }
  }
});

test("teaching assistants find no problems to write", async ({ page }) => {
  await signInAs(page, "Teaching assistant");
  await page.goto("/staff/eecs-182");
  await expect(page.getByRole("link", { name: "Problems" })).toHaveCount(0);
  expect((await page.goto(home))?.status()).toBe(404);
});
