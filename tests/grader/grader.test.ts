import { openGrader, type Grader } from "#grader/grader";
import { VerdictSchema, type Verdict } from "#grader/verdict";
import { smallProblem, solution } from "./smallProblem";

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: 2, allowUnsafe: false });
}, 30_000);
afterAll(() => grader.close());
jest.setTimeout(60_000);

async function grade(
  source: string,
  {
    version = smallProblem(),
    tests = "all",
    seed = "seed",
  }: { version?: ReturnType<typeof smallProblem>; tests?: "all" | "public"; seed?: string } = {},
): Promise<Verdict> {
  const verdict = await grader.grade({ version, part: "code", answer: { kind: "code", source }, seed, tests });
  expect(() => VerdictSchema.parse(verdict)).not.toThrow();
  expect(verdict.isolation).toBe("sealed");
  return verdict;
}

const statuses = (verdict: Verdict) => verdict.tests.map((test) => test.status);

test("a correct answer is accepted with every point", async () => {
  const verdict = await grade(solution());
  expect(verdict).toMatchObject({
    status: "accepted",
    score: 4,
    maxScore: 4,
    diagnosis: null,
    problem: "small",
    part: "code",
    engine: grader.engine,
  });
  expect(statuses(verdict)).toEqual(["passed", "passed", "passed"]);
});

test.each([
  ["wrong-answer", solution({ scaled: "new Float64Array(g.length)", grad: "0" }), 0],
  ["partial", solution({ grad: "0" }), 2],
  ["runtime-error", `export const other = 1;`, 0],
  ["compile-error", `export function scaled(g: Vec { return g }`, 0],
  ["time-limit", solution({ grad: "(() => { for (;;); })()" }), 2],
  ["output-limit", solution({ grad: "(() => { for (;;) console.log('x'.repeat(500)); })()" }), 2],
  [
    "memory-limit",
    solution({ grad: "(() => { const all = []; for (;;) all.push(new Array(1e6).fill(Math.random())); })()" }),
    2,
  ],
  ["memory-limit", solution({ grad: "new Float64Array(3e8).length" }), 2],
])("the status %s is reached, and tests finished before keep their points", async (status, source, score) => {
  expect(await grade(source)).toMatchObject({ status, score });
});

test("an answer that is no answer is invalid", async () => {
  const version = smallProblem();
  for (const answer of [null, 1, {}, { kind: "code" }, { kind: "code", source: "x".repeat(70_000) }])
    expect(await grader.grade({ version, part: "code", answer, seed: "seed", tests: "all" })).toMatchObject({
      status: "invalid",
      score: 0,
    });
  expect(
    await grader.grade({ version, part: "other", answer: { kind: "code", source: "" }, seed: "seed", tests: "all" }),
  ).toMatchObject({ status: "invalid" });
});

test("an empty file is a runtime error that says what to export", async () => {
  const verdict = await grade("");
  expect(verdict.status).toBe("runtime-error");
  expect(verdict.tests[0]?.message).toBe(
    'scaled is not exported. Write "export function scaled(…)" so that the tests can call it.',
  );
});

test("an error while the module loads is shown with its place in the student's own source", async () => {
  const verdict = await grade(`const x: number[] = [];\n\nthrow new TypeError("on line three");`);
  expect(verdict).toMatchObject({
    status: "runtime-error",
    message: "TypeError: on line three",
    tests: [],
    maxScore: 4,
  });
  expect(verdict.places[0]).toMatchObject({ line: 3 });
});

test("an endless loop at the top level is a time limit", async () => {
  expect(await grade("for (;;);")).toMatchObject({ status: "time-limit", score: 0 });
});

test("an exception shows the student's own frames and nothing of ours", async () => {
  const source = `import type { Vec } from "numerics";
type Unused = { a: number };

export function scaled(g: Vec, alpha: number): Vec {
  return helper(g);
}

function helper(g: Vec): Vec {
  throw new RangeError("no good");
}
export const grad = () => 0;`;
  const [first] = (await grade(source)).tests;
  expect(first).toMatchObject({ status: "runtime-error", message: "RangeError: no good" });
  expect(first?.failure?.places).toEqual([
    { function: "helper", line: 9, column: 9 },
    { function: "scaled", line: 5, column: 10 },
  ]);
});

