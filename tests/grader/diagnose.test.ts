import { openGrader, type Grader } from "#grader/grader";
import { VerdictSchema, type Verdict } from "#grader/verdict";
import { toStudentVerdict } from "#server/studentVerdict";
import { smallProblem, solution } from "./smallProblem";

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: 2, allowUnsafe: false });
});
afterAll(() => grader.close());

type Files = Record<string, string | undefined>;

async function grade(source: string, files: Files = {}): Promise<Verdict> {
  const version = smallProblem(files);
  const request = { version, part: "code", answer: { kind: "code", source }, seed: "seed", tests: "all" } as const;
  const verdict = VerdictSchema.parse(await grader.grade(request));
  expect(verdict.status).not.toBe("grader-failed");
  return verdict;
}

const namesOf = (verdict: Verdict): string[] =>
  [verdict.diagnosis, ...verdict.furtherDiagnoses].flatMap((found) => (found === null ? [] : [found.mistake]));

const rightScaled = "g.map((entry) => alpha * entry)";
const rightGrad = "(f(x + 1) - f(x - 1)) / 2";

/** A mistake of the small problem: a whole answer with one function replaced. */
const mistake = (functions: { scaled?: string; grad?: string; top?: string }): string =>
  `export const mistake = { title: "A mistake", feedback: "Its feedback.", fails: ["any vector"] };\n${solution(functions)}`;

const tests = (body: string): string => `import { defineTests } from "allclose";
  export default defineTests<typeof import("./reference")>(({ test, student, reference }) => { ${body} });`;

/** Two tests of one point each: `first` and `second` are bodies. */
const twoTests = (first: string, second: string): string =>
  tests(
    `test("first", { points: 2, visibility: "public" }, async (t) => { ${first} });
     test("any vector", { points: 2 }, async (t) => { ${second} });`,
  );

test("an infinity is only itself: it does not stand for the number of a mistake", async () => {
  const files: Files = { "mistakes/wide.ts": mistake({ grad: "f(x + 1) - f(x - 1)" }) };
  expect(namesOf(await grade(solution({ grad: "(f(x + 1), f(x - 1), Infinity)" }), files))).toEqual([]);
  expect(namesOf(await grade(solution({ grad: "f(x + 1) - f(x - 1)" }), files))).toEqual(["wide"]);
});

test("a small entry beside a large one counts", async () => {
  const files: Files = {
    "tests.ts": twoTests("t.close(await student.scaled([1e10, 1], 1), [1e10, 1]);", "t.ok(true, 'nothing');"),
    "mistakes/absolute.ts": mistake({ scaled: "g.map((entry) => entry + (entry === 1 ? 1 : 0))" }),
    "mistakes/wide.ts": undefined,
  };
  const offBy = (amount: number) => solution({ scaled: `g.map((entry) => entry + (entry === 1 ? ${amount} : 0))` });
  expect(namesOf(await grade(offBy(2), files))).toEqual([]);
  expect(namesOf(await grade(offBy(1), files))).toEqual(["absolute"]);
});

test("rounding of another order of summation does not hide a mistake", async () => {
  const files: Files = {
    "tests.ts": twoTests(
      "const g = Float64Array.from({ length: 500 }, (_, i) => Math.sin(i)); t.close(await student.scaled(g, 3), reference.scaled(g, 3));",
      "t.ok(true, 'nothing');",
    ),
    "mistakes/absolute.ts": mistake({ scaled: "g.map(() => g.reduce((sum, entry) => sum + alpha * entry, 0))" }),
    "mistakes/wide.ts": undefined,
  };
  const backwards = "g.map(() => alpha * g.reduceRight((sum, entry) => sum + entry, 0))";
  expect(namesOf(await grade(solution({ scaled: backwards }), files))).toEqual(["absolute"]);
});

test("where two mistakes give the same numbers neither is named", async () => {
  const twin = mistake({ scaled: "g.map((entry) => entry * Math.abs(alpha))" });
  expect(namesOf(await grade(twin, { "mistakes/twin.ts": twin }))).toEqual([]);
  expect(namesOf(await grade(twin))).toEqual(["absolute"]);
});

test("of two mistakes that share a function the one that shares the other function too is named", async () => {
  const scaled = "g.map((entry) => Math.abs(alpha) * entry)";
  const files: Files = {
    "mistakes/absolute.ts": mistake({ scaled }),
    "mistakes/both.ts": mistake({ scaled, grad: "f(x + 1) - f(x - 1)" }),
    "mistakes/wide.ts": undefined,
  };
  expect(namesOf(await grade(solution({ scaled }), files))).toEqual(["absolute"]);
  const verdict = await grade(solution({ scaled, grad: "f(x + 1) - f(x - 1)" }), files);
  expect(namesOf(verdict)).toEqual(["both"]);
  expect(verdict.diagnosis?.functions).toEqual(["scaled", "grad"]);
});

