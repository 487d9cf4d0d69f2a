import { declareSymbols, readExpression, type Point, type Witness } from "numerics/expressions";
import { symbolic } from "#problems/kinds/symbolic/kind";
import { SymbolicAnswerSchema, SymbolicPartSchema, type SymbolicPart } from "#problems/kinds/symbolic/part";
import { relationInWords } from "#problems/kinds/symbolic/relationInWords";
import { spellings } from "#problems/kinds/symbolic/spellings";
import { symbolInWords } from "#problems/kinds/symbolic/symbolInWords";
import { witnessInWords } from "#problems/kinds/symbolic/witnessInWords";
import fc from "fast-check";

const shared = { id: "u", title: "The step", points: 4, source: "a-step", prompt: "Which?", explanation: "So." };
const step = {
  ...shared,
  kind: "symbolic",
  symbols: [
    { kind: "count", name: "d", min: 2, max: 5 },
    { kind: "vector", name: "g", length: "d" },
    { kind: "scalar", name: "alpha", domain: "positive" },
  ],
  key: ["-alpha/2 g"],
  mistakes: [
    { id: "no-half", title: "No half", feedback: "Where is it?", credit: 0.25, answers: ["-alpha g"] },
    { id: "normalised", title: "Normalised", feedback: "Length.", answers: ["-alpha/2 g/norm2(g)", "-g/norm2(g)"] },
  ],
};
const scale = {
  ...shared,
  kind: "symbolic",
  symbols: [
    { kind: "count", name: "d_in", min: 2, max: 64 },
    { kind: "count", name: "d_out", min: 2, max: 64 },
  ],
  key: ["1/d_in"],
  powerLaw: { of: "d_in", exponent: -1 },
  mistakes: [
    { id: "root", title: "Root", feedback: "Root.", answers: ["1/sqrt(d_in)"] },
    { id: "out", title: "Out", feedback: "Out.", answers: ["1/d_out"] },
  ],
};

const partOf = (part: unknown): SymbolicPart => SymbolicPartSchema.parse(part);
const check = (part: unknown, text: string, seed = "seed") =>
  symbolic.check(partOf(part), { kind: "symbolic", text }, { seed });
/** "right", the mistake and the points, "invalid: …" or "wrong: …". */
function resultOf(part: unknown, text: string): string {
  const checked = check(part, text);
  if (checked.status !== "checked") return `${checked.status}: ${checked.message}`;
  const [row] = checked.rows;
  const [mistake] = checked.mistakes;
  if (mistake !== undefined) return `${mistake.id}: ${row?.points}`;
  return row?.points === row?.maxPoints ? "right" : `wrong: ${row?.message}`;
}

test.each(["-alpha/2 g", "-\\frac{\\alpha}{2} g", "-0.5 alpha ||g||_2 g/||g||_2", "α g/2 − α g"])(
  "%s is right in its own form",
  (text) => {
    expect(resultOf(step, text)).toBe("right");
  },
);

test.each([
  ["-alpha*g", "no-half: 1"],
  ["alpha(g - 2g)", "no-half: 1"],
  ["-\\frac{g}{\\|g\\|_2}", "normalised: 0"],
  ["-alpha g/(2 ||g||)", "normalised: 0"],
])("%s is recognised in another form", (text, result) => {
  expect(resultOf(step, text)).toBe(result);
});

test.each([
  ["alpha/2 g", "Your answer is the right one with the opposite sign."],
  ["-2 alpha g", "Your answer is 4 times the right one, whatever the values."],
  ["-alpha/3 g", "Your answer is 2/3 times the right one, whatever the values."],
])("what is wrong with %s is said in words", (text, message) => {
  expect(resultOf(step, text)).toBe(`wrong: ${message}`);
});

test("an answer without a simple relation is shown a point and both values", () => {
  expect(resultOf(step, "-alpha/2 sign(g)")).toMatch(
    /^wrong: For g = \(.+, .+\), alpha = [\d.]+ your answer gives \(.+\); the right answer gives \(.+\)\.$/u,
  );
});

test("an answer without a value is told where it has none", () => {
  expect(resultOf(step, "-alpha/2 g/(alpha - alpha)")).toMatch(
    /^wrong: For g = .+ your answer has no finite value\.$/u,
  );
});

test.each([
  ["", /nothing|empty|expression/iu],
  ["-alpha/2 (g", /\S/u],
  ["-lambda/2 g", /lambda/u],
  ["-alpha/2 norm2(g)", /vector of length d.*yours is a number/u],
  ["-alpha/2 g^T", /yours is a transposed vector/u],
  ["__proto__", /\S/u],
  ["constructor(g)", /\S/u],
  ["((((((((".repeat(30), /\S/u],
  ["NaN", /\S/u],
  [`sum_{a=1}^{99} sum_{b=1}^{99} sum_{c=1}^{99} (a b c g)`, /too many steps/u],
])("%j costs no attempt and gets a sentence", (text, message) => {
  const checked = check(step, text);
  expect(checked.status).toBe("invalid");
  expect(checked).toHaveProperty("message", expect.stringMatching(message));
});

