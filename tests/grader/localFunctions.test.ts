import { movedCourseObjective } from "numerics";
import { openGrader, type Grader } from "#grader/grader";
import { localFunction } from "#grader/kit/localFunction";
import { checkEncoded, encodeValue, decodeValue, type FunctionRecipe } from "#grader/rooms/values";
import type { Verdict } from "#grader/verdict";
import { smallProblem, solution } from "./smallProblem";

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: 1, allowUnsafe: false });
}, 30_000);
afterAll(() => grader.close());
jest.setTimeout(60_000);

/** The second of three tests calls `scaled` with a function of the engine, three calls together. */
function gradeLocal(scaled: string, { top = "", tests = callsOfThree } = {}): Promise<Verdict> {
  return grader.grade({
    version: smallProblem({
      "problem.ts": `import { defineProblem } from "allclose";
        export default defineProblem({
          title: "Small", summary: "A small problem.",
          parts: [{ kind: "code", id: "code", title: "Code", points: 4, source: "small", timeLimitMs: 5000,
            signatures: ["scaled(g: Vec, alpha: number): Vec", "grad(f: (x: number) => number, x: number): number"] }],
        });`,
      "tests.ts": `import { defineTests } from "allclose";
        import { courseObjective, movedCourseObjective, seededRng } from "numerics";
        export default defineTests(({ test, student }) => {
          test("before", { points: 1, visibility: "public" }, async (t) => { t.equal(1, 1); });
          test("local", { points: 2 }, async (t) => { ${tests} });
          test("after", { points: 1 }, async (t) => { t.equal(1, 1); });
        });`,
      "mistakes/absolute.ts": undefined,
      "mistakes/wide.ts": undefined,
    }),
    part: "code",
    answer: { kind: "code", source: solution({ grad: scaled, top }) },
    seed: "seed",
    tests: "all",
  });
}

const callsOfThree = `const moves = [[1, 2], [0.25, -7], [3, 3]];
  const results = await student.grad.many(moves.map(([dx, dy]) =>
    [t.localFunction(movedCourseObjective, [dx, dy], { name: "f", budget: 100 }), 0.5]));
  results.forEach((result, k) => { t.close(result, 100 * courseObjective(0.5 - moves[k][0], 1 - moves[k][1])); });
  t.pure();`;

const callsOften = (times: number) =>
  `(() => { let sum = 0; for (let k = 0; k < ${times}; k++) sum += (f as any)(x, 1); return sum * 100 / ${times}; })()`;

test("a function of the engine runs beside the student's code, up to its budget in each call", async () => {
  expect((await gradeLocal(callsOften(100))).tests[1]).toMatchObject({ status: "passed" });
  expect((await gradeLocal(callsOften(101))).tests[1]).toMatchObject({
    status: "runtime-error",
    message: "f may be called at most 100 times here; your code called it more often.",
  });
});

test("code that replaces what it can reach learns neither the numbers inside nor gets a call more", async () => {
  const spy = `const seen: unknown[] = [];
    let count = 0;
    const look = (value: unknown): void => { if (Array.isArray(value)) { for (let k = 0; k < value.length; k++) look(value[k]); } else if (count < 1000) seen[count++] = value; };
    const spyOn = (owner: any, name: any) => {
      const old = owner[name];
      owner[name] = function (...args: unknown[]) { if (owner === Math) look(-7); look(args); look(this); return Reflect.apply(old, this, args); };
    };
    spyOn(Array.prototype, Symbol.iterator);
    spyOn(Array.prototype, "map");
    spyOn(Map.prototype, "get");
    for (const name of ["sin", "cos", "floor"]) spyOn(Math, name);
    const knows = () => { for (let k = 0; k < count; k++) if (seen[k] === 0.25 || seen[k] === -7) return true; return false; };`;
  const secrets = `(() => { if (knows()) return NaN; let last = 0; try { for (;;) last = (f as any)(x, 1); } catch {} return 100 * last; })()`;
  expect((await gradeLocal(secrets, { top: spy })).tests[1]).toMatchObject({ status: "passed" });
});

test("an author's own function is no function of the engine", async () => {
  const tests = `await student.grad(t.localFunction((dx) => (x) => x - dx, [1]), 2);`;
  const { status, message } = await gradeLocal("1", { tests });
  expect(status).toBe("grader-failed");
  expect(message).toContain("localFunction needs a function of the engine that makes a function");
  expect(() => localFunction(movedCourseObjective, [NaN, 1])).toThrow("finite");
});

test("a recipe crosses as it is, and only towards the student", () => {
  const recipe: FunctionRecipe = { maker: "movedCourseObjective", numbers: [0.1, -2], name: "f", budget: null };
  const encoded: unknown = JSON.parse(JSON.stringify(encodeValue(() => 1, { findRecipe: () => recipe })));
  const made = decodeValue(checkEncoded(encoded, { allowFunctions: true }), { makeFunction: (found) => () => found });
  expect((made as () => unknown)()).toEqual(recipe);
  expect(() => checkEncoded(encoded)).toThrow();
  expect(() => decodeValue(checkEncoded(encoded, { allowFunctions: true }))).toThrow("may not cross");
});

test.each([
  ["e", "constructor.x", [1], "f", 1],
  ["e", "f", ["1"], "f", 1],
  ["e", "f", [1], "f", -1],
  ["e", "f", [1], "f".repeat(81), 1],
  ["e", "f", Array.from({ length: 21 }, () => 0), "f", 1],
  ["e", "f", [1], "f"],
])("an ill-formed recipe is refused: %p", (...recipe) => {
  expect(() => checkEncoded(recipe, { allowFunctions: true })).toThrow("ill-formed");
});
