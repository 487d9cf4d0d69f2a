import { changeEnvironment } from "#server/env";
import { mayReadMetrics, readMetrics } from "#server/metrics";
import { enqueueRegrade } from "#server/queue";
import { type CourseFixture, makeCourse, makeGradedSubmission, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { VerdictSchema } from "#grader/verdict";

useFreshDatabase();

let at: CourseFixture;
beforeAll(async () => {
  at = await makeCourse();
});

/** The value of every series, such as `allclose_workers{grading="on"}`. */
async function read(): Promise<Record<string, number>> {
  const { text } = await readMetrics();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]),
  );
}

/** A verdict that was written a minute ago, this long after the answer came. */
async function makeVerdict({
  seconds,
  waited,
  status = "accepted",
}: {
  seconds: number;
  waited: number;
  status?: string;
}) {
  const verdict = VerdictSchema.parse({
    ...{ status, score: 0, maxScore: 3, tests: [], diagnosis: null, problem: "doubling", part: "double" },
    ...{ version: "0".repeat(64), engine: "0.1.0", seed: "s", isolation: "sealed" },
    timings: { totalMs: 0, compileMs: 0, studentMs: 0 },
  });
  const finishedAt = new Date(Date.now() - 60_000);
  const queuedAt = new Date(finishedAt.getTime() - 1_000 * seconds);
  await database().submission.create({
    data: {
      ...{ partId: at.partId, userId: at.people.student.userId, versionId: at.versionId, kind: "submit" },
      answer: { kind: "code", source: "" },
      clientKey: newClientKey(),
      gradings: {
        create: {
          ...{ reason: "live", versionId: at.versionId, seed: "s", isCurrent: true, state: "done", attempt: 1 },
          ...{ queuedAt, startedAt: new Date(queuedAt.getTime() + 1_000 * waited), finishedAt, worker: "w" },
          ...{ engine: "0.1.0", status, score: 0, maxScore: 3, verdict, incidentId: "0123456789" },
        },
      },
    },
  });
}

describe("who may read the metrics", () => {
  const token = "m2Jv8xX1mT5uYw0ZrN7bKc2LdPfHgSaE";
  afterEach(() => changeEnvironment({ METRICS_TOKEN: "" }));

  test.each([
    ["the token", token, `Bearer ${token}`, true],
    ["another token", token, `Bearer ${token}x`, false],
    ["the token alone", token, token, false],
    ["nothing", token, null, false],
    ["an empty token where none is set", "", "Bearer ", false],
    ["a token where none is set", "", `Bearer ${token}`, false],
  ])("who sends %s", (_, set, sent, may) => {
    changeEnvironment({ METRICS_TOKEN: set });
    expect(mayReadMetrics(sent)).toBe(may);
  });
});

test("each verdict is counted once, however often and however many at a time ask", async () => {
  const series = 'allclose_verdicts_total{reason="live",kind="submit",status="accepted"}';
  const before = (await read())[series] ?? 0;
  await makeVerdict({ seconds: 0.2, waited: 0.07 });
  await makeVerdict({ seconds: 3, waited: 2.9 });
  await makeVerdict({ seconds: 1, waited: 0.5, status: "grader-failed" });
  await Promise.all([read(), read(), read()]);
  expect(await read()).toMatchObject({
    [series]: before + 2,
    'allclose_verdicts_total{reason="live",kind="submit",status="grader-failed"}': 1,
    'allclose_submit_to_verdict_seconds_bucket{le="0.1",kind="submit"}': 0,
    'allclose_submit_to_verdict_seconds_bucket{le="0.25",kind="submit"}': 1,
    'allclose_submit_to_verdict_seconds_bucket{le="5",kind="submit"}': 3,
    'allclose_submit_to_verdict_seconds_count{kind="submit"}': 3,
    'allclose_submit_to_verdict_seconds_sum{kind="submit"}': expect.closeTo(4.2) as number,
    'allclose_queue_wait_seconds_bucket{le="0.1",kind="submit"}': 1,
    'allclose_queue_wait_seconds_sum{kind="submit"}': expect.closeTo(3.47) as number,
    allclose_set_aside_last_day: 1,
  });
});

test("the queue, the workers and their rooms are told as they are now", async () => {
  const submissionId = await makeGradedSubmission(at, at.people.student, { score: 0 });
  const { id } = await database().grading.create({
    data: { submissionId, reason: "regrade", versionId: at.versionId, seed: "s", isCurrent: false },
  });
  await enqueueRegrade(database(), id);
  const now = new Date();
  const worker = { host: "h", processId: 1, startedAt: now, seenAt: now, detail: "sealed" };
  const rooms = { warm: 2, kept: 3, busy: 1, limit: 4 };
  await database().workerHeartbeat.createMany({
    data: [
      { ...worker, id: "a", gradingOn: true, rooms },
      { ...worker, id: "b", gradingOn: true, rooms },
      { ...worker, id: "c", gradingOn: false },
    ],
  });
  expect(await read()).toMatchObject({
    'allclose_queue_length{state="live"}': 0,
    'allclose_queue_length{state="regrade"}': 1,
    allclose_queue_oldest_seconds: 0,
    'allclose_workers{grading="on"}': 2,
    'allclose_workers{grading="off"}': 1,
    'allclose_rooms{state="warm"}': 4,
    'allclose_rooms{state="kept"}': 6,
    'allclose_rooms{state="busy"}': 2,
    'allclose_rooms{state="limit"}': 8,
  });
});