test.each(["1/d_in", "sqrt(pi/2)/d_in", "1/sqrt(d_in + 2/pi d_in (d_in - 1))", "1/(3 d_in + 7)"])(
  "%s follows the power law that is asked for",
  (text) => {
    expect(resultOf(scale, text)).toBe("right");
  },
);

test.each([
  ["1/sqrt(d_in)", "root: 0"],
  ["2/sqrt(d_in)", "root: 0"],
  ["1/d_out", "out: 0"],
])("%s belongs to the family of a listed mistake", (text, result) => {
  expect(resultOf(scale, text)).toBe(result);
});

test.each([
  ["1/d_in^2", "For large d_in your answer is a constant times d_in^(−2)."],
  ["d_in^(-3/2)", "For large d_in your answer is a constant times d_in^(−3/2)."],
  ["1/(d_in d_out)", "For large d_in your answer is not a positive constant times a power of d_in alone."],
  ["-1/d_in", "Your answer is the right one with the opposite sign."],
  ["0", "For large d_in your answer is not a positive constant times a power of d_in alone."],
])("%s is told how it grows", (text, message) => {
  expect(resultOf(scale, text)).toBe(`wrong: ${message}`);
});

test("how far off a number is, is not said: it would say what the number is", () => {
  const checked = check({ ...scale, key: ["2"], powerLaw: undefined, mistakes: [] }, "1");
  expect(checked).toEqual({ status: "checked", rows: [{ name: "The step", points: 0, maxPoints: 4 }], mistakes: [] });
});

test("every key is right, also one that is not equivalent to the first", () => {
  const both = { ...step, key: ["-alpha/2 g", "-alpha g"], mistakes: [] };
  expect([resultOf(both, "g (-alpha)"), resultOf(both, "-alpha/2 * g")]).toEqual(["right", "right"]);
});

test("whatever multiple of the key is given, the verdict says which, or that it is right", () => {
  fc.assert(
    fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 12 }), (numerator, denominator) => {
      fc.pre(numerator !== 0);
      const bare = { ...step, mistakes: [] };
      const result = resultOf(bare, `${numerator}/${denominator} * (-alpha/2 g)`);
      if (numerator === denominator) expect(result).toBe("right");
      else if (numerator === -denominator) expect(result).toContain("opposite sign");
      else expect(result).toContain(" times the right one");
    }),
    { numRuns: 40 },
  );
});

test("an answer of arbitrary text never throws, and the same seed gives the same result", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60, unit: "grapheme" }), (text) => {
      expect(check(step, text)).toEqual(check(step, text));
    }),
    { numRuns: 60 },
  );
});

test.each<[string, object, string]>([
  ["a symbol of an unknown dimension", { symbols: [{ kind: "vector", name: "g", length: "n" }] }, "symbols"],
  ["two symbols of one name", { symbols: [...step.symbols, ...step.symbols] }, "symbols"],
  ["a key that cannot be read", { key: ["-alpha/2 (g"] }, '"-alpha/2 (g" cannot be read'],
  ["a second key of another shape", { key: ["-alpha/2 g", "alpha"] }, '"alpha" cannot be used'],
  ["a key without values", { key: ["g/0"] }, '"g/0" cannot be used'],
  ["a power law of a vector", { powerLaw: { of: "g", exponent: 1 } }, "powerLaw"],
  [
    "a mistake of another shape",
    { mistakes: [{ id: "m", title: "M", feedback: "F", answers: ["norm2(g)"] }] },
    '"norm2(g)" cannot be used',
  ],
])("an author's %s is named", (_, change, message) => {
  const parsed = SymbolicPartSchema.safeParse({ ...step, ...change });
  expect(parsed.success).toBe(false);
  expect(parsed.error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n")).toContain(
    message,
  );
});

test("the field is given symbols and the shape, and neither key nor mistakes", () => {
  const shown = symbolic.forStudent(partOf(step), (markdown) => `<b>${markdown}</b>`);
  expect(shown.shape).toEqual({ kind: "vector", length: "d" });
  expect(shown.symbols.listed).toEqual([
    { name: "d", html: "<b>$d$</b>", words: "a whole number" },
    { name: "g", html: "<b>$g$</b>", words: "a vector of length d" },
    { name: "alpha", html: "<b>$\\alpha$</b>", words: "a positive number" },
  ]);
  expect(JSON.stringify(shown)).not.toMatch(/norm2|-alpha|Normalised/u);
});

