import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { parseProgram, plainProgram, sizeOf } from "#server/reduction/plainProgram";
import { shrink } from "#server/reduction/shrink";

/** Runs the program's `f` on a few numbers: here the programs are the test's own. */
function behaviourOf(source: string): string {
  try {
    const program = `${source.replace("export ", "")}\nJSON.stringify([-2, 0, 3].map((x) => f(x)));`;
    return String(runInNewContext(program));
  } catch {
    return "fails";
  }
}

async function shrunk(source: string): Promise<string> {
  const wanted = behaviourOf(source);
  return plainProgram(await shrink(source, (program) => Promise.resolve(behaviourOf(program) === wanted)));
}

test.each<[string, string, string]>([
  [
    "statements that do nothing go",
    "export function f(x) { const y = 1; let z = y; z += 2; console.table; return 2 * x; }",
    "export function f(x) { return 2 * x; }",
  ],
  [
    "unused functions and branches go",
    "const g = (x) => x; export function f(x) { if (x > 100) { return g(x); } else { return x + 1; } }",
    "export function f(x) { return x + 1; }",
  ],
  [
    "an expression becomes the part that counts",
    "export function f(x) { return (x > 100 ? 0 : Math.abs(x) * 1 + 0); }",
    "export function f(x) { return Math.abs(x); }",
  ],
  [
    "a value with a name is written where it is used once",
    "export function f(x) { const twice = 2 * x; return twice; }",
    "export function f(x) { return 2 * x; }",
  ],
  [
    "a function that is called where it is written is its expression",
    "export function f(x) { return ((y) => ({ a: y * y, b: 1 }).a)(x + 1); }",
    "export function f(x) { return (x + 1) * (x + 1); }",
  ],
])("%s", async (_, source, expected) => {
  const bare = (text: string): string => text.replaceAll(/[\s()]/g, "");
  expect(bare(await shrunk(source))).toBe(bare(plainProgram(expected)));
});

const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom("x", "1", "2", "0"),
    fc.tuple(tie("any"), fc.constantFrom("+", "-", "*"), tie("any")).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie("any").map((a) => `Math.abs(${a})`),
    fc.tuple(tie("any"), tie("any")).map(([a, b]) => `(x > 1 ? ${a} : ${b})`),
    tie("any").map((a) => `((y) => y + ${a})(x)`),
  ),
})).any;

test("whatever the program, the small one does the same, is no larger, and cannot be shrunk again", async () => {
  const statements = fc.array(
    fc.oneof(
      expression.map((value) => `{ const inner = ${value}; result = inner; }`),
      expression.map((value) => `if (${value} > 0) result = result + 1;`),
      // No loop: half of one may never end.
      fc.constant("[1, 2].forEach((factor) => { result = result * factor; });"),
    ),
    { maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(expression, statements, async (value, lines) => {
      const source = `export function f(x) { let result = ${value}; ${lines.join("\n")} return result; }`;
      const small = await shrunk(source);
      expect(behaviourOf(small)).toBe(behaviourOf(source));
      expect(sizeOf(small)).toBeLessThanOrEqual(sizeOf(source));
      expect(sizeOf(await shrunk(small))).toBe(sizeOf(small));
      expect(parseProgram(small).statements.length).toBeGreaterThan(0);
    }),
    { numRuns: 30 },
  );
});

test("when there is no more time, the smallest so far is taken", async () => {
  let asked = 0;
  const source = "export function f(x) { 1; 2; 3; 4; return x; }";
  const small = await shrink(source, (program) =>
    Promise.resolve(++asked > 3 ? undefined : behaviourOf(program) === behaviourOf(source)),
  );
  expect(asked).toBe(4);
  expect(behaviourOf(small)).toBe(behaviourOf(source));
});
