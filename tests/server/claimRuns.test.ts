import { openGrader, type Grader } from "#grader/grader";
import { ClaimOutcomeSchema } from "#server/claim";
import { type ClaimGrader, runClaim } from "#server/claimRuns";
import { closeLive } from "#server/live";
import { runGradingWorker } from "#server/gradingWorker";
import { rescueGradings } from "#server/rescue";
import { askForRegrade } from "#server/regradeRequests";
import type { ProblemDefinition } from "#problems/schema";
import { type CourseFixture, makeCourse, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { smallProblem, solution } from "../grader/smallProblem";
import { scriptedGrader } from "./scriptedGrader";

useFreshDatabase();
jest.setTimeout(120_000);
afterAll(closeLive);

let grader: Grader;
let at: CourseFixture;
beforeAll(async () => {
  grader = await openGrader({ rooms: 2, allowUnsafe: false });
  at = await makeCourse();
  await database().assignment.update({ where: { id: at.assignmentId }, data: { regradeQuota: 100 } });
});
afterAll(() => grader.close());

const definition: ProblemDefinition = {
  title: "Small",
  summary: "A small problem.",
  parts: [
    {
      ...{ kind: "code", id: "code", title: "Code", points: 4, source: "small", timeLimitMs: 1_000 },
      signatures: ["scaled(g: Vec, alpha: number): Vec", "grad(f: (x: number) => number, x: number): number"],
    },
  ],
};

let partId: string, versionId: string;
beforeAll(async () => {
  const { files, hash } = smallProblem();
  const problem = await database().problem.create({ data: { slug: "small" } });
  const version = await database().problemVersion.create({
    data: {
      ...{ problemId: problem.id, number: 1, hash, files, statementHtml: "", gradingSeed: "0123456789abcdef" },
      definition,
    },
  });
  versionId = version.id;
  const item = await database().item.create({
    data: {
      ...{ assignmentId: at.assignmentId, problemId: problem.id, versionId, position: 2, points: 4 },
      parts: { create: { key: "code", kind: "code", position: 1, points: 4 } },
    },
    include: { parts: true },
  });
  partId = item.parts[0]?.id ?? "";
});

/** Hands in code that was graded, and claims something about it. */
async function claimed(source: string, expected: string): Promise<string> {
  const { userId } = at.people.student;
  const submission = await database().submission.create({
    data: {
      ...{ partId, userId, versionId, kind: "submit", clientKey: newClientKey(), answer: { kind: "code", source } },
      gradings: {
        create: {
          ...{ reason: "live", versionId, seed: "s", isCurrent: true, state: "done", attempt: 1, engine: "e" },
          ...{ finishedAt: new Date(), status: "wrong-answer", score: 0, maxScore: 4 },
          verdict: { status: "wrong-answer", score: 0, maxScore: 4 },
        },
      },
    },
  });
  const claim = { function: "scaled", arguments: ["[1, -2]", "3"], expected, tolerance: null };
  const { requestId } = await askForRegrade(at.people.student, {
    ...{ submissionId: submission.id, reason: "Look.", claim },
  });
  return requestId;
}

async function outcomeOf(requestId: string) {
  const { claimOutcome } = await database().regradeRequest.findUniqueOrThrow({ where: { id: requestId } });
  return claimOutcome === null ? null : ClaimOutcomeSchema.parse(claimOutcome);
}

const wrong = solution({ scaled: "g.map((entry) => Math.abs(alpha) * Math.abs(entry))" });

test.each<[string, string, string, object, object]>([
  ["true, and the code wrong", wrong, "[3, -6]", { result: "failed", got: "[3, 6]" }, { result: "passed", got: null }],
  [
    "false, and the code right",
    solution(),
    "[3, 6]",
    { result: "failed", got: "[3, -6]" },
    { result: "failed", got: "[3, -6]" },
  ],
  ["false, and the code does it", wrong, "[3, 6]", { result: "passed" }, { result: "failed", got: "[3, -6]" }],
  [
    "about code that throws",
    solution({ scaled: "(() => { throw new Error('no'); })()" }),
    "[3, -6]",
    { result: "error" },
    { result: "passed" },
  ],
  [
    "about code that does not end",
    solution({ scaled: "(() => { for (;;); })()" }),
    "[3, -6]",
    { result: "error" },
    { result: "passed" },
  ],
  ["about code that does not compile", "export function (", "[3, -6]", { result: "error" }, { result: "passed" }],
])("a claim that is %s is run on both sides in sealed rooms", async (_, source, expected, student, reference) => {
  const id = await claimed(source, expected);
  await runClaim(grader, id, 1);
  expect(await outcomeOf(id)).toMatchObject({ state: "run", student, reference, engine: grader.engine });
});

const failing: ClaimGrader = { engine: "e", grade: () => Promise.reject(new Error("the machine is out of rooms")) };

test("a failure of ours is tried again, and at the third time written down with its incident", async () => {
  const id = await claimed(solution(), "[3, -6]");
  await expect(runClaim(failing, id, 1)).rejects.toThrow("out of rooms");
  expect(await outcomeOf(id)).toBeNull();
  await runClaim(failing, id, 3);
  expect(await outcomeOf(id)).toEqual({ state: "failed", incidentId: expect.any(String) as string });
});

test("a claim that killed its workers is not run a fourth time", async () => {
  const id = await claimed(solution(), "[3, -6]");
  let runs = 0;
  await runClaim({ ...failing, grade: () => ((runs += 1), failing.grade({} as never)) }, id, 4);
  expect([runs, await outcomeOf(id)]).toEqual([0, { state: "failed", incidentId: expect.any(String) as string }]);
});

test("a request that was withdrawn, and one that has run, need no run", async () => {
  const id = await claimed(solution(), "[3, -6]");
  await runClaim(grader, id, 1);
  const before = await outcomeOf(id);
  await runClaim(failing, id, 3);
  expect(await outcomeOf(id)).toEqual(before);
  await database().regradeRequest.delete({ where: { id } });
  await expect(runClaim(failing, id, 1)).resolves.toBeUndefined();
});

test("a claim without a job is given one", async () => {
  const id = await claimed(solution(), "[3, -6]");
  const jobs = () => database().$queryRaw<object[]>`SELECT key FROM graphile_worker.jobs WHERE key = ${`claim:${id}`}`;
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await rescueGradings();
  expect(await jobs()).toEqual([{ key: `claim:${id}` }]);
  await runClaim(grader, id, 1);
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await rescueGradings();
  expect(await jobs()).toEqual([]);
});

test("the worker takes the job of a claim and leaves none behind", async () => {
  const id = await claimed(wrong, "[3, -6]");
  const asked = new AbortController();
  const opened = { ...scriptedGrader(), ...grader, close: () => Promise.resolve() };
  const ended = runGradingWorker({ openGrader: () => Promise.resolve(opened), concurrency: 2, signal: asked.signal });
  try {
    while ((await outcomeOf(id)) === null) await new Promise((resolve) => setTimeout(resolve, 50));
    const jobs = () => database().$queryRaw<object[]>`SELECT id FROM graphile_worker.jobs WHERE key = ${`claim:${id}`}`;
    while ((await jobs()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    asked.abort();
    await ended;
  }
  expect(await outcomeOf(id)).toMatchObject({ student: { result: "failed" }, reference: { result: "passed" } });
});