test("an answer is displayed typeset, and what cannot be read as it stands", () => {
  const display = (text: string) => symbolic.display(partOf(step), { kind: "symbolic", text });
  expect(display("-alpha/2 g")).toBe("$-\\frac{\\alpha}{2}\\, g$");
  expect(display("`<b>\n[a](b)")).toBe("`'<b> [a](b)`");
});

test("an answer is bounded text", () => {
  const accepts = (answer: unknown) => SymbolicAnswerSchema.safeParse(answer).success;
  expect(accepts({ kind: "symbolic", text: "x".repeat(2_000) })).toBe(true);
  expect(accepts({ kind: "symbolic", text: "x".repeat(2_001) })).toBe(false);
  expect(accepts({ kind: "symbolic", text: 3 })).toBe(false);
  expect(accepts({ kind: "symbolic", text: "", points: 3 })).toBe(false);
});

test("what is advised for writing can be read", () => {
  const symbols = declareSymbols([
    { kind: "count", name: "d", min: 2, max: 5 },
    ...["a", "b", "c", "alpha", "q"].map((name) => ({ kind: "scalar", name }) as const),
    { kind: "vector", name: "x", length: "d" },
    { kind: "vector", name: "y", length: "d" },
    { kind: "matrix", name: "W", rows: "d", columns: "d" },
    { kind: "index", name: "i", over: "d" },
    { kind: "index", name: "j", over: "d" },
  ]);
  const texts = spellings.flatMap(({ typed, latex }) => [...typed, ...latex]);
  expect(texts.filter((text) => !readExpression(text, symbols).ok)).toEqual([]);
});

test.each([
  [{ kind: "shift", constant: -0.25 }, "Your answer is the right one minus 1/4, whatever the values."],
  [{ kind: "shift", constant: 2 }, "Your answer is the right one plus 2, whatever the values."],
  [{ kind: "factor", factor: 3.14159265 }, "Your answer is 3.14159 times the right one, whatever the values."],
  [{ kind: "factor", factor: -0.5 }, "Your answer is −1/2 times the right one, whatever the values."],
  [{ kind: "reciprocal" }, "Your answer is one divided by the right one."],
  [{ kind: "transposed" }, "Your answer is the transpose of the right one."],
] as const)("the relation %j is a sentence", (relation, sentence) => {
  expect(relationInWords(relation)).toBe(sentence);
});

test("a witness shows as many digits as the difference needs, and matrices by rows", () => {
  const symbols = declareSymbols([
    { kind: "count", name: "n", min: 2, max: 2 },
    { kind: "matrix", name: "W", rows: "n", columns: "n" },
    { kind: "scalar", name: "t" },
  ]);
  const read = readExpression("W", symbols);
  if (!read.ok) throw new Error(read.fault.message);
  const matrix = (last: number) => ({ rows: 2, cols: 2, data: Float64Array.of(1, 2, 3, last) });
  const point: Point = {
    values: new Map<string, Witness["key"]>([
      ["n", 2],
      ["W", matrix(4)],
      ["t", 1],
    ]),
    functions: new Map(),
  };
  expect(witnessInWords({ point, key: matrix(4), answer: matrix(4.00002) }, [read.value.expression], symbols)).toBe(
    "For W = [[1, 2], [3, 4]] your answer gives [[1, 2], [3, 4.00002]]; the right answer gives [[1, 2], [3, 4]].",
  );
});

test.each([
  [{ kind: "scalar", name: "p", domain: { from: 1.2, to: 6 } }, "a number from 1.2 to 6"],
  [{ kind: "count", name: "p", min: 1, max: 9, multipleOf: "n" }, "a whole number, a multiple of n"],
  [{ kind: "dependent", name: "q", equals: "p/(p-1)" }, "the number p/(p-1)"],
  [
    { kind: "matrix", name: "W", rows: "m", columns: "n", entries: "positive" },
    "a matrix with m rows and n columns with positive entries",
  ],
  [{ kind: "index", name: "i", over: "N" }, "an index from 1 to N"],
  [{ kind: "index", name: "k", over: "d", equals: "argmax(abs(g))" }, "the index argmax(abs(g)) from 1 to d"],
  [{ kind: "function", name: "f", parameters: ["2", "number"] }, "a function of a vector of length 2 and a number"],
  [
    { kind: "unit-vectors", name: "e", length: "d" },
    "with an index, the vector of length d that is 1 there and 0 elsewhere",
  ],
] as const)("%j is said in words", (symbol, words) => {
  expect(symbolInWords(symbol)).toBe(words);
});
