import { spawn } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { VerdictSchema } from "#grader/verdict";

jest.setTimeout(120_000);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "allclose-cli-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs an npm script as a person would, with --silent. */
function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, out, err });
    });
  });
}

const ProofSchema = z.object({
  slug: z.string(),
  ok: z.boolean(),
  starter: z.object({ score: z.number() }),
  mistakes: z.array(z.object({ name: z.string(), rejected: z.boolean(), diagnosed: z.boolean() })),
});

const linf = "problems/linf-penalty-step";

test("grade prints one verdict a line for reference, starter and a mistake, and nothing else", async () => {
  const { code, out } = await run(
    "grade",
    "--",
    "linf-penalty-step",
    `${linf}/reference.ts`,
    `${linf}/starter.ts`,
    `${linf}/mistakes/ascent.ts`,
    "--json",
  );
  const verdicts = out
    .trimEnd()
    .split("\n")
    .map((line) => VerdictSchema.parse(JSON.parse(line)));
  expect(code).toBe(0);
  expect(verdicts.map(({ status, score }) => [status, score])).toEqual([
    ["accepted", verdicts[0]?.maxScore],
    ["runtime-error", 0],
    ["partial", verdicts[2]?.score],
  ]);
  expect(verdicts.map((verdict) => verdict.diagnosis?.mistake)).toEqual([undefined, undefined, "ascent"]);
  expect(verdicts[0]?.tests.some((result) => result.visibility === "hidden")).toBe(true);
});

test("grade takes an answer to a question as JSON: one verdict a line, also for one that cannot be read", async () => {
  const texts = ["1/2.0202", "1/1.0101", "half"];
  const files = await Promise.all(
    texts.map(async (text, index) => {
      const file = path.join(folder, `answer-${index}.json`);
      await writeFile(file, JSON.stringify({ kind: "number", text }));
      return file;
    }),
  );
  const { code, out } = await run("grade", "--", "one-equation", ...files, "--part", "one-step", "--json");
  const verdicts = out
    .trimEnd()
    .split("\n")
    .map((line) => VerdictSchema.parse(JSON.parse(line)));
  expect(code).toBe(0);
  expect(verdicts.map(({ part, status, diagnosis }) => [part, status, diagnosis?.mistake])).toEqual([
    ["one-step", "accepted", undefined],
    ["one-step", "wrong-answer", "without-two"],
    ["one-step", "invalid", undefined],
  ]);
});

test("grade says so when a question is answered with something that is no JSON", async () => {
  const file = path.join(folder, "answer.txt");
  await writeFile(file, "1/2");
  const { code, err } = await run("grade", "--", "one-equation", file, "--part", "one-step");
  expect(code).toBe(2);
  expect(err).toContain("This part is answered with JSON");
});

test("a problem folder outside the project is graded the same way", async () => {
  const copy = path.join(folder, "my-problem");
  await cp(linf, copy, { recursive: true });
  const { code, out } = await run("grade", "--", copy, path.join(copy, "reference.ts"), "--json");
  expect(code).toBe(0);
  expect(VerdictSchema.parse(JSON.parse(out))).toMatchObject({ status: "accepted", problem: "my-problem" });
});

test.each([
  ["nothing to grade", ["linf-penalty-step"], /npm run grade/],
  ["a problem that is not there", ["no-such-problem", `${linf}/reference.ts`], /There is no problem "no-such-problem"/],
  ["a file that is not there", ["linf-penalty-step", "nowhere.ts"], /There is no file "nowhere.ts"/],
  ["a part that is not there", ["linf-penalty-step", `${linf}/reference.ts`, "--part", "z"], /has no part "z"/],
  ["an option that is not there", ["linf-penalty-step", "--colour"], /--colour/],
])("%s is wrong usage, explained without a stack, with exit code 2", async (_title, args, message) => {
  const { code, out, err } = await run("grade", "--", ...args);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toMatch(message);
  expect(err).not.toMatch(/\n {4}at /);
});

test("a folder whose own files fail is exit code 3 and says which", async () => {
  const broken = path.join(folder, "broken");
  await cp(linf, broken, { recursive: true });
  await writeFile(path.join(broken, "tests.ts"), "export default (");
  const { code, err } = await run("grade", "--", broken, path.join(broken, "reference.ts"), "--json");
  expect(code).toBe(3);
  expect(err).toMatch(/tests\.ts:1/);
});

test("problems list --json names every part with its kind, points and source", async () => {
  const { code, out } = await run("problems", "--", "list", "--json");
  const listed = z.array(z.object({ slug: z.string(), parts: z.array(z.unknown()) })).parse(JSON.parse(out));
  expect(code).toBe(0);
  expect(listed.map((problem) => problem.slug)).toEqual(
    expect.arrayContaining(["linf-penalty-step", "theta-star", "he-init", "policy-gradient"]),
  );
  const example = listed.find(({ slug }) => slug === "linf-penalty-step");
  expect(example?.parts[0]).toEqual({ id: "code", kind: "code", points: 12, source: "linf-penalty-step" });
});

test("problems verify --json prints a proof a line", async () => {
  const { code, out } = await run("problems", "--", "verify", "linf-penalty-step", "--json");
  const proof = ProofSchema.parse(JSON.parse(out));
  expect(code).toBe(0);
  expect(proof).toMatchObject({ slug: "linf-penalty-step", ok: true, starter: { score: 0 } });
  expect(proof.mistakes.length).toBeGreaterThanOrEqual(7);
  expect(proof.mistakes.every((mistake) => mistake.rejected && mistake.diagnosed)).toBe(true);
});

test("verify of a problem with a weak test says which mistake got through, with exit code 1", async () => {
  const weak = path.join(folder, "weak");
  await cp(linf, weak, { recursive: true });
  await cp(path.join(weak, "reference.ts"), path.join(weak, "mistakes/no-half.ts"), { force: true });
  await writeFile(
    path.join(weak, "mistakes/no-half.ts"),
    `export const mistake = { title: "x", feedback: "y", fails: ["A zero gradient asks for no step"] };\nexport { step } from "numerics";`,
  );
  const { code, out } = await run("problems", "--", "verify", weak, "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ok: false });
});
