import { certify } from "#grader/certify";
import { openGrader, type Grader } from "#grader/grader";
import { smallProblem } from "./smallProblem";

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: 2, allowUnsafe: false });
});
afterAll(() => grader.close());

type Files = Parameters<typeof smallProblem>[0];

const certifySmall = (files: Files = {}) => certify(grader, smallProblem(files), { seeds: 1, mutants: 50 });

/** The reference of the small problem with a guard that changes nothing. */
const guarded = `import type { Vec } from "numerics";
  export const scaled = (g: Vec, alpha: number): Vec => Number.isNaN(alpha) ? g : g.map((entry) => alpha * entry);
  export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;`;

const unnoticed = "scaled: Number.isNaN(alpha) ? g : g.map((entry) => alpha * entry) → g.map((entry) => alpha * entry)";

test("a sound problem has every mutant of its reference caught", async () => {
  const { certificate, reasons } = await certifySmall();
  expect(reasons).toEqual([]);
  expect(certificate).toMatchObject({ ok: true, mutants: { equivalent: 0 } });
  expect(certificate.mutants.caught).toBe(certificate.mutants.total);
  expect(certificate.mutants.total).toBeGreaterThan(10);
});

test("a change of the reference that no test notices is named with its line, and the problem is not sound", async () => {
  const { certificate, reasons } = await certifySmall({ "reference.ts": guarded });
  expect(certificate.ok).toBe(false);
  expect(reasons).toEqual([`no test notices this change of reference.ts, line 2 — ${unnoticed}`]);
});

test("a change that is set aside with a reason does not count against the tests", async () => {
  const aside = [{ mutant: unnoticed, reason: "No test hands over NaN, and NaN times anything is NaN." }];
  const files = { "reference.ts": guarded, "equivalent-mutants.json": JSON.stringify(aside) };
  const { certificate, reasons } = await certifySmall(files);
  expect(reasons).toEqual([]);
  expect(certificate).toMatchObject({ ok: true, mutants: { equivalent: 1 } });
});

test.each<[string, unknown, RegExp]>([
  [
    "a change that tests reject",
    [{ mutant: "scaled: alpha * entry → alpha / entry", reason: "?" }],
    /that the tests reject/,
  ],
  ["a change that is none", [{ mutant: "scaled: 1 → 2", reason: "?" }], /none of the reference/],
])("setting aside %s is noticed", async (_title, aside, reason) => {
  const { certificate, reasons } = await certifySmall({ "equivalent-mutants.json": JSON.stringify(aside) });
  expect(certificate.ok).toBe(false);
  expect(reasons).toEqual([expect.stringMatching(reason)]);
});

test("a list that gives no reasons is a fault of the problem", async () => {
  await expect(certifySmall({ "equivalent-mutants.json": '[{ "mutant": "scaled: 1 → 2" }]' })).rejects.toThrow(
    /equivalent-mutants\.json/,
  );
});

test("a mistake that names a test that there is not makes the problem unsound", async () => {
  const mistake = (smallProblem().files["mistakes/wide.ts"] ?? "").replace("central difference", "centred difference");
  const { certificate, reasons } = await certifySmall({ "mistakes/wide.ts": mistake });
  expect(certificate.ok).toBe(false);
  expect(reasons).toEqual(['mistakes/wide.ts names a test that there is not: "centred difference in two evaluations"']);
});

const definition = smallProblem().files["problem.ts"] ?? "";

test.each<[string, Files, string]>([
  ["a problem.ts that is empty", { "problem.ts": "" }, "problem.ts must export a problem with parts"],
  ["a problem without parts", { "problem.ts": "export default {};" }, "problem.ts must export a problem with parts"],
  [
    "a part of a kind that there is not",
    { "problem.ts": definition.replace('"code"', '"coed"') },
    'problem.ts has no part of kind "code"',
  ],
  [
    "a code part without signatures",
    { "problem.ts": definition.replace("signatures:", "signature:") },
    "problem.ts: the code part has no signatures",
  ],
  ["a tests.ts that exports no tests", { "tests.ts": "export default 3;" }, "tests.ts must export its tests"],
  ["a tests.ts that is empty", { "tests.ts": "" }, "tests.ts must export its tests"],
  [
    "a mistake that is only an answer",
    { "mistakes/wide.ts": "export const scaled = 1;" },
    "mistakes/wide.ts must export its words",
  ],
])("%s is named with its file", async (_title, files, words) => {
  await expect(certifySmall(files)).rejects.toThrow(words);
});

test("tests that break down over the reference are said to, once and without our own places", async () => {
  const tests = (smallProblem().files["tests.ts"] ?? "").replace("student.scaled([1", "studnet.scaled([1");
  await expect(certifySmall({ "tests.ts": tests })).rejects.toMatchObject({
    faults: [
      { file: "tests.ts", field: null, message: 'test "worked example": ReferenceError: studnet is not defined' },
    ],
  });
});
