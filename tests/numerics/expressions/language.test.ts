import fc from "fast-check";
import {
  declareSymbols,
  equivalent,
  limits,
  parse,
  readExpression,
  shapeMismatch,
  toLatex,
  toText,
  type CheckedExpression,
  type Declarations,
  type Expression,
} from "numerics/expressions";

const declarations = declareSymbols([
  { kind: "count", name: "n", min: 2, max: 5 },
  { kind: "count", name: "d_in", min: 2, max: 4 },
  { kind: "count", name: "d_out", min: 2, max: 4 },
  { kind: "scalar", name: "alpha", domain: "positive" },
  { kind: "scalar", name: "x" },
  { kind: "scalar", name: "z" },
  { kind: "vector", name: "g", length: "n" },
  { kind: "vector", name: "y", length: "n" },
  { kind: "vector", name: "u", length: "d_in" },
  { kind: "matrix", name: "W", rows: "d_out", columns: "d_in" },
  { kind: "function", name: "f", parameters: ["number"] },
]);

function read(text: string): CheckedExpression {
  const outcome = readExpression(text, declarations);
  if (!outcome.ok) throw new Error(`${text}: ${outcome.fault.message}`);
  return outcome.value;
}

/** The meaning alone: where a part stood in its text does not count. */
const meaning = (expression: Expression): unknown =>
  JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === "at" ? undefined : value)));

function messageOf(text: string, of: Declarations = declarations): string {
  const outcome = readExpression(text, of);
  return outcome.ok ? "" : outcome.fault.message;
}

test.each([
  ["-alpha/2 x", "((-alpha) / 2) * x", "products and quotients are read from left to right"],
  ["-x^2", "-(x ^ 2)", "a sign binds less than a power"],
  ["2^3^2", "2 ^ (3 ^ 2)", "exponents belong to the right"],
  ["1 - x - z", "(1 - x) - z", "differences are read from left to right"],
  ["alphax", "alpha * x", "a declared name wins over its letters, the rest is a product"],
  ["nxz", "(n * x) * z", "a run of letters is a product"],
  ["nx^2", "n * (x ^ 2)", "an exponent belongs to the last of the run"],
  ["2nd_in", "(2 * n) * d_in", "the last of a run may have its own subscript"],
  ["din", "d_in", "underscores do not count"],
  ["d_{in} + d_{\\text{in}}", "d_in + d_in", "subscripts of names in braces"],
  ["|x||z|", "abs(x) * abs(z)", "bars next to each other"],
  ["||g|| |x|", "norm2(g) * abs(x)", "a norm beside an absolute value"],
  ["| ||g||_1 - 2|", "abs(norm1(g) - 2)", "a norm inside an absolute value"],
  ["\\|g\\|_2^2", "norm2(g) ^ 2", "the power of a norm"],
  ["\\|g\\|^2_2", "norm2(g) ^ 2", "and with its parts the other way round"],
  ["\\lVert g\\rVert_{\\infty}", "norminf(g)", "the largest entry"],
  ["\\left\\lVert g \\right\\rVert_{3}", "norm(g, 3)", "any order"],
  ["\\frac12x", "(1 / 2) * x", "an argument without braces is one digit"],
  ["\\frac\\alpha2", "alpha / 2", "or one command"],
  ["\\sqrt x", "sqrt(x)", "a root without braces"],
  ["√(x)", "sqrt(x)", "a root by its sign"],
  ["x²", "x ^ 2", "a raised digit"],
  ["u^\\top u", "transpose(u) * u", "a transpose"],
  ["W^{T} g_1", "transpose(W) * (g_{1})", "and its other spelling"],
  ["sum_i g_i y_i", "sum_{i} ((g_{i}) * (y_{i}))", "a sum reaches over its product"],
  ["sum(g_i y_i) + 1", "(sum_{i} ((g_{i}) * (y_{i}))) + 1", "an index that nothing else binds"],
  ["\\sum_{i=1}^{n} g_i + x", "(sum_{i = 1}^{n} (g_{i})) + x", "and ends at a plus"],
  ["\\sum^n_{k=1} k", "sum_{k = 1}^{n} (k)", "limits in the other order"],
  ["\\max_i |g_i| - 1", "(max_{i} (abs(g_{i}))) - 1", "other reducers take one factor"],
  ["\\arg\\max_i g_i", "argmax_{i} (g_{i})", "argmax in two commands"],
  ["sum_i g_iy_i", "sum_{i} ((g_{i}) * (y_{i}))", "a subscript is one letter"],
  ["\\sum_{j=1}^{d_{in}} W_{1j} u_j", "sum_{j = 1}^{d_in} ((W_{1, j}) * (u_{j}))", "two indices side by side"],
  ["x 1[z > 0]", "(x * 1) * (z > 0)", "an indicator"],
  ["\\mathbb{1}\\{z \\ge 0\\}", "(z >= 0)", "an indicator in LaTeX"],
  ["indicator(z != x)", "(z != x)", "an indicator in words"],
  ["x (z > 0)", "x * (z > 0)", "a comparison in parentheses is 1 or 0"],
  ["f(x + 1)", "f(x + 1)", "a declared function is applied"],
  ["\\Gamma\\left(\\frac{n}{2}\\right)", "Gamma(n / 2)", "the gamma function"],
  ["\\operatorname{sign}(x) \\cdot z", "sign(x) \\cdot z", "an operator name"],
  ["e^{x} + \\exp(x)", "(e ^ x) + exp(x)", "Euler's number"],
  ["1e-3 x", "0.001 * x", "scientific notation"],
  ["1.5*g", "1.5 * g", "decimals"],
  ["g .* y", "g .* y", "entry by entry"],
  ["g \\odot y", "g .* y", "and in LaTeX"],
  ["‖g‖_1 x", "norm1(g) * x", "a pasted norm"],
  ["2/n Σ_i g_i", "(2 / n) * (sum_{i} (g_{i}))", "a pasted sum sign"],
  ["\\mathbb{I}[x > z]", "(x > z)", "an indicator by another letter"],
  ["\\bar{y} + ybar", "mean(y) + mean(y)", "a bar is a mean"],
  ["max(0, x)", "max(0, x)", "max of two"],
  ["$x + z$", "x + z", "dollars are not read"],
  ["\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}", "[1, 2]", "a column"],
])("%s is %s: %s", (text, expected) => {
  const outcome = parse(text, declarations);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  const other = parse(expected, declarations);
  if (!other.ok) throw new Error(other.fault.message);
  const plain = (printed: string): string => printed.replaceAll(/[()\s]/gu, "");
  expect(plain(toText(outcome.value))).toBe(plain(expected));
  expect(meaning(outcome.value)).toEqual(meaning(other.value));
});