test("a failed test shows input, expected, got and the first difference", async () => {
  const [first] = (await grade(solution({ scaled: "g.map((entry, index) => index === 1 ? 0 : alpha * entry)" }))).tests;
  expect(first).toMatchObject({
    status: "failed",
    message: "Entry [1]: expected -6, got 0.",
    failure: {
      call: "scaled(g, alpha)",
      input: [
        { name: "g", value: { text: "[1, -2]" } },
        { name: "alpha", value: { text: "3" } },
      ],
      expected: { text: "[3, -6]", entries: [3, -6] },
      got: { text: "[3, 0]" },
      firstDifference: { index: [1], expected: -6, got: 0, error: 6 },
    },
  });
});

test("a failed property shows the smallest counterexample", async () => {
  const verdict = await grade(solution({ scaled: "g.map((entry) => Math.max(alpha, 0) * entry)" }));
  expect(verdict.tests[1]).toMatchObject({
    status: "failed",
    failure: {
      isCounterexample: true,
      input: [
        { name: "g", value: { text: "[1]" } },
        { name: "alpha", value: { text: "-1" } },
      ],
    },
  });
});

test("a known mistake is named, in the function that has it", async () => {
  const verdict = await grade(solution({ scaled: "Float64Array.from(g, (entry) => entry * Math.abs(alpha))" }));
  expect(verdict.diagnosis).toMatchObject({ mistake: "absolute", functions: ["scaled"] });
});

test("two mistakes in two functions are both named", async () => {
  const verdict = await grade(
    solution({ scaled: "g.map((entry) => Math.abs(alpha) * entry)", grad: "f(1 + x) - f(x - 1)" }),
  );
  expect([verdict.diagnosis, ...verdict.furtherDiagnoses].map((found) => found?.mistake)).toEqual(["absolute", "wide"]);
});

test.each([
  ["a wrong answer of nobody's", { scaled: "g.map((entry) => Math.abs(alpha) * entry + 1e-6)" }],
  ["a mistake that asks more often", { grad: "(f(x), f(x + 1) - f(x - 1))" }],
  ["a mistake that also changes its input", { scaled: "(g[0] = 1, g.map((entry) => Math.abs(alpha) * entry))" }],
])("%s gets no name", async (_title, change) => {
  expect((await grade(solution(change))).diagnosis).toBeNull();
});

test("a broken budget fails the test even when the student catches the exception", async () => {
  const verdict = await grade(solution({ grad: "(() => { try { for (;;) f(x); } catch { return 6; } })()" }));
  expect(verdict.tests[2]).toMatchObject({
    status: "failed",
    message: "f may be called at most 2 times here; your code called it more often.",
  });
});

test("an argument that was changed is noticed", async () => {
  const verdict = await grade(solution({ scaled: "(g.forEach((entry, index) => { g[index] = alpha * entry; }), g)" }));
  expect(verdict.tests[1]).toMatchObject({
    status: "failed",
    message: expect.stringContaining("scaled changed its argument g") as string,
  });
});

test.each([
  ["[1, 2]", "scaled must return a Vec (a Float64Array), but got an array of 2 entries."],
  ["undefined as never", "scaled must return a Vec (a Float64Array), but got undefined."],
  [
    "Promise.resolve(g) as never",
    "scaled returned something the tests cannot read: a Promise cannot be returned; use number, array, Vec, Mat or a plain object.",
  ],
  [
    "new Float64Array(3e6)",
    "scaled returned something the tests cannot read: a vector of 3000000 entries is longer than 2000000.",
  ],
  ["new Float64Array(1.5e6)", "scaled returned more data than the tests accept."],
])("returning %s is explained", async (scaled, message) => {
  expect((await grade(solution({ scaled }))).tests[0]?.message).toBe(message);
});

test("what a public test printed is kept with that test, cut", async () => {
  const verdict = await grade(
    solution({ scaled: "(console.log('scaling', g, { alpha }), g.map((entry) => alpha * entry))" }),
  );
  expect(verdict.tests[0]?.output).toBe("scaling Float64Array(2) [ 1, -2 ] { alpha: 3 }\n");
  const loud = await grade(
    solution({
      top: "let isFirst = true;",
      scaled:
        "(() => { if (isFirst) for (let i = 0; i < 6_000; i++) console.log('x'); isFirst = false; return g.map((entry) => alpha * entry); })()",
    }),
  );
  expect(loud.status).toBe("accepted");
  expect(loud.tests[0]?.output?.length).toBe(8_192);
});

test("a run tries the public tests alone", async () => {
  const verdict = await grade(solution({ grad: "0" }), { tests: "public" });
  expect(verdict).toMatchObject({ status: "accepted", score: 1, maxScore: 1 });
  expect(verdict.tests.map((test) => test.visibility)).toEqual(["public"]);
});

