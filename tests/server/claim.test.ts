import fc from "fast-check";
import { claimSentence, claimTest, claimTestsFile, requireClaim, toClaimable } from "#server/claim";
import { type ClaimValue, readClaimValue, writeClaimValue } from "#server/claimValue";
import { parseSignature } from "#problems/signature";

function signature(text: string) {
  const parsed = parseSignature(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed.signature;
}

const step = signature("step(g: Vec, alpha: number): Vec");
const signatures = [
  step,
  signature("update(g: Vec, W: Mat, eta: number): Mat"),
  signature('classify(s: number): "zero" | "one"'),
  signature("momentum(w: Vec, state: { v: Vec } | undefined, opt: { lr: number; mu?: number }): { w: Vec }"),
  signature("smooth(f: (x: number) => number, x: number): number"),
  signature("init(d: number, rng: Rng): Mat"),
];

const claim = (name: string, given: string[], expected: string, tolerance: number | null = null) =>
  requireClaim({ function: name, arguments: given, expected, tolerance }, signatures);

const value: fc.Arbitrary<ClaimValue> = fc.letrec<{ value: ClaimValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.double(),
    fc.string({ unit: "binary" }),
    fc.boolean(),
    fc.constant(undefined),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]\w{0,5}$/), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

test("what is written is read as the same value", () => {
  fc.assert(fc.property(value, (given) => expect(readClaimValue(writeClaimValue(given))).toEqual({ value: given })));
});

test("any text is read or refused in words, and never thrown at", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const read = readClaimValue(text);
      expect("value" in read || read.problem.length > 0).toBe(true);
    }),
  );
});

test.each<[string, ClaimValue]>([
  ["-0.35", -0.35],
  ["\u22120.35", -0.35],
  ["[3, -4]", [3, -4]],
  [
    "[[1, 2], [3, 4]]",
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ["{ v: [1], t: 2 }", { v: [1], t: 2 }],
  ['"zero"', "zero"],
  ["-Infinity", -Infinity],
  ["NaN", Number.NaN],
  ["1e-3", 0.001],
])("%s is read", (text, expected) => {
  expect(readClaimValue(text)).toEqual({ value: expected });
});

test.each([
  ["[1, 2", "A closing ] is missing."],
  ["", "A value is missing at the end."],
  ["zero", "“zero” is no value. Words stand in quotation marks."],
  ["1 2", "There is something left over before “2”."],
  ["{ __proto__: 1 }", "A field cannot be called __proto__."],
  ["process.exit()", "“process” is no value. Words stand in quotation marks."],
  ["[".repeat(9), "A value is nested at most 6 levels deep."],
  [`[${"1,".repeat(1_500)}1]`, "A value has at most 1000 entries."],
  ["1".repeat(5_000), "A value has at most 4000 characters."],
])("%s is refused in words", (text, problem) => {
  expect(readClaimValue(text)).toEqual({ problem });
});

test("a claim is kept in one notation and said in a line", () => {
  const kept = claim("step", ["[ 3,-4 ]", "1e-1"], "[-.35, 0.35]");
  expect(kept).toEqual({ function: "step", arguments: ["[3, -4]", "0.1"], expected: "[-0.35, 0.35]", tolerance: null });
  expect(claimSentence(kept)).toBe("step([3, -4], 0.1) must be [-0.35, 0.35]");
});

test.each<[string, [string, string[], string], string]>([
  ["a function that is not there", ["leap", ["1"], "1"], "no function leap"],
  ["too few arguments", ["step", ["[1]"], "[1]"], "takes 2 arguments"],
  ["a number for a vector", ["step", ["1", "1"], "[1]"], "g must be of type Vec, such as [3, -4]"],
  ["a matrix of unequal rows", ["update", ["[1]", "[[1], [2, 3]]", "1"], "[[1]]"], "W must be of type Mat"],
  ["a word that is none of those", ["classify", ["1"], '"two"'], "The claimed result must be of type"],
  ["a field that is not there", ["momentum", ["[1]", "undefined", "{ lr: 1, no: 2 }"], "{ w: [1] }"], "opt must be"],
  ["a function among the arguments", ["smooth", ["x", "1"], "1"], "smooth takes f, a function"],
  ["a random generator", ["init", ["1", "2"], "[[1]]"], "init takes rng, which is of type Rng"],
  ["code", ["step", ["[1]); process.exit(", "1"], "[1]"], "g: There is something left over"],
])("a claim with %s is refused in words", (_, [name, given, expected], words) => {
  expect(() => claim(name, given, expected)).toThrow(words);
});

test.each([[{}], [null], [{ function: "step", arguments: "[1]", expected: "1", tolerance: null }]])(
  "%j is no claim",
  (input) => {
    expect(() => requireClaim(input, signatures)).toThrow("not complete");
  },
);

test("the test holds literals in which vectors and matrices are what the signature says", () => {
  expect(claimTest(claim("update", ["[1]", "[[1, 2]]", "-0"], "[[0, 0]]", 0.01), signatures)).toContain(
    "student.update(Float64Array.of(1), { rows: 1, cols: 2, data: Float64Array.of(1, 2) }, -0), { rows: 1, cols: 2, data: Float64Array.of(0, 0) }, { rtol: 0, atol: 0.01 })",
  );
  expect(claimTest(claim("momentum", ["[1]", "{ v: [2] }", "{ lr: 1 }"], "{ w: [1] }"), signatures)).toContain(
    "student.momentum(Float64Array.of(1), { v: Float64Array.of(2) }, { lr: 1 }), { w: Float64Array.of(1) })",
  );
});

test("text in a claim stays text in the test that is made of it", () => {
  const texts = [signature("say(word: string): string")];
  const hostile = JSON.stringify('"); process.exit(0); //${1}`\u2028');
  const made = claimTestsFile(
    requireClaim({ function: "say", arguments: [hostile], expected: hostile, tolerance: null }, texts),
    texts,
  );
  expect(made).toContain(`student.say(${hostile})`);
});

test("the form knows which functions a claim can be about, and says why not", () => {
  expect(signatures.map((each) => [each.name, toClaimable(each).obstacle === null])).toEqual([
    ["step", true],
    ["update", true],
    ["classify", true],
    ["momentum", true],
    ["smooth", false],
    ["init", false],
  ]);
  expect(toClaimable(step).parameters).toEqual([
    { name: "g", type: "Vec", example: "[3, -4]" },
    { name: "alpha", type: "number", example: "0.1" },
  ]);
});
