import { openGrader, type Grader } from "#grader/grader";
import { tryToCertify } from "#grader/tryToCertify";
import type { ProblemFiles } from "#problems/schema";
import { claimProof, finishProof, rescueProofs, returnProof } from "#server/proofJobs";
import { emptyReport } from "#server/proofReport";
import { getProof, type ProofView, requestProof, stopProof } from "#server/proofs";
import { ProofWorker } from "#server/proofWorker";
import type { Certifier } from "#server/proveFiles";
import { createWorkspace, saveWorkspace } from "#server/workspaces";
import { type CourseFixture, makeCourse, unique } from "../course";
import { database, useFreshDatabase } from "../database";
import { smallProblem } from "../grader/smallProblem";

useFreshDatabase();
jest.setTimeout(240_000);

let grader: Grader;
let at: CourseFixture;
let worker: ProofWorker;
beforeAll(async () => {
  grader = await openGrader({ rooms: 1, allowUnsafe: false });
  at = await makeCourse();
  worker = workerOf(certifier);
});
afterAll(async () => {
  await worker.stop();
  await grader.close();
});

const certifier: Certifier = {
  certify: (version, options) => tryToCertify(grader, version, { seeds: 1, mutants: 12, sideBySide: 1, ...options }),
};
const workerOf = (made: Certifier): ProofWorker => new ProofWorker("this worker", made);

const sound: ProblemFiles = {
  ...smallProblem().files,
  "problem.ts": (smallProblem().files["problem.ts"] ?? "").replace("timeLimitMs: 1000", "timeLimitMs: 10000"),
  "statement.md": "## Code\n\nWrite both functions.\n",
};

const make = async (changes: ProblemFiles = {}): Promise<string> =>
  (
    await createWorkspace(at.people.instructor, at.courseSlug, {
      ...{ slug: unique("small"), from: { files: { ...sound, ...changes } } },
    })
  ).id;

const look = (id: string) => getProof(at.people.instructor, id);
const ask = (id: string) => requestProof(at.people.instructor, id);