test.each([
  ["", /nothing here/u],
  ["   ", /nothing here/u],
  ["2/n(x - z)", /parentheses/u],
  ["1/2n", /parentheses/u],
  ["1/nx", /parentheses/u],
  ["1/2|x|", /parentheses/u],
  ["x^-1/2", /parentheses around this exponent/u],
  ["x^1/2", /parentheses around this exponent/u],
  ["2^nx", /parentheses or braces around this exponent/u],
  ["sign x", /Write sign\(…\)/u],
  ["sqrt x", /Write sqrt\(…\)/u],
  ["\\log x", /Write log\(…\)/u],
  ["x2", /before this number/u],
  ["2 3", /before this number/u],
  ["beta + 1", /beta is not known here\. The symbols are n, d_in/u],
  ["q", /q is not known here/u],
  ["x +", /missing at the end/u],
  ["(x", /closing \) is missing/u],
  ["x)", /Nothing was opened/u],
  ["(x]", /A \) is expected before \]/u],
  ["x = 2", /without an equals sign/u],
  ["x < 2", /brackets/u],
  ["(0 < x < 1)", /two things at a time/u],
  ["|x", /not closed/u],
  ["||g|", /missing at the end/u],
  ["|| g | + 1", /not closed|missing/u],
  ["|g|_1", /\|\|x\|\|_1 for a norm/u],
  ["x'", /prime/u],
  ["x # z", /character #/u],
  ["\\foo x", /command \\foo/u],
  ["\\mathbb{E} x", /not known here/u],
  ["\\frac{1}", /Brackets are expected/u],
  ["\\frac\\frac12", /braces/u],
  ["\\sqrt[3]{x}", /x\^\(1\/3\)/u],
  ["f x", /f is a function/u],
  ["f(x, z)", /taken of 1, not of 2/u],
  ["abs(x, z)", /taken of 1 thing, not of 2/u],
  ["sum_i x", /Nothing here has i as its subscript/u],
  ["sum_i g_i + y_i", /i is bound by no sum/u],
  ["sum_x g_x", /not free to be an index/u],
  ["sum_{i=1} g_i", /both ends/u],
  ["g_x", /not an index/u],
  ["1e999", /too large/u],
  ["2^2^2^2^2", /too many exponents/u],
  ["\\begin{cases} 1 \\end{cases}", /matrices/u],
])("%s is refused: %s", (text, message) => {
  expect(messageOf(text)).toMatch(message);
  expect(messageOf(text)).toMatch(/[.]$/u);
});

