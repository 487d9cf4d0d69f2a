import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { projectRoot } from "#server/launch/projectRoot";
import { answerField, choosePlainEditor, expectGoodPage, headline, signInAs } from "./walk";

const sheets = [
  { sheet: "discussion-1", problem: "relu-sgd", role: "Student" },
  { sheet: "homework-2", problem: "ring-all-reduce", role: "Student" },
  { sheet: "discussion-3", problem: "xavier-scaling", role: "Student" },
  // It opens next week: until then only those who give it out can try it.
  { sheet: "discussion-4", problem: "newton-schulz", role: "Instructor" },
] as const;

for (const { sheet, problem, role } of sheets)
  test(`a problem of ${sheet} is solved in the browser: ${problem}`, async ({ page }) => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await signInAs(page, role);
    await choosePlainEditor(page);
    await page.goto(`/courses/eecs-182/${sheet}`);
    await page.locator(`a[href$="/${sheet}/${problem}"]`).first().click();
    await expect(headline(page)).toContainText("Not run yet");
    await answerField(page).fill(await readFile(path.join(projectRoot, "problems", problem, "reference.ts"), "utf8"));
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(headline(page)).toContainText("Accepted", { timeout: 60_000 });
    await expectGoodPage(page);
    expect(faults).toEqual([]);
  });
