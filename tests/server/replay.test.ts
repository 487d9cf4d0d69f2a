import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { openGrader, type Grader } from "#grader/grader";
import type { Verdict } from "#grader/verdict";
import { readProblemFolder } from "#problems/folder";
import definition from "#problems/linf-penalty-step/problem";
import { childEnvironment } from "#server/env";
import { claimGrading, finishGrading, toStorableVerdict } from "#server/gradings";
import { getPublishedVersion } from "#server/publishedVersion";
import { makeCourse, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();
jest.setTimeout(120_000);

let grader: Grader;
let versionId: string;
let partId: string;
let userId: string;
beforeAll(async () => {
  grader = await openGrader({ rooms: 1, allowUnsafe: false });
  const { slug, hash, files } = await readProblemFolder("problems/linf-penalty-step");
  const version = await database().problemVersion.create({
    data: {
      ...{ problem: { create: { slug } }, number: 1, hash, files, definition },
      ...{ statementHtml: "<p>Step.</p>", gradingSeed: "0".repeat(32) },
    },
  });
  const { assignmentId, people } = await makeCourse();
  const item = await database().item.create({
    data: {
      ...{ assignmentId, problemId: version.problemId, versionId: version.id, position: 2, points: 12 },
      parts: { create: { key: "code", kind: "code", position: 1, points: 12 } },
    },
    select: { parts: { select: { id: true } } },
  });
  versionId = version.id;
  partId = item.parts[0]?.id ?? "";
  userId = people.student.userId;
});
afterAll(() => grader.close());

const mistake = () => readFile("problems/linf-penalty-step/mistakes/no-half.ts", "utf8");

async function handIn(source: string, kind: "run" | "submit" = "submit"): Promise<string> {
  const { gradings } = await database().submission.create({
    data: {
      ...{ partId, userId, versionId, kind, answer: { kind: "code", source }, clientKey: newClientKey() },
      gradings: { create: { reason: "live", versionId, seed: "a seed of its own", isCurrent: true } },
    },
    select: { gradings: { select: { id: true } } },
  });
  return gradings[0]?.id ?? "";
}

/** As a worker does, but for what `change` makes of the verdict. */
async function grade(gradingId: string, change: (verdict: Verdict) => Verdict = (verdict) => verdict): Promise<void> {
  const claimed = await claimGrading(gradingId, "test");
  if (claimed === undefined) throw new Error("not claimed");
  const { partKey: part, answer, seed, kind } = claimed;
  const version = await getPublishedVersion(claimed.versionId);
  const verdict = await grader.grade({ version, part, answer, seed, tests: kind === "run" ? "public" : "all" });
  await finishGrading(claimed, change(toStorableVerdict(verdict)));
}

const replay = (...args: string[]) => replayWith({}, ...args);

function replayWith(
  environment: Record<string, string | undefined>,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", "grade", "--", "--replay", ...args], {
      env: childEnvironment(environment),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, out, err });
    });
  });
}

test("a stored grading gives its verdict again, with every failure, figure and diagnosis", async () => {
  const id = await handIn(await mistake());
  await grade(id);
  expect(await replay(id)).toEqual({ code: 0, out: `identical\nEngine ${grader.engine}.\n`, err: "" });
});

test("a run is replayed on the public tests", async () => {
  // What PostgreSQL cannot store is no difference: both verdicts are taken as stored.
  const id = await handIn(`export function step() { console.log("a\\0b\\ud800"); return new Float64Array(1); }`, "run");
  await grade(id);
  const { code, out } = await replay(id, "--json");
  expect(JSON.parse(out)).toEqual({
    ...{ grading: id, identical: true, differences: [] },
    engines: { before: grader.engine, after: grader.engine },
  });
  expect(code).toBe(0);
});

test("a verdict that does not come again is told field by field, and that another engine gave it", async () => {
  const id = await handIn(await mistake());
  await grade(id, ({ diagnosis: _diagnosis, ...verdict }) => ({
    ...verdict,
    ...{ score: verdict.score + 1, engine: "0.0.9+0123456789ab", diagnosis: null },
  }));
  const { score } = await database().grading.findUniqueOrThrow({ where: { id }, select: { score: true } });
  const { code, out } = await replay(id);
  expect(code).toBe(1);
  expect(out).toMatch(
    /^different in 2 fields\nThe stored verdict is of another engine, 0\.0\.9\+0123456789ab; this is /,
  );
  expect(out).toContain(`  score\n    stored ${score}\n    now    ${(score ?? 0) - 1}\n`);
  expect(out).toContain(`  diagnosis\n    stored null\n    now    {"mistake":"no-half"`);
});

test("without any database it says so", async () => {
  const { code, err } = await replayWith({ DATABASE_URL: undefined, ALLCLOSE_DATA: "nowhere" }, randomUUID());
  expect({ code, err }).toEqual({
    code: 2,
    err: "DATABASE_URL is not set, and there is no database here that npm start made.\n",
  });
});

test.each([
  ["no id", () => Promise.resolve("latest"), /"latest" is not the id of a grading/],
  ["an id of nothing", () => Promise.resolve(randomUUID()), /There is no grading/],
  ["a grading that waits", () => handIn("export const step = 1;"), /has no verdict yet: it is queued/],
])("%s is wrong usage, explained without a stack", async (_title, make, message) => {
  const { code, out, err } = await replay(await make());
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(message);
  expect(err).not.toMatch(/\n {4}at /);
});
