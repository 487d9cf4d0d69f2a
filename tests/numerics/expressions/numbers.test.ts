import { numbersAgree, readNumber, type NumberTolerance } from "numerics/expressions";

function entries(text: string, unit?: string): readonly number[] {
  const read = readNumber(text, unit);
  if (!read.ok) throw new Error(`${text}: ${read.fault.message}`);
  return read.value.entries;
}

function agree(key: string, answer: string, tolerance: NumberTolerance, inAnyOrder = false): boolean {
  const [wanted, given] = [readNumber(key), readNumber(answer)];
  if (!wanted.ok || !given.ok) throw new Error(`${key} or ${answer} is refused`);
  return numbersAgree(wanted.value, given.value, tolerance, inAnyOrder);
}

const byHand: NumberTolerance = { kind: "relative", rtol: 5e-4 };

test.each<[string, number[]]>([
  ["7", [7]],
  ["-0.5", [-0.5]],
  [".25", [0.25]],
  ["100/111", [100 / 111]],
  ["1e-3", [0.001]],
  ["1.5E+2", [150]],
  ["1 \\times 10^{-3}", [0.001]],
  ["2*10^3", [2000]],
  ["sqrt(2)/2", [Math.SQRT1_2]],
  ["\\frac{\\sqrt{2}}{2}", [Math.SQRT1_2]],
  ["ln(10)", [Math.log(10)]],
  ["pi/4", [Math.PI / 4]],
  ["[1, 2, 3]", [1, 2, 3]],
  ["(1, 2, 3)", [1, 2, 3]],
  ["1, 2, 3", [1, 2, 3]],
  ["{-1, 0, 1}", [-1, 0, 1]],
  ["\\{-1, 0, 1\\}", [-1, 0, 1]],
  ["1/4 (1, 10, 100)", [0.25, 2.5, 25]],
  ["(1, 2)/2", [0.5, 1]],
  ["[1, 2]^T", [1, 2]],
  ["[[1, 2], [3, 4]]", [1, 2, 3, 4]],
  ["[1, 2; 3, 4]", [1, 2, 3, 4]],
  ["\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}", [1, 2, 3, 4]],
  ["\\begin{pmatrix} 1 \\\\ 1/2 \\end{pmatrix}", [1, 0.5]],
])("%s is read as %p", (text, expected) => {
  expect(entries(text)).toEqual(expected);
});

test("a unit may stand behind a number", () => {
  expect(entries("12 ms", "ms")).toEqual([12]);
  expect(entries("12", "ms")).toEqual([12]);
  expect(readNumber("12 s", "ms").ok).toBe(false);
});

test.each([
  "",
  "x",
  "1/0",
  "sqrt(-1)",
  "[1, 2",
  "[1, [2, 3]]",
  "1 2 3",
  "1,2,",
  "one",
  "0/0",
  "10^400",
  "__proto__",
  "1;2;",
  "sum_i 1",
])("%s is no number", (text) => {
  const read = readNumber(text);
  expect(read.ok ? "" : read.fault.message).toMatch(/\.$/u);
});