test("tests are heard of one by one, in order, before the verdict", async () => {
  const heard: string[] = [];
  const version = smallProblem();
  await grader.grade(
    { version, part: "code", answer: { kind: "code", source: solution() }, seed: "s", tests: "all" },
    (result) => heard.push(result.name),
  );
  expect(heard).toEqual(["worked example", "any vector", "central difference in two evaluations"]);
});

test("same version, answer and seed: the same verdict; another seed: other inputs", async () => {
  const wrong = solution({ scaled: "g.map((entry) => alpha * entry + (entry > 5 ? 1 : 0))" });
  const withoutTimes = ({ timings: _timings, tests, ...rest }: Verdict) => ({
    ...rest,
    tests: tests.map(({ studentMs: _ms, ...test }) => test),
  });
  expect(withoutTimes(await grade(wrong))).toEqual(withoutTimes(await grade(wrong)));
});

test("Math.random, the clock and the locale are the same in every room", async () => {
  const source = solution({
    scaled: "Float64Array.of(Math.random(), Date.now(), new Date().getTime(), performanceNow())",
    top: `const performanceNow = () => (typeof performance === "undefined" ? 0 : performance.now());`,
  });
  const [first, second] = [await grade(source), await grade(source)].map((verdict) => verdict.tests[0]?.failure?.got);
  expect(first).toEqual(second);
});

test.each([
  ["a missing file", { "tests.ts": undefined }, /tests\.ts is missing/],
  ["a syntax error", { "tests.ts": "export default (" }, /tests\.ts:1/],
  [
    "an import from this machine",
    { "tests.ts": `import fs from "node:fs"; export default () => fs;` },
    /"node:fs" cannot be imported/,
  ],
  [
    "an import of a file by its path",
    { "tests.ts": `import x from "/etc/passwd"; export default () => x;` },
    /cannot be imported/,
  ],
  [
    "a test that throws by itself",
    {
      "tests.ts": `export default ({ test }) => { test("t", { points: 4 }, () => { throw new Error("author's bug"); }); };`,
    },
    /author's bug/,
  ],
  ["no test at all", { "tests.ts": "export default () => {};" }, /registers no test/],
  [
    "two tests of one name",
    {
      "tests.ts": `export default ({ test }) => { test("t", { points: 1 }, () => {}); test("t", { points: 1 }, () => {}); };`,
    },
    /two tests are called "t"/,
  ],
  [
    "a definition that is wrong",
    { "problem.ts": `export default { title: "", parts: [{ kind: "code", signatures: ["f(): number"] }] };` },
    /problem\.ts: /,
  ],
  ["tests that end their room", { "tests.ts": `export default () => { (function f() { f(); })(); };` }, /stack/],
  [
    "tests that wait for nothing",
    { "tests.ts": `export default ({ test }) => { test("t", { points: 4 }, () => new Promise(() => {})); };` },
    /ended their room/,
  ],
])("%s is a fault of the problem and never of the student", async (_title, changes, message) => {
  const verdict = await grade(solution(), { version: smallProblem(changes) });
  expect(verdict).toMatchObject({ status: "grader-failed", score: 0 });
  expect(verdict.message).toMatch(message);
});

test("the grader is as good as new after everything above", async () => {
  expect(await grade(solution())).toMatchObject({ status: "accepted", score: 4 });
});

test.each([
  ["through the whole module", `import * as engine from "numerics";`, "engine.scale(g, alpha)", "partial"],
  ["by a path around imports", "declare const require: any;", `require("numerics").scale(g, alpha)`, "partial"],
  ["by its name", `import { scale } from "numerics";`, "scale(g, alpha)", "compile-error"],
  [
    "not at all, but another one",
    `import * as engine from "numerics";`,
    "engine.axpy(alpha, g, g.map(() => 0))",
    "accepted",
  ],
])("a function that the problem withholds is asked for %s", async (_, top, scaled, status) => {
  const problem = smallProblem().files["problem.ts"] ?? "";
  const version = smallProblem({ "problem.ts": problem.replace("signatures:", `withheld: ["scale"], signatures:`) });
  const verdict = await grade(solution({ top, scaled }), { version });
  expect(verdict.status).toBe(status);
  if (status !== "accepted")
    expect(JSON.stringify(verdict)).toContain("cannot be used here: writing it yourself is part of this problem");
});
