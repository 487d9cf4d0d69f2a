import { disconnect } from "#server/db";
import { changeEnvironment, env } from "#server/env";
import { getHealth } from "#server/health";
import { submitAnswer } from "#server/submissions";
import { hoursFromNow, makeCourse, makeGradedSubmission, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const selfTest = {
  ok: true,
  at: "2026-11-21T10:00:00.000Z",
  isolation: "namespaces",
  probes: [{ name: "write a file", expected: "EROFS", got: "EROFS", ok: true }],
};

async function beat(
  id: string,
  changes: {
    gradingOn?: boolean;
    detail?: string;
    remedy?: string;
    secondsAgo?: number;
    selfTest?: typeof selfTest;
    rooms?: object;
  },
) {
  const { gradingOn = true, detail = "Sealed.", remedy = null, secondsAgo = 0 } = changes;
  await database().$executeRaw`
    INSERT INTO "WorkerHeartbeat" (id, host, "processId", "startedAt", "seenAt", "gradingOn", detail, remedy, rooms, "selfTest")
    VALUES (${id}, 'h', 1, now() - interval '1 day', now() - make_interval(secs => ${secondsAgo}), ${gradingOn}, ${detail}, ${remedy},
      ${changes.rooms === undefined ? null : JSON.stringify(changes.rooms)}::jsonb,
      ${changes.selfTest === undefined ? null : JSON.stringify(changes.selfTest)}::jsonb)`;
}

beforeEach(async () => {
  await database().workerHeartbeat.deleteMany();
});

test("without a worker nothing is graded, and the words say what to do", async () => {
  expect(await getHealth()).toMatchObject({
    ok: false,
    database: { ok: true },
    grading: { state: "off", detail: expect.stringContaining("No worker") as string, remedy: "npm run worker" },
    workers: [],
    selfTest: null,
  });
});

test("one worker that grades is enough", async () => {
  await beat("lame", { gradingOn: false, detail: "bubblewrap is missing.", remedy: "apt-get install bubblewrap" });
  await beat("able", { selfTest });
  expect(await getHealth()).toMatchObject({
    ok: true,
    grading: { state: "on", detail: "Sealed." },
    workers: [
      { id: "lame", gradingOn: false, remedy: "apt-get install bubblewrap" },
      { id: "able", gradingOn: true },
    ],
    selfTest,
  });
});

test("when no worker can grade, the reason and the remedy of one of them are told", async () => {
  await beat("lame", { gradingOn: false, detail: "bubblewrap is missing.", remedy: "apt-get install bubblewrap" });
  expect((await getHealth()).grading).toEqual({
    state: "off",
    detail: "bubblewrap is missing.",
    remedy: "apt-get install bubblewrap",
  });
});

test("a worker that has been silent is not counted on", async () => {
  await beat("dead", { secondsAgo: 60 });
  expect(await getHealth()).toMatchObject({ ok: false, workers: [] });
});

test("what waits for a verdict is counted", async () => {
  const at = await makeCourse();
  const answer = { kind: "code", source: "" };
  for (const kind of ["run", "submit"] as const)
    await submitAnswer(at.people.student, {
      itemId: at.itemId,
      partId: at.partId,
      kind,
      answer,
      clientKey: newClientKey(),
    });
  const { queue } = await getHealth();
  expect(queue.waiting).toBe(2);
  expect(queue.oldestSeconds).toBeGreaterThanOrEqual(0);
});

test("a worker's rooms are told as it counts them", async () => {
  await beat("able", {});
  const rooms = { warm: 2, kept: 3, busy: 1, limit: 2 };
  await beat("roomy", { rooms });
  expect((await getHealth()).workers).toMatchObject([
    { id: "able", rooms: null },
    { id: "roomy", rooms },
  ]);
});

test("what we failed to grade is told for a day, newest first", async () => {
  const at = await makeCourse();
  const failed = (hoursAgo: number) =>
    makeGradedSubmission(at, at.people.student, {
      ...{ score: 0, status: "grader-failed", submittedAt: hoursFromNow(-hoursAgo) },
    });
  const [older, newer] = [await failed(20), await failed(1)];
  await failed(30);
  const { setAside } = await getHealth();
  expect(setAside.lastDay).toBe(2);
  expect(setAside.latest.map(({ submissionId }) => submissionId)).toEqual([newer, older]);
});

test("while the database is away, that is the answer", async () => {
  const { databaseUrl = "" } = env();
  await disconnect();
  changeEnvironment({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing" });
  const output = jest.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    expect(await getHealth()).toMatchObject({ ok: false, database: { ok: false }, grading: { state: "off" } });
  } finally {
    output.mockRestore();
    await disconnect();
    changeEnvironment({ DATABASE_URL: databaseUrl });
  }
});