test.each([
  ["g + 1", "g is a vector of length n and 1 is a number: they cannot be added."],
  ["g - u", "g is a vector of length n and u is a vector of length d_in: they cannot be subtracted."],
  ["W g", "W is a matrix with d_out rows and d_in columns and g is a vector of length n: they cannot be multiplied."],
  [
    "g y",
    "g and y are both vectors, so their product could mean several things. Write g^T y for the dot product, g y^T for the outer product or g .* y for entry by entry.",
  ],
  ["x/g", "g is a vector of length n: nothing can be divided by it. Write ./ to divide entry by entry."],
  ["g^2", "g is a vector of length n, so its power could mean several things. Write .^ for the powers of its entries."],
  ["2^g", "An exponent is a number; g is a vector of length n."],
  ["norm1(x)", "A norm is taken of a vector; x is a number."],
  ["||W||_2", "A norm is taken of a vector; W is a matrix with d_out rows and d_in columns."],
  ["dot(g, u)", "g has length n and u has length d_in: they have no dot product."],
  ["x_1", "x is a number and has no entries."],
  ["W_1", "An entry of W has two indices, not 1."],
  ["g_{1,2}", "An entry of g has one index, not 2."],
  ["sum_i g_i u_i", "i runs from 1 to n, but u has d_in entries in that place."],
  ["x^T", "x is a number: there is nothing to transpose."],
  ["f(g)", "f is taken of a number; g is a vector of length n."],
  ["(g > 0)", "Only numbers can be compared; g is a vector of length n."],
  ["Gamma(g)", "Γ is taken of a number; g is a vector of length n."],
  ["sum(x)", "sum without an index is taken of a vector; x is a number."],
  ["max(g, u)", "max is taken of things of one shape."],
  ["[1, g]", "A list holds numbers, or rows that are equally long."],
])("%s does not fit together: %s", (text, message) => {
  expect(messageOf(text)).toBe(message);
});

test.each([
  ["g", "x", "g is a vector of length n, the answer must be one too; yours is a number."],
  ["g", "u", "g is a vector of length n, the answer must be one too; yours is a vector of length d_in."],
  [
    "g",
    "g^T",
    "g is a vector of length n, the answer must be one too; yours is a transposed vector (a row of length n).",
  ],
  [
    "W",
    "W^T",
    "W is a matrix with d_out rows and d_in columns, the answer must be one too; yours is a matrix with d_in rows and d_out columns.",
  ],
  ["x", "g", "The answer must be a number; yours is a vector of length n."],
  ["W u", "u", "The answer must be a vector of length d_out; yours is a vector of length d_in."],
])("where %s is asked for, %s is told: %s", (key, answer, message) => {
  expect(shapeMismatch(read(key).shape, read(answer).shape, declarations)).toBe(message);
});

test("a fault points at what it speaks of", () => {
  const outcome = readExpression("alpha + W g", declarations);
  expect(outcome).toMatchObject({ ok: false, fault: { at: { start: 8, end: 11 } } });
});

const hostile: [string, string][] = [
  ["parentheses", "(".repeat(1_900)],
  ["closed parentheses", `${"(".repeat(900)}x${")".repeat(900)}`],
  ["signs", `${"-".repeat(1_900)}x`],
  ["bars", "|".repeat(1_900)],
  ["exponents", Array(600).fill("9").join("^")],
  ["fractions", "\\frac".repeat(390)],
  ["fractions in braces", "\\frac{1}{".repeat(200)],
  ["roots", "\\sqrt{".repeat(300)],
  ["sums", "sum_i ".repeat(300)],
  ["letters", "nx".repeat(950)],
  ["unknown letters", "q".repeat(1_900)],
  ["terms", "x+".repeat(900)],
  ["subscripts", "g_".repeat(900)],
  ["subscripts in braces", `${"g_{".repeat(300)}1${"}".repeat(300)}`],
  ["lists", "[".repeat(900) + ",".repeat(900)],
  ["commands", "\\".repeat(1_900)],
  ["accents", "\\bar{".repeat(300)],
  ["length", "x".repeat(1_000_000)],
  ["prototype", "__proto__"],
  ["constructor", "constructor"],
  ["members", "x.constructor.constructor"],
  ["functions of objects", "toString(x) + valueOf(x) + hasOwnProperty(x)"],
  ["LaTeX's constructor", "\\constructor \\__proto__"],
  ["an index called __proto__", "g_{__proto__}"],
  ["a lone surrogate", "\ud800x"],
  ["zero width", "x\u200bz"],
  ["null", "x\u0000"],
];