/* Part, key, right answers, wrong answers: by hand, to half a thousandth. */
const parts: [part: string, key: string, right: string[], wrong: string[]][] = [
  ["d1.1a.iii.range", "1", ["1", "1.0", "2/2"], ["2", "1/2", "0.5"]],
  ["d1.1a.iii.one-step", "1/2", ["0.5", "1/2", ".5", "5e-1"], ["1", "2", "0.25"]],
  ["d1.2.test-lower", "0.01", ["0.01", "1e-2", "1/100", "0.1^2"], ["0.1", "0.02", "0.001"]],
  [
    "d1.2.out.elbows",
    "(.1,.2,.3,.4,.5,.6,.7,.8,.9)",
    ["[1,2,3,4,5,6,7,8,9]/10", "1/10 (1,2,3,4,5,6,7,8,9)"],
    ["[0,.1,.2,.3,.4,.5,.6,.7,.8]", "0.1"],
  ],
  ["d3.2a.d1", "0.79788", ["sqrt(2/pi)", "0.798", "0.79788456"], ["1", "0.5642", "0.75"]],
  ["d3.2a.d10", "3.08433", ["3.084", "3.0843"], ["sqrt(10)", "10", "3.16"]],
  [
    "d3.3.sign",
    "100/111 (1,1,1)",
    ["[0.900901, 0.900901, 0.900901]", "(100/111, 100/111, 100/111)", "1/1.11 (1, 1, 1)", "[.9009,.9009,.9009]"],
    ["1/1.0101 (1,.1,.01)", "1/3 (1,1,1)", "1/3 (1,10,100)", "(1,0,0)", "(1,1,1)"],
  ],
  ["h2.1a.opt.rate", "1/2", ["0.5", "1/2"], ["1", "2", "1/4"]],
  [
    "h2.2a",
    "1/10101 (10000,1000,100)",
    [
      "[.990001, .0990001, .00990001]",
      "1/1.0101 (1, .1, .01)",
      "(10000/10101, 1000/10101, 100/10101)",
      "\\frac{1}{1.0101}(1, 0.1, 0.01)",
      "(0.9901, 0.09901, 0.009901)",
    ],
    ["(1,0,0)", "(.99499,.099499,.0099499)", "(1,.1,.01)", "100/111 (1,1,1)", "1/3 (1,1,1)"],
  ],
  ["h2.2a.bound", "1/1.0101", ["0.990001", "10000/10101"], ["1", "1/2.0202", "1.0101"]],
  ["h2.2a.one-step", "1/2.0202", ["0.495", "5000/10101"], ["1/1.0101", "0.5", "2.0202"]],
  [
    "h2.2b",
    "100/111 (1,1,1)",
    ["(.900901,.900901,.900901)", "[1,1,1]/1.11"],
    ["(1,1,1)/3", "1/1.0101 (1,.1,.01)", "(1,10,100)/3", "(1,1,1)"],
  ],
  [
    "h2.2c",
    "1/3 (1,10,100)",
    ["(.33333,3.33333,33.33333)", "(1/3, 10/3, 100/3)", "[1,10,100]/3"],
    ["1/3 (1,1,1)", "1/3 (1,.1,.01)", "1/1.0101 (1,.1,.01)", "100/111 (1,1,1)"],
  ],
  ["h2.3a.factor", "0.0025", ["50/2*1e-4", "2.5e-3", "1/400"], ["0.005", "0.05", "0.25"]],
  ["h2.3a.amplitude", "0.05", ["sqrt(0.0025)", "1/20"], ["0.0025", "0.5"]],
  ["h2.3a.loss", "2.302585", ["ln(10)", "log(10)", "2.3026", "-log(1/10)"], ["1", "10", "0.1", "3.3219"]],
  [
    "h2.4b.columns",
    "(31, 61, 121)",
    ["[31, 61, 121]", "(3*10+1, 3*20+1, 3*40+1)"],
    ["(30, 60, 120)", "(21, 41, 81)", "(11, 21, 41)"],
  ],
  ["h2.4b.rank", "(21, 41, 81)", ["21, 41, 81"], ["(31, 61, 121)", "(20, 40, 80)"]],
  [
    "h2.4c.columns",
    "(141, 481, 1761)",
    ["(10^2+4*10+1, 20^2+4*20+1, 40^2+4*40+1)"],
    ["(31, 61, 121)", "(140, 480, 1760)"],
  ],
  ["h2.6b.basins", "23", ["23"], ["50", "17", "1"]],
  [
    "h2.6b.lattice",
    "[[1.2566, -0.6283], [0.7854, 0.3927]]",
    ["[[2pi/5, -pi/5], [pi/4, pi/8]]"],
    ["[[2.5, 0], [0, 4]]", "[[1.2566, 0.6283], [0.7854, 0.3927]]"],
  ],
  ["d4.2c", "(3/2, 0, 0)", ["[1.5, 0, 0]", "(3/2, 0, 0)"], ["(3/2, 1, 1)", "(0, 0, 0)", "(-3/2, 0, 0)"]],
  [
    "d4.2e.bounds",
    "(sqrt(3), sqrt(5))",
    ["(1.7321, 2.2361)", "[3^(1/2), 5^(1/2)]"],
    ["(1, 2)", "(3, 5)", "(sqrt(5), sqrt(3))", "(1.5, 2)"],
  ],
  ["t.L1.value", "-2.25", ["-9/4", "-2.25"], ["-.667", "-1.36", "2.25"]],
  ["t.2a.num", "1/10101 (10000,1000,100)", ["(.9900, .09900, .009900)"], ["(.9801, .09801, .009801)", "(1, .1, .01)"]],
  [
    "t.2a.short",
    "1/1.0101 (1,.1,.01)",
    ["(.990001,.0990001,.00990001)"],
    ["1/sqrt(1.0101) (1,.1,.01)", "1/sqrt(1.0101)"],
  ],
];

