import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import type { Actor } from "#server/actor";
import { database } from "#server/db";
import { demoAccounts } from "#server/demoAccounts";
import { env } from "#server/env";
import { getGradebook } from "#server/gradebook";
import { findBrowser } from "#server/systemPackages";
import { startApp } from "./app";
import { quantiles } from "./figures";
import { type Amounts, fillGradebook } from "./gradebookData";
import { readEverything } from "./gradebookPeer";
import type { Part } from "./part";

/** Opening the gradebook of a course full of work: the service, the page from the web server, and the grid in a browser. */
export async function benchGradebook(times: number, amounts: Amounts): Promise<Part> {
  const directory = mkdtempSync(path.join(tmpdir(), "allclose-bench-"));
  const app = await startApp(directory);
  try {
    const actor = await findAssistant();
    const slug = await fillGradebook(app.databaseUrl, actor.userId, amounts);
    const service = await timeMany(times, () => getGradebook(actor, slug));
    const peer = await timeMany(Math.min(times, 3), () => readEverything(slug));
    const [page, grid, followed] = await timePage(app.url, `/staff/${slug}`, times);
    const row = (name: string, sample: number[]): Part["rows"][number] => {
      const { p50, p95, max } = quantiles(sample);
      return [name, p50, p95, max];
    };
    const { students, items, submissions } = amounts;
    return {
      title: `Opening a gradebook of ${students} students and ${items} items with ${submissions} submissions, ms (${times} times)`,
      heading: ["", "p50", "p95", "max"],
      rows: [
        row("the service, all grades", service),
        row("peer: all submissions read and graded", peer),
        row("the page as the web server sends it", page),
        row("from the address to the grid in Chromium", grid),
        row("from the link to the grid in Chromium", followed),
      ],
      note: `Load of the machine afterwards: ${loadavg()
        .map((load) => load.toFixed(1))
        .join(", ")}.`,
    };
  } finally {
    await app.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function findAssistant(): Promise<Actor> {
  const email = demoAccounts.find(({ role }) => role === "ta")?.email ?? "";
  const { id: userId, name } = await database().user.findUniqueOrThrow({ where: { email } });
  return { userId, name, email };
}

/** One more goes before them, for what is done once. */
async function timeMany(times: number, act: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round <= times; round++) {
    const startedAt = performance.now();
    await act();
    if (round > 0) taken.push(performance.now() - startedAt);
  }
  return taken;
}

async function timePage(url: string, course: string, times: number): Promise<[number[], number[], number[]]> {
  const executablePath = findBrowser(env().chromium);
  if (executablePath === undefined) throw new Error("there is no Chromium on this machine");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const address = `${course}/gradebook`;
  try {
    const page = await browser.newPage({ baseURL: url });
    await page.goto("/");
    await page.getByRole("button", { name: /^Teaching assistant/ }).click();
    await page.waitForURL(({ pathname }) => pathname === "/");
    const sent = await timeMany(times, async () => {
      const response = await page.request.get(address);
      if (!(await response.text()).includes("Student 0001")) throw new Error("the page has no gradebook");
    });
    const shown: number[] = [];
    const followed: number[] = [];
    for (let round = 0; round <= times; round++) {
      await page.goto(address, { waitUntil: "commit" });
      shown.push(await page.evaluate(untilGridAnswers, null));
      await page.goto(course, { waitUntil: "networkidle" });
      followed.push(await page.evaluate(untilGridAnswers, address));
    }
    return [sent, shown.slice(1), followed.slice(1)];
  } finally {
    await browser.close();
  }
}

/**
 * Runs in the page, by whose own clock it measures: what drives the browser looks too seldom.
 *
 * @param address - where the link leads that is followed first; without it the time counts from the start of the page
 * @returns milliseconds until the grid can be used
 */
function untilGridAnswers(address: string | null): Promise<number> {
  const startedAt = address === null ? 0 : performance.now();
  if (address !== null) document.querySelector<HTMLElement>(`a[href="${address}"]`)?.click();
  return new Promise((resolve) => {
    // Nothing in it has a name of its own: the compiler would mark it with a helper that the page does not have.
    new MutationObserver((_, observer) => {
      if (document.querySelector("[role=grid][aria-busy=false]") === null) return;
      observer.disconnect();
      resolve(performance.now() - startedAt);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
}
