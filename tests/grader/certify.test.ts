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