test.each(parts.flatMap(([part, key, right]) => [key, ...right].map((answer) => [part, key, answer] as const)))(
  "%s: where %s is the key, %s is right",
  (_, key, answer) => {
    expect(agree(key, answer, byHand)).toBe(true);
  },
);

test.each(parts.flatMap(([part, key, , wrong]) => wrong.map((answer) => [part, key, answer] as const)))(
  "%s: where %s is the key, %s is wrong",
  (_, key, answer) => {
    expect(agree(key, answer, byHand)).toBe(false);
  },
);

test.each([
  ["{-1, 0, 1}", "1, 0, -1", true],
  ["{-1, 0, 1}", "{0, 1, -1, 1}", true],
  ["{-1, 0, 1}", "{-1, 1}", false],
  ["{-1, 0, 1}", "{0, 1}", false],
  ["{-1, 0, 1}", "{-sqrt(3), 0, sqrt(3)}", false],
  ["{-1, 0, 1}", "{-sqrt(5), 0, sqrt(5)}", false],
])("fixed points: %s as a set is %s: %p", (key, answer, expected) => {
  expect(agree(key, answer, byHand, true)).toBe(expected);
});

test.each<[string, string, NumberTolerance, boolean]>([
  ["1/3", "0.333", { kind: "digits", digits: 3 }, true],
  ["1/3", "0.33", { kind: "digits", digits: 3 }, false],
  ["2/3", "0.667", { kind: "digits", digits: 3 }, true],
  ["2/3", "0.666", { kind: "digits", digits: 3 }, true],
  ["2/3", "0.665", { kind: "digits", digits: 3 }, false],
  ["12345", "12300", { kind: "digits", digits: 3 }, true],
  ["0", "0", { kind: "digits", digits: 3 }, true],
  ["0", "0.001", { kind: "digits", digits: 3 }, false],
  ["1/3", "1/3", { kind: "exact" }, true],
  ["1/3", "0.33333", { kind: "exact" }, false],
  ["6", "6.0001", { kind: "exact" }, false],
  ["0.01", "0.012", { kind: "relative", rtol: 0.2 }, true],
  ["0.01", "0.0121", { kind: "relative", rtol: 0.2 }, false],
  ["(.0454, .8483)", "(0.05, .85)", { kind: "absolute", atol: 0.005 }, true],
  ["(.0454, .8483)", "(0.06, .85)", { kind: "absolute", atol: 0.005 }, false],
  ["(1, 2)", "1", { kind: "exact" }, false],
  ["(1, 2)", "[[1, 2]]", { kind: "exact" }, true],
  ["[1, 2; 3, 4]", "(1, 2, 3, 4)", { kind: "exact" }, false],
])("%s and %s within %j: %p", (key, answer, tolerance, expected) => {
  expect(agree(key, answer, tolerance)).toBe(expected);
});