test.each(hostile)("hostile text is refused in few steps: %s", (_, text) => {
  expect(messageOf(text)).not.toBe("");
});

test("nested sums are stopped by the budget, not by time", () => {
  const indices = "a b c h i j k l m o p q".split(" ");
  const sums = indices.map((index) => `sum_{${index}=1}^{99}`).join(" ");
  expect(equivalent(read("x"), read(`${sums} x`), declarations, "1").status).toBe("too-long");
  expect(equivalent(read("x"), read("sum_{k=1}^{10^300} x"), declarations, "1").status).toBe("too-long");
});

test("texts of any characters are values, whatever they say", () => {
  const pieces = fc.constantFrom(
    ..."+-*/^_()[]{}|,;<>=.".split(""),
    ..." x g W n alpha sum_i \\frac \\sqrt \\left \\right \\| \\lVert \\rVert \\sum_{i=1}^{n} 1 2.5 e f ^T norm(".split(
      " ",
    ),
    " ",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
      ),
      (text) => {
        const outcome = readExpression(text, declarations);
        expect(outcome.ok || outcome.fault.message.length > 0).toBe(true);
        expect(text.length <= limits.characters || !outcome.ok).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});

/** Expressions whose value is a number everywhere: no quotient, root or logarithm. */
const numberText = fc
  .letrec<{ number: string; vector: string }>((tie) => ({
    number: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom("x", "z", "alpha", "n", "d_in", "2", "0.5", "pi", "g_1"),
      fc
        .tuple(tie("number"), fc.constantFrom("+", "-", "*"), tie("number"))
        .map(([a, sign, b]) => `(${a}) ${sign} (${b})`),
      tie("number").map((a) => `-(${a})`),
      tie("number").map((a) => `abs(${a})`),
      tie("number").map((a) => `(${a})^2`),
      tie("number").map((a) => `f(${a})`),
      tie("vector").map((v) => `norm1(${v})`),
      tie("vector").map((v) => `mean(${v})`),
      fc.tuple(tie("vector"), tie("vector")).map(([v, w]) => `(${v})^T (${w})`),
      fc.tuple(tie("number"), tie("number")).map(([a, b]) => `max(${a}, ${b})`),
      fc.tuple(tie("number"), tie("number")).map(([a, b]) => `1[${a} > ${b}]`),
      tie("number").map((a) => `sum_i (g_i + ${a})`),
      tie("number").map((a) => `sum_{k=1}^{n} (k ${a})`),
    ),
    vector: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom("g", "y", "sign(g)"),
      fc.tuple(tie("number"), tie("vector")).map(([a, v]) => `(${a}) (${v})`),
      fc.tuple(tie("vector"), tie("vector")).map(([v, w]) => `(${v}) - (${w})`),
      fc.tuple(tie("vector"), tie("vector")).map(([v, w]) => `(${v}) .* (${w})`),
    ),
  }))
  .number.filter((text) => text.length < 600);

test("what is printed is read back as itself", () => {
  fc.assert(
    fc.property(numberText, (text) => {
      const first = read(text).expression;
      const again = parse(toText(first), declarations);
      expect(again.ok && meaning(again.value)).toEqual(meaning(first));
    }),
    { numRuns: 300 },
  );
});

test("what is typeset is read back with the same meaning", () => {
  fc.assert(
    fc.property(numberText, (text) => {
      const first = read(text);
      const latex = toLatex(first.expression, declarations);
      expect([latex, equivalent(first, read(latex), declarations, "typeset").status]).toEqual([latex, "equivalent"]);
    }),
    { numRuns: 150 },
  );
});

test("everything is equivalent to itself, and equivalence has no direction", () => {
  fc.assert(
    fc.property(numberText, numberText, fc.string(), (one, other, seed) => {
      const [a, b] = [read(one), read(other)];
      expect(equivalent(a, a, declarations, seed).status).toBe("equivalent");
      expect(equivalent(a, b, declarations, seed).status).toBe(equivalent(b, a, declarations, seed).status);
    }),
    { numRuns: 60 },
  );
});
