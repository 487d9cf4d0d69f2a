/**
 * `npm test`: every test in one command. Makes sure of what they need, builds the pages if they changed, runs jest and
 * Playwright, and ends with one line: `N passed, N failed`.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { childEnvironment, env } from "#server/env";
import { buildWhenStale } from "#server/launch/buildPages";
import { ensureClient } from "#server/launch/ensureClient";
import { PlainError } from "#server/launch/plainError";
import { freePort } from "#server/launch/port";
import { projectRoot } from "#server/launch/projectRoot";
import { runSession } from "#server/launch/session";
import type { Session } from "#server/launch/session";
import { startPostgres } from "#server/postgres";
import { bubblewrap, chromium, ensureSystemPackages, findBrowser, swift } from "#server/systemPackages";
import { addOutcomes, jestOutcome, playwrightOutcome } from "./runner/outcome";
import type { Outcome } from "./runner/outcome";
import { planTests } from "./runner/planTests";
import type { TestPlan } from "./runner/planTests";

/** What properties draw is the same in every run, so that a change fails for what it changed. */
const propertySeed = "--seed=182";

await runSession("The tests could not run", async (session) => {
  const plan = planTests(process.argv.slice(2));
  await requirePackages(session, plan);
  await ensureClient(session);
  if (plan.playwright !== undefined) await buildWhenStale(session);

  const directory = mkdtempSync(path.join(tmpdir(), "allclose-tests-"));
  session.onEnd({ close: () => rmSync(directory, { recursive: true, force: true }) });
  const outcomes: Outcome[] = [];
  if (plan.jest !== undefined) outcomes.push(await runJest(session, directory, plan.jest));
  session.signal.throwIfAborted();
  if (plan.playwright !== undefined) outcomes.push(await runPlaywright(session, directory, plan.playwright));
  session.signal.throwIfAborted();

  const { passed, failed, remarks } = addOutcomes(outcomes);
  session.say(["", ...remarks, `${passed} passed, ${failed} failed`].join("\n"));
  if (failed > 0) session.markFailed();
});

async function requirePackages(session: Session, plan: TestPlan): Promise<void> {
  const wanted = [
    bubblewrap,
    ...(plan.jest === undefined ? [] : [swift]),
    ...(plan.playwright === undefined ? [] : [chromium(env().chromium)]),
  ];
  const result = await session.step("Checking what this machine has", "This machine has what the tests need", () =>
    ensureSystemPackages(wanted, session),
  );
  if (result.state !== "missing") return;
  const { names, reason, command } = result;
  throw new PlainError(
    `${names.join(" and ")} ${names.length === 1 ? "is" : "are"} missing: ${reason}.\nThe one command for that:\n\n  ${command}`,
  );
}

async function runJest(session: Session, directory: string, words: readonly string[]): Promise<Outcome> {
  const report = path.join(directory, "jest.json");
  // Started here and not by jest, which leaves it running when it is interrupted.
  const databaseUrl = env().testDatabaseUrl ?? (await startTestServer(session, path.join(directory, "postgres")));
  const code = await runTool(
    session,
    [
      "node_modules/jest/bin/jest.js",
      "--json",
      `--outputFile=${report}`,
      "--testLocationInResults",
      ...(words.some((word) => word.startsWith("--seed")) ? [] : [propertySeed]),
      ...words,
    ],
    { TEST_DATABASE_URL: databaseUrl },
  );
  return jestOutcome(report, code);
}

async function startTestServer(session: Session, directory: string): Promise<string> {
  return session.step("Starting PostgreSQL for the tests", "PostgreSQL for the tests runs", async () => {
    const server = await startPostgres(directory, { durable: false });
    session.onEnd({ close: () => server.stop(), kill: () => void server.stop() });
    return server.url;
  });
}

async function runPlaywright(session: Session, directory: string, words: readonly string[]): Promise<Outcome> {
  const report = path.join(directory, "playwright.json");
  const code = await runTool(
    session,
    ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json", ...words],
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      PORT: String(await freePort()),
      ALLCLOSE_DATA: path.join(directory, "data"),
      CHROMIUM: findBrowser(env().chromium),
    },
  );
  return playwrightOutcome(report, code);
}

/**
 * Runs a test runner that writes to this terminal. It stands in a process group of its own, because a runner that gets
 * Ctrl-C twice, from the terminal and from here, leaves what it started behind.
 */
async function runTool(
  session: Session,
  tool: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const child = spawn(process.execPath, tool, {
    cwd: projectRoot,
    // A developer's own settings are not for the tests; where they need one, they say so.
    env: childEnvironment({
      DATABASE_URL: undefined,
      NEXTAUTH_URL: undefined,
      NEXTAUTH_SECRET: undefined,
      S3_ENDPOINT: undefined,
      S3_BUCKET: undefined,
      S3_REGION: undefined,
      S3_ACCESS_KEY_ID: undefined,
      S3_SECRET_ACCESS_KEY: undefined,
      ...environment,
    }),
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  const stop = () => child.kill("SIGINT");
  session.signal.addEventListener("abort", stop);
  await once(child, "exit");
  session.signal.removeEventListener("abort", stop);
  return child.exitCode ?? 1;
}
