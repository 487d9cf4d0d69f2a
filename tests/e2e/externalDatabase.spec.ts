import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { startChild, type Child } from "#server/launch/child";
import { startPostgres, type EmbeddedPostgres } from "#server/postgres";
import { countVerdictWrites, enrol, expectGradedOnce, expectWholeStory, handIn, query, takeSeat } from "./classroom";
import { attachLogs, startSupervisor, type Supervisor } from "./supervisor";

const students = 5;
const answersEach = 6;

// Five pages at once: recording each of them would take more of the machine than they do.
test.use({ trace: "off" });

let directory = "";
let postgres: EmbeddedPostgres | undefined;
let supervisor: Supervisor | undefined;
let secondWorker: Child | undefined;

test.beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "allclose-external-"));
});

test.afterEach(async ({}, testInfo) => {
  try {
    await secondWorker?.stop(10_000);
    await supervisor?.stop();
    if (testInfo.status !== testInfo.expectedStatus) await attachLogs(testInfo, supervisor);
  } finally {
    await postgres?.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

test("on a PostgreSQL that was given, as in production, two workers share thirty submissions and grade each once", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  postgres = await startPostgres(path.join(directory, "given"), { durable: false });
  const { url: databaseUrl } = postgres;
  const secrets = { DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: randomBytes(32).toString("base64url") };

  await test.step("several processes migrate it at once: one does it, the others wait", async () => {
    const outputs = await Promise.all([1, 2, 3].map(() => run(["prisma/migrations.ts", "deploy"], secrets)));
    expect(outputs.filter((output) => output.startsWith("Applied"))).toHaveLength(1);
    expect(outputs.filter((output) => output === "Nothing to apply.")).toHaveLength(2);
  });
  await run(["prisma/seed.ts"], { ...secrets, ALLCLOSE_DEMO: "1" });
  await countVerdictWrites(databaseUrl);
  const people = await enrol(databaseUrl, students, answersEach);

  const running = (supervisor = await startSupervisor(path.join(directory, "data"), secrets));
  secondWorker = startChild({
    args: ["server/program.cjs", "server/worker.ts"],
    environment: { ...secrets, NODE_ENV: "production", ALLCLOSE_DEMO: "" },
    onLine: () => undefined,
  });
  await running.untilRunning();
  const workers = async () => query(databaseUrl, `SELECT id FROM "WorkerHeartbeat" WHERE "gradingOn"`);
  await expect.poll(async () => (await workers()).length, { timeout: 60_000 }).toBe(2);

  const seats = await Promise.all(
    people.map(async (student) => ({ student, page: await takeSeat(browser, running.url, student) })),
  );
  await Promise.all(seats.map(({ student, page }) => handIn(page, student)));

  const gradings = await expectGradedOnce(databaseUrl, people);
  expect(new Set(gradings.map(({ worker }) => worker)).size, "workers that took part").toBe(2);
  for (const { student, page } of seats) await expectWholeStory(page, student);

  await test.step("nothing embedded was started, and nothing of the demo is offered", async () => {
    expect(running.find("database")).toBeUndefined();
    expect(existsSync(path.join(directory, "data/postgres"))).toBe(false);
    const stranger = await (await browser.newContext({ baseURL: running.url })).newPage();
    await stranger.goto("/sign-in");
    await expect(stranger.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
    await expect(stranger.getByText("demo course")).toHaveCount(0);
  });
});

/** @returns what the program wrote, once it has ended well */
async function run(program: readonly string[], environment: Readonly<Record<string, string>>): Promise<string> {
  const lines: string[] = [];
  const child = startChild({
    args: ["--import", "tsx", ...program],
    environment: { ...environment, NODE_ENV: "production" },
    onLine: (line) => lines.push(line),
  });
  const { code } = await child.exited;
  expect(code, lines.join("\n")).toBe(0);
  return lines.join("\n");
}