test("calls of a test that was cut short count against a mistake too", async () => {
  const files: Files = {
    "tests.ts": twoTests(
      "t.close(await student.scaled([1], -2), [-2]);",
      "t.close(await student.scaled([1], -3), [-3]); await student.grad((x) => x, 1);",
    ),
  };
  const endless = { scaled: "g.map((entry) => (alpha === -3 ? 7 : Math.abs(alpha)) * entry)" };
  // The second test catches the wrong value of scaled only because the endless loop comes after it.
  const caught = {
    ...files,
    "tests.ts": files["tests.ts"]?.replace(
      "t.close(await student.scaled([1], -3), [-3]);",
      "await student.scaled([1], -3);",
    ),
  };
  expect(namesOf(await grade(solution({ ...endless, grad: "(() => { for (;;); })()" }), caught))).toEqual([]);
  const agrees = solution({ scaled: "g.map((entry) => Math.abs(alpha) * entry)", grad: "(() => { for (;;); })()" });
  expect(namesOf(await grade(agrees, caught))).toEqual(["absolute"]);
});

test("a function that is asked for its values keeps its state while another function is replayed", async () => {
  // Were grad's questions not asked again, the replay would end at t.equal and the last call would not be compared.
  const files: Files = {
    "tests.ts": twoTests(
      "t.close(await student.scaled([1], -2), [-2]);",
      `const asked = []; await student.grad((x) => { asked.push(x); return x; }, 1);
       t.equal(asked.length, 2, "Questions"); t.close(await student.scaled([2], -5), [-10]);`,
    ),
  };
  const almost = solution({ scaled: "g.map((entry) => (alpha === -5 ? 1 : Math.abs(alpha)) * entry)" });
  expect(namesOf(await grade(almost, files))).toEqual([]);
  expect(namesOf(await grade(solution({ scaled: "g.map((entry) => Math.abs(alpha) * entry)" }), files))).toEqual([
    "absolute",
  ]);
});

test("a mistake that never stops asking is not waited for", async () => {
  const files: Files = {
    "tests.ts": twoTests("t.close(await student.grad((x) => x * x, 3), 6);", "t.ok(true, 'nothing');"),
    "mistakes/absolute.ts": mistake({
      grad: "(() => { for (;;) try { f(x); } catch { if (x > 9) return 0; x++; } })()",
    }),
  };
  const verdict = await grade(solution({ grad: "f(x + 1) - f(x - 1)" }), files);
  expect(namesOf(verdict)).toEqual(["wide"]);
  expect(verdict.diagnosisFault).toBeUndefined();
});

test.each([
  ["loops for ever", "(() => { for (;;); })()", /took longer/],
  [
    "takes all memory",
    "(() => { const all = []; for (;;) all.push(new Array(10000).fill(all.length)); })()",
    /ended their room|took longer/,
  ],
])("a mistake that %s costs the diagnosis, not the verdict", async (_title, scaled, reason) => {
  const files: Files = { "mistakes/absolute.ts": mistake({ scaled }) };
  const wrong = solution({ scaled: "g.map((entry) => 2 * alpha * entry)" });
  const verdict = await grade(wrong, files);
  expect(verdict).toMatchObject({ status: "partial", score: 2, diagnosis: null });
  expect(verdict.diagnosisFault).toMatch(reason);
  expect(JSON.stringify(toStudentVerdict(verdict, { isAfterDue: true }))).not.toContain("diagnosisFault");
  expect(await grade(solution(), files)).toMatchObject({ status: "accepted" });
});

test("an answer that returns more than can be remembered gets its verdict and no name", async () => {
  const huge = { scaled: "(alpha < 0 ? new Float64Array(2e5) : g.map((entry) => Math.abs(alpha) * entry))" };
  const verdict = await grade(solution(huge));
  expect(verdict).toMatchObject({ status: "partial", diagnosis: null });
  expect(verdict.tests[1]?.failure?.isCounterexample).toBe(true);
});

test("a student learns of a diagnosis what the author wrote, and where it applies", async () => {
  const verdict = await grade(solution({ scaled: "g.map((entry) => Math.abs(alpha) * entry)" }));
  const { diagnosis } = toStudentVerdict(verdict, { isAfterDue: false });
  expect(diagnosis).toEqual({
    mistake: "absolute",
    title: "Sign lost",
    feedback: "The sign of the factor is lost.",
    feedbackHtml: expect.stringContaining("The sign of the factor is lost.") as string,
    functions: ["scaled"],
  });
});

test("a name needs every value: right on some inputs, or wrong on one more, is not that mistake", async () => {
  for (const scaled of [
    `(g[0] ?? 0) > 0 ? ${rightScaled} : g.map((entry) => Math.abs(alpha) * entry)`,
    "g.map((entry) => (alpha === -1 ? NaN : Math.abs(alpha) * entry))",
    "g.map((entry) => Math.abs(alpha) * entry * (1 + 1e-6))",
  ])
    expect(namesOf(await grade(solution({ scaled })))).toEqual([]);
  expect(namesOf(await grade(solution({ grad: `2 * ${rightGrad}` })))).toEqual(["wide"]);
});
