import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { permutation, seededRng, type Rng } from "numerics";
import { delay } from "#server/launch/delay";
import { startPostgres } from "#server/postgres";
import {
  countVerdictWrites,
  enrol,
  expectGradedOnce,
  expectWholeStory,
  handIn,
  listHandedIn,
  takeSeat,
} from "./classroom";
import {
  attachLogs,
  familyOf,
  requireGone,
  startSupervisor,
  type Mark,
  type Program,
  type Supervisor,
} from "./supervisor";

const students = 5;
const answersEach = 10;
const killsEach = 3;
const programs: readonly Program[] = ["web", "worker", "database"];

// Five pages at once: recording each of them would take more of the machine than they do.
test.use({ trace: "off" });

let directory = "";
let supervisor: Supervisor | undefined;

test.beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "allclose-recovery-"));
});

test.afterEach(async ({}, testInfo) => {
  try {
    await supervisor?.stop();
    if (testInfo.status !== testInfo.expectedStatus) await attachLogs(testInfo, supervisor);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test("fifty submissions are each graded once while web, worker and database are killed at random moments", async ({
  browser,
}, testInfo) => {
  test.setTimeout(300_000);
  // Another seed with --repeat-each.
  const seed = `recovery ${testInfo.repeatEachIndex + 1}`;
  testInfo.annotations.push({ type: "seed", description: seed });

  const running = (supervisor = await startSupervisor(directory));
  await running.untilRunning();
  const databaseUrl = async () => (await startPostgres(path.join(directory, "postgres"))).url;
  await countVerdictWrites(await databaseUrl());
  const people = await enrol(await databaseUrl(), students, answersEach);
  const seats = await Promise.all(
    people.map(async (student) => ({ student, page: await takeSeat(browser, running.url, student) })),
  );

  const faults: string[] = [];
  for (const { page } of seats) page.on("pageerror", (error) => faults.push(error.message));
  let submitted = 0;
  const isOver = new AbortController();
  const work = Promise.all(seats.map(({ page, student }) => handIn(page, student, () => submitted++))).catch(
    async (error: unknown) => {
      await testInfo.attach("handed in", { body: await listHandedIn(await databaseUrl(), people) });
      throw error;
    },
  );
  const [killed] = await Promise.all([
    killAll(running, planKills(seededRng(seed)), () => submitted, isOver.signal),
    work.finally(() => isOver.abort()),
  ]);
  for (const { program, atAnswer } of killed)
    testInfo.annotations.push({ type: "killed", description: `${program} at answer ${atAnswer}` });
  expect(killed, "killed while there was work").toHaveLength(programs.length * killsEach);

  for (const { page, student } of seats) await expectWholeStory(page, student);
  await expectGradedOnce(await databaseUrl(), people);
  await expect.poll(async () => (await fetch(`${running.url}/api/health`)).status, { timeout: 30_000 }).toBe(200);
  expect(faults).toEqual([]);
  await requireGone(killed.flatMap(({ family }) => family));
});

interface Kill {
  program: Program;
  /** Once so many answers have been submitted, */
  afterAnswers: number;
  /** and so much later. */
  afterMs: number;
}

/** In random order, spread over the whole work, each at a random moment of its share. */
function planKills(rng: Rng): Kill[] {
  const turns = permutation(programs.length * killsEach, rng);
  const share = (students * (answersEach - 1)) / turns.length;
  return turns.map((turn, index) => ({
    program: programs[turn % programs.length] ?? "web",
    afterAnswers: Math.floor((index + rng.uniform()) * share),
    afterMs: 1_000 * rng.uniform(),
  }));
}

interface Killed {
  program: Program;
  atAnswer: number;
  /** What was killed, with everything it had started. */
  family: Mark[];
}

/** @param signal - aborted when the work is over, and with it the killing */
async function killAll(
  running: Supervisor,
  kills: readonly Kill[],
  submitted: () => number,
  signal: AbortSignal,
): Promise<Killed[]> {
  const killed: Killed[] = [];
  for (const { program, afterAnswers, afterMs } of kills) {
    while (submitted() < afterAnswers && !signal.aborted) await delay(10, signal);
    await delay(afterMs, signal);
    const victim = await findAlive(running, program, killed, signal);
    if (victim === undefined) break;
    killed.push({ program, atAnswer: submitted(), family: familyOf(victim.pid) });
    process.kill(victim.pid, "SIGKILL");
  }
  return killed;
}

/** The one killed before may still be on its way out, or its successor not there yet. */
async function findAlive(
  running: Supervisor,
  program: Program,
  killed: readonly Killed[],
  signal: AbortSignal,
): Promise<Mark | undefined> {
  const wereKilled = killed.flatMap(({ family }) => family);
  while (!signal.aborted) {
    const found = running.find(program);
    const isNew = !wereKilled.some(({ pid, identity }) => pid === found?.pid && identity === found.identity);
    if (found !== undefined && isNew) return found;
    await delay(10, signal);
  }
  return undefined;
}