async function until(id: string, isSo: (proof: ProofView) => boolean): Promise<ProofView> {
  for (;;) {
    const proof = await look(id);
    if (proof !== null && isSo(proof)) return proof;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function proved(changes: ProblemFiles = {}): Promise<ProofView> {
  const id = await make(changes);
  await ask(id);
  worker.wake();
  return until(id, ({ state }) => state === "done");
}

test("sound files are proved: everything passes, and each test has its time and its tolerance", async () => {
  const proof = await proved();
  expect(proof).toMatchObject({ isOfNewest: true, faults: [], reasons: [], survivors: [], incidentId: null });
  expect(proof.certificate).toMatchObject({ ok: true, hash: proof.hash });
  expect(proof.definition).toMatchObject({ title: "Small", parts: [{ id: "code" }] });
  expect(proof.steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
    "statement passed",
    "reference passed",
    "starter passed",
    "mistakes passed",
    "rewrites passed",
    "tolerances passed",
    "mutants passed",
  ]);
  for (const { milliseconds } of proof.tests) expect(milliseconds).toBeGreaterThanOrEqual(0);
  expect(proof.tests.find(({ name }) => name === "any vector")).toMatchObject({ points: 1, visibility: "hidden" });
});

test("a weak test shows by the changes of the reference that nothing noticed, with their line", async () => {
  const weak = (sound["tests.ts"] ?? "").replace('t.equal(f.calls, 2, "Evaluations of f");', "");
  const reference = (sound["reference.ts"] ?? "").replace(
    "(f(x + 1) - f(x - 1)) / 2",
    "(f(x + 1) - f(x - 1)) / (2 + 0 * f(x + 5))",
  );
  const aside = { "tests.ts": weak.replace("budget: 2", "budget: 9"), "reference.ts": reference };
  const { certificate, survivors, reasons, steps } = await proved(aside);
  expect(certificate?.ok).toBe(false);
  expect(survivors.length).toBeGreaterThan(0);
  for (const survivor of survivors) expect(survivor).toMatchObject({ file: "reference.ts", line: 3 });
  expect(reasons.join("\n")).toContain("no test notices this change of reference.ts, line 3");
  expect(steps.at(-1)).toMatchObject({ name: "mutants", state: "failed" });
});

test.each<[string, ProblemFiles, { file: string | null; field: string | null; message: string }]>([
  [
    "a definition of the wrong shape",
    { "problem.ts": (sound["problem.ts"] ?? "").replace("points: 4", "points: -4") },
    { file: "problem.ts", field: "parts.0.points", message: "expected number to be >0" },
  ],
  [
    "a file with a syntax error",
    { "tests.ts": "export default (;\n" },
    { file: "tests.ts", field: "line 1", message: "Unexpected" },
  ],
  [
    "an import of something else",
    { "tests.ts": 'import fs from "node:fs";\nexport default fs;' },
    { file: "tests.ts", field: "line 1", message: "cannot be imported" },
  ],
  [
    "files that throw when they are loaded",
    { "tests.ts": 'throw new Error("Never");\nexport default 1;' },
    { file: null, field: null, message: "Never" },
  ],
  [
    "a definition that never ends",
    { "problem.ts": "for (;;);\nexport default {};" },
    { file: null, field: null, message: "too long to load" },
  ],
  [
    "a definition that writes for ever",
    { "problem.ts": 'let text = "x"; for (;;) { text += text; console.log(text); }\nexport default {};' },
    { file: null, field: null, message: "" },
  ],
  [
    "a mistake without feedback",
    { "mistakes/wide.ts": "export const mistake = {};" },
    { file: "mistakes/wide.ts", field: "title", message: "" },
  ],
  [
    "a heading that names no part",
    { "statement.md": "## Codes\n" },
    { file: "statement.md", field: "line 1", message: "names no part" },
  ],
])("%s is a fault, and says where", async (_, changes, { message, ...place }) => {
  const { faults } = await proved(changes);
  expect(faults).toContainEqual({ ...place, message: expect.stringContaining(message) as string });
});

test("a file that is missing is a fault of its own", async () => {
  const id = await make();
  await saveWorkspace(at.people.instructor, { id, revision: 1, changes: { "starter.ts": null, "tests.ts": null } });
  await ask(id);
  worker.wake();
  const { faults, certificate } = await until(id, ({ state }) => state === "done");
  expect(faults.map(({ file }) => file)).toEqual(["starter.ts", "tests.ts"]);
  expect(certificate).toBeNull();
});

test("tests that never end are a reason, and the worker goes on", async () => {
  const { reasons } = await proved({
    "tests.ts": (sound["tests.ts"] ?? "").replace("t.close(await student.scaled([1, -2], 3), [3, -6]);", "for (;;);"),
    "mistakes/absolute.ts": "",
    "mistakes/wide.ts": "",
  }).catch(() => ({ reasons: ["no proof"] }));
  expect(reasons).not.toContain("no proof");
});

test("a reference nested too deeply for a parser is a fault, and the worker goes on", async () => {
  const deep = `${sound["reference.ts"] ?? ""}\nexport const n = ${"(".repeat(5_000)}1${")".repeat(5_000)};`;
  const { certificate } = await proved({ "reference.ts": deep });
  expect(certificate?.ok ?? false).toBe(false);
});

test("the same files are proved once, and their result is there again when they are", async () => {
  const id = await make();
  await ask(id);
  worker.wake();
  const first = await until(id, ({ state }) => state === "done");
  const rows = () => database().proof.findMany({ where: { workspaceId: id }, select: { hash: true, attempt: true } });
  expect(await ask(id)).toEqual(first);
  const statement = { "statement.md": "## Code\n\nOther words.\n" };
  await saveWorkspace(at.people.instructor, { id, revision: 1, changes: statement });
  expect(await look(id)).toMatchObject({ isOfNewest: false, hash: first.hash });
  expect(await ask(id)).toMatchObject({ state: "queued", isOfNewest: true });
  await saveWorkspace(at.people.instructor, {
    ...{ id, revision: 2, changes: { "statement.md": sound["statement.md"] ?? "" } },
  });
  expect(await ask(id)).toEqual(first);
  expect(await rows()).toContainEqual({ hash: first.hash, attempt: 1 });
});

/** A certifier that does nothing until it is stopped. */
function endless() {
  const begun: string[] = [];
  const ended: string[] = [];
  const made: Certifier = {
    certify: ({ hash }, { signal }) =>
      new Promise((_, reject) => {
        begun.push(hash);
        signal.addEventListener("abort", () => {
          ended.push(hash);
          reject(signal.reason as Error);
        });
      }),
  };
  return { begun, ended, made };
}

test("newer files end the trial of older ones, also one that is under way", async () => {
  const id = await make();
  const { begun, ended, made } = endless();
  const busy = workerOf(made);
  const { hash } = await ask(id);
  busy.wake();
  await until(id, ({ state }) => state === "running");
  await saveWorkspace(at.people.instructor, { id, revision: 1, changes: { "statement.md": "## Code\n\nNew.\n" } });
  const newer = await ask(id);
  while (ended.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ended).toEqual([hash]);
  busy.wake();
  while (begun.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(begun).toEqual([hash, newer.hash]);
  expect(await stopProof(at.people.instructor, id)).toMatchObject({ state: "stopped", hash: newer.hash });
  while (ended.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  await busy.stop();
  expect(await ask(id)).toMatchObject({ state: "queued" });
  await stopProof(at.people.instructor, id);
});

test("a worker that is asked to stop gives the proof back, and it counts as never begun", async () => {
  const id = await make();
  const busy = workerOf(endless().made);
  await ask(id);
  busy.wake();
  await until(id, ({ state }) => state === "running");
  await busy.stop();
  expect(await database().proof.findFirst({ where: { workspaceId: id } })).toMatchObject({
    state: "queued",
    attempt: 0,
  });
  await stopProof(at.people.instructor, id);
});

test("what a dead worker held is tried again, whoever held it before writes nothing, and three deaths are enough", async () => {
  const id = await make();
  await ask(id);
  const first = await claimProof("dead worker");
  if (first === undefined) throw new Error("nothing to claim");
  await rescueProofs();
  expect(await look(id)).toMatchObject({ state: "queued" });
  const second = await claimProof("dead worker");
  expect(second).toMatchObject({ id: first.id, attempt: 2 });
  expect(await finishProof(first, emptyReport())).toBe(false);
  await rescueProofs();
  await claimProof("dead worker");
  await rescueProofs();
  expect(await look(id)).toMatchObject({ state: "done", incidentId: expect.any(String) as string, certificate: null });
  // The failure is ours: asking again tries again.
  expect(await ask(id)).toMatchObject({ state: "queued", incidentId: null, reasons: [] });
  await stopProof(at.people.instructor, id);
});

test("a fault of the machine ends the proof with its incident, and not the worker", async () => {
  const id = await make();
  const broken = workerOf({ certify: () => Promise.reject(new Error("the machine is out of rooms")) });
  await ask(id);
  broken.wake();
  const proof = await until(id, ({ state }) => state === "done");
  expect(proof).toMatchObject({ incidentId: expect.any(String) as string, certificate: null });
  await broken.stop();
});

test("a proof whose news was lost is announced again", async () => {
  const id = await make();
  await ask(id);
  const { id: proofId } = await database().proof.findFirstOrThrow({ where: { workspaceId: id } });
  const jobs = () => database().$queryRaw<object[]>`SELECT key FROM graphile_worker.jobs WHERE key = ${proofId}`;
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await rescueProofs();
  expect(await jobs()).toEqual([{ key: proofId }]);
  const claimed = await claimProof("this worker");
  if (claimed !== undefined) await returnProof(claimed);
  await stopProof(at.people.instructor, id);
});
