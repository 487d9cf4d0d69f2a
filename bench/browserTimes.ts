import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { database } from "#server/db";
import { env } from "#server/env";
import { delay } from "#server/launch/delay";
import { findBrowser } from "#server/systemPackages";
import { startApp } from "./app";
import { quantiles } from "./figures";
import type { Part } from "./part";

const problem = "/courses/eecs-182/homework-2/linf-penalty-step";
const solution = (factor: string): string => `import { norm1, type Vec } from "numerics";

export function step(g: Vec, alpha: number): Vec {
  return g.map((entry) => -(alpha / ${factor}) * norm1(g) * Math.sign(entry));
}
`;

/** One after the other, so that a new verdict cannot be mistaken for the one before. */
const answers = [
  { source: solution("2"), word: "Accepted" },
  { source: solution("3"), word: "Partial" },
] as const;

/** As a person hears of a verdict: from Ctrl+Enter in the full editor until the page says it, on what `npm start` starts. */
export async function timeToBrowser(times: number): Promise<Part> {
  const directory = mkdtempSync(path.join(tmpdir(), "allclose-bench-"));
  const app = await startApp(directory);
  const executablePath = findBrowser(env().chromium);
  if (executablePath === undefined) throw new Error("there is no Chromium on this machine");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage({ baseURL: app.url });
    await page.goto("/");
    await page.getByRole("button", { name: /^Student/ }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await page.goto(problem);
    await page.locator(".monaco-editor").first().waitFor();
    await page.getByText("No errors").waitFor();
    const taken: number[] = [];
    for (let round = -2; round < times; round++) {
      const ms = await timeOne(page, answers[round & 1 ? 1 : 0]);
      if (round >= 0) taken.push(ms);
    }
    const { p50, p95, p99, max } = quantiles(taken);
    return {
      title: `Ctrl+Enter to the verdict on the page, ms (${times}, linf-penalty-step, warm rooms)`,
      heading: ["", "p50", "p95", "p99", "max"],
      rows: [["on the page", p50, p95, p99, max]],
    };
  } finally {
    await browser.close();
    await app.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function timeOne(page: Page, { source, word }: (typeof answers)[number]): Promise<number> {
  await page.locator(".monaco-editor").first().click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(source);
  // What a student may hand in within a minute is not what is measured.
  await database().rateLimit.deleteMany();
  await delay(400);
  // Nothing in it has a name of its own: the compiler would mark it with a helper that the page does not have.
  const waiting = await page.evaluateHandle(
    (expected) => ({
      shown: new Promise<number>((resolve) => {
        let pressedAt: number | undefined;
        addEventListener("keydown", ({ key }) => key === "Enter" && (pressedAt ??= performance.now()), true);
        const observer = new MutationObserver(() => {
          const headlines = [...document.querySelectorAll("[data-testid=headline]")];
          if (pressedAt === undefined || !headlines.some(({ textContent }) => textContent.includes(expected))) return;
          observer.disconnect();
          resolve(performance.now() - pressedAt);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    }),
    word,
  );
  await page.keyboard.press("ControlOrMeta+Enter");
  return waiting.evaluate(({ shown }) => shown);
}
