import fc from "fast-check";
import { checkAudit } from "#problems/kinds/audit/check";
import { audit } from "#problems/kinds/audit/kind";
import { AuditAnswerSchema, AuditPartSchema, type AuditPart } from "#problems/kinds/audit/part";

const words = { title: "A claim", source: "t.x", prompt: "Mark the claim.", explanation: "Because." };
const symbols = [
  { kind: "count", name: "d", min: 2, max: 5 },
  { kind: "vector", name: "g", length: "d" },
  { kind: "scalar", name: "alpha", domain: "positive" },
];
const listed = (id: string, found: object) => ({ id, title: `It is ${id}`, feedback: `Look at ${id}.`, ...found });

const definition = {
  kind: "audit",
  id: "minimiser",
  points: 4,
  ...words,
  claim: "The minimiser is $g$.",
  key: ["wrong"],
  markShare: 0.25,
  repair: { kind: "expression", prompt: "What is it?", symbols, key: ["-g/alpha", "-\\frac{g}{\\alpha}"] },
  mistakes: [
    listed("trusted", { marks: ["correct"] }),
    listed("upwards", { repairs: ["g/alpha"] }),
    listed("twice", { repairs: ["-2 g/alpha"], credit: 0.5 }),
  ],
};
const vector = {
  ...definition,
  points: 2,
  markShare: 0.5,
  repair: {
    kind: "number",
    prompt: "Which vector?",
    key: ["[10000, 1000]/10101"],
    tolerance: { kind: "relative", rtol: 5e-5 },
  },
  mistakes: [listed("claimed-again", { repairs: ["[0.9901, 0.09901]"] })],
};
const option = {
  ...definition,
  points: 2,
  markShare: 0.5,
  repair: {
    kind: "choice",
    prompt: "Which norm?",
    options: [
      { id: "norm1", text: "the 1-norm" },
      { id: "norm2", text: "the 2-norm" },
      { id: "norminf", text: "the largest entry" },
    ],
    key: ["norm1"],
  },
  mistakes: [listed("itself", { repairs: ["norminf"] })],
};
const correct = { ...vector, key: ["correct"], mistakes: [listed("doubted", { marks: ["wrong"] })] };
const arguable = {
  ...definition,
  allowsImprecise: true,
  key: ["imprecise"],
  mistakes: [listed("too-hard", { marks: ["wrong"], credit: 0.5 })],
};

const part = (given: unknown): AuditPart => AuditPartSchema.parse(given);

function check(given: unknown, mark: string, repair = "") {
  return checkAudit(part(given), AuditAnswerSchema.parse({ kind: "audit", mark, repair }), { seed: "test" });
}

/** Points of the mark and of the repair, and the names of what was recognised. */
function outcome(given: unknown, mark: string, repair = "") {
  const checked = check(given, mark, repair);
  if (checked.status !== "checked") return checked.status;
  return [checked.rows.map(({ points }) => points), checked.mistakes.map(({ id }) => id)];
}

test("the mark and the repair are two rows whose points add up", () => {
  expect(check(definition, "wrong", "-g/alpha")).toEqual({
    status: "checked",
    rows: [
      { name: "Your mark", points: 1, maxPoints: 1 },
      { name: "Your repair", points: 3, maxPoints: 3 },
    ],
    mistakes: [],
  });
});

test.each([
  ["-1/alpha g", definition],
  ["-alpha^(-1) g", definition],
  ["\\frac{-1}{\\alpha} g", definition],
  ["[0.9900, 0.09900]", vector],
  ["1/1.0101 (1, 0.1)", vector],
  ["norm1", option],
])("a repair is right in every form: %j", (repair, given) => {
  const { points, markShare } = part(given);
  expect(outcome(given, "wrong", repair)).toEqual([[points * markShare, points * (1 - markShare)], []]);
});

test.each([
  ["g alpha^-1", definition, [[1, 0], ["upwards"]]],
  ["-(g + g)/alpha", definition, [[1, 1.5], ["twice"]]],
  ["-alpha g", definition, [[1, 0], []]],
  ["-g/(alpha - alpha)", definition, [[1, 0], []]],
  ["(.9901, 0.0990)", vector, [[1, 0], []]],
  ["[99.01, 9.901]/100", vector, [[1, 0], ["claimed-again"]]],
  ["norminf", option, [[1, 0], ["itself"]]],
  ["norm2", option, [[1, 0], []]],
])(
  "a repair that is not right keeps the points of the mark, and is recognised where it is listed: %j",
  (repair, given, wanted) => {
    expect(outcome(given, "wrong", repair)).toEqual(wanted);
  },
);

test("a repair may be left out: the mark counts alone", () => {
  expect(outcome(definition, "wrong", "  ")).toEqual([[1, 0], []]);
});

test("a wrong mark earns nothing for the repair, however right that is", () => {
  expect(outcome(definition, "correct", "-g/alpha")).toEqual([[0, 0], ["trusted"]]);
  expect(outcome(arguable, "wrong", "-g/alpha")).toEqual([[0.5, 0], ["too-hard"]]);
});

test("a correct claim has one row, and whoever repairs it has marked it wrong", () => {
  expect(check(correct, "correct")).toEqual({
    status: "checked",
    rows: [{ name: "Your mark", points: 2, maxPoints: 2 }],
    mistakes: [],
  });
  expect(outcome(correct, "correct", "not even a number")).toEqual([[2], []]);
  expect(outcome(correct, "wrong", "[10000, 1000]/10101")).toEqual([[0], ["doubted"]]);
});

test("an imprecise claim is repaired too, where the author offers the mark", () => {
  expect(outcome(arguable, "imprecise", "-g/alpha")).toEqual([[1, 3], []]);
  expect(outcome(definition, "imprecise", "-g/alpha")).toBe("invalid");
});

test.each([
  ["-g/(alpha", definition, "A closing ) is missing"],
  ["-1/alpha", definition, "g is a vector of length d, the answer must be one too; yours is a number."],
  ["-h/alpha", definition, "h"],
  ["0.99", vector, "This is a number. Expected: a vector of 2 numbers"],
  ["[1/0, 1]", vector, "no finite value"],
  ["NaN", vector, "Expected: a vector of 2 numbers"],
  ["norm3", option, "other options"],
  ["0.99", correct, "This is a number."],
])("a repair that cannot be read is invalid and says what is expected: %j", (repair, given, message) => {
  expect(check(given, "wrong", repair)).toMatchObject({
    status: "invalid",
    message: expect.stringContaining(message) as string,
  });
});

test("what is malformed is invalid beside a wrong mark as well, so that it does not tell which mark is right", () => {
  expect(outcome(arguable, "wrong", "-g/(")).toBe("invalid");
  expect(outcome(correct, "wrong", "[1, ")).toBe("invalid");
});

test.each([
  ["(".repeat(2_000)],
  ["-".repeat(2_000)],
  [`${"sqrt(".repeat(300)}g`],
  ["9^9^9^9^9^9"],
  ["sum_i sum_i sum_i sum_i g_i"],
  ["__proto__"],
  ["constructor"],
  ["toString(g)"],
  ["\u0000\u202e"],
  ["[[[[[[[[[[".repeat(100)],
])("a hostile repair earns nothing: %#", (repair) => {
  for (const given of [definition, vector, option, correct]) {
    const checked = check(given, "wrong", repair);
    if (checked.status === "checked") expect(checked.rows.at(-1)?.points).toBe(0);
  }
});

test("any text at all gives points between none and all, the same ones each time", () => {
  const parts = [definition, vector, option, correct, arguable];
  fc.assert(
    fc.property(
      fc.constantFrom(...parts),
      fc.constantFrom("correct", "wrong", "imprecise"),
      fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[-+*/^()[\], .0-9galphdnorm_]{0,30}$/)),
      (given, mark, repair) => {
        const checked = check(given, mark, repair);
        expect(check(given, mark, repair)).toEqual(checked);
        if (checked.status !== "checked") return;
        const { points } = part(given);
        const total = (which: "points" | "maxPoints") => checked.rows.reduce((sum, row) => sum + row[which], 0);
        expect(total("maxPoints")).toBeCloseTo(points, 12);
        expect(total("points")).toBeGreaterThanOrEqual(0);
        expect(total("points")).toBeLessThanOrEqual(points);
      },
    ),
    { numRuns: 200 },
  );
});

test.each<[string, object]>([
  ["no key", { key: [] }],
  ["two keys of which one asks for no repair", { key: ["correct", "wrong"] }],
  ["a mark that is not offered", { key: ["imprecise"] }],
  ["a right mark among the mistakes", { mistakes: [listed("itself", { marks: ["wrong"] })] }],
  ["a mistake without marks and repairs", { mistakes: [listed("empty", {})] }],
  ["wrong repairs of a correct claim", { key: ["correct"], mistakes: [listed("upwards", { repairs: ["g/alpha"] })] }],
  ["a wrong repair of another shape", { mistakes: [listed("number", { repairs: ["1/alpha"] })] }],
  ["a key that cannot be read", { repair: { ...definition.repair, key: ["-g/("] } }],
  ["keys of several shapes", { repair: { ...definition.repair, key: ["-g/alpha", "1/alpha"] } }],
  ["symbols of unknown length", { repair: { ...definition.repair, symbols: symbols.slice(1) } }],
  [
    "the name of a function for a symbol",
    { repair: { ...definition.repair, symbols: [{ kind: "scalar", name: "sqrt" }] } },
  ],
  ["an option that is not there", { repair: { ...option.repair, key: ["norm3"] }, mistakes: [] }],
  ["a whole part for the mark", { markShare: 1 }],
  ["a field nobody knows", { verdict: "wrong" }],
])("a part with %s is refused", (_, change) => {
  expect(AuditPartSchema.safeParse(definition).success).toBe(true);
  expect(AuditPartSchema.safeParse({ ...definition, ...change }).success).toBe(false);
});

test.each([
  ["another mark", { kind: "audit", mark: "perhaps", repair: "" }],
  ["no mark", { kind: "audit", repair: "" }],
  ["a repair of more than 2 000 characters", { kind: "audit", mark: "wrong", repair: "g".repeat(2_001) }],
  ["a repair that is no text", { kind: "audit", mark: "wrong", repair: { toString: "g" } }],
])("an answer with %s is refused", (_, answer) => {
  expect(AuditAnswerSchema.safeParse(answer).success).toBe(false);
});

test.each([definition, vector, option, correct, arguable])(
  "the author's examples are graded as they are listed: %#",
  (given) => {
    const { right, wrong } = audit.examples(part(given));
    expect(right.length).toBeGreaterThan(0);
    for (const { mark, repair } of right) {
      const checked = check(given, mark, repair);
      if (checked.status !== "checked") throw new Error(checked.message);
      expect(checked.rows.every(({ points, maxPoints }) => points === maxPoints)).toBe(true);
    }
    expect(wrong.length).toBeGreaterThan(0);
    for (const { mistake, answer } of wrong)
      expect(check(given, answer.mark, answer.repair)).toMatchObject({ mistakes: [{ id: mistake }] });
  },
);

test("what a student's page gets of a claim does not tell its mark: key and mistakes stay behind", () => {
  const shown = (given: unknown) => audit.forStudent(part(given), (markdown) => `<p>${markdown}</p>`);
  expect(shown(vector)).toEqual(shown(correct));
  expect(JSON.stringify(shown(definition))).not.toContain("-g/alpha");
  expect(shown(arguable).marks).toEqual(["correct", "imprecise", "wrong"]);
});

test.each([
  [definition, "wrong", "-g/alpha", "**Wrong**\n\n$-\\frac{g}{\\alpha}$"],
  [definition, "wrong", "` # **x**\n\n<b>", "**Wrong**\n\n`' # **x** <b>`"],
  [vector, "wrong", "[1, 2]", "**Wrong**\n\n`[1, 2]`"],
  [option, "wrong", "norm2", "**Wrong**\n\nthe 2-norm"],
  [definition, "correct", "-g/alpha", "**Correct**"],
  [arguable, "imprecise", "", "**Imprecise**"],
] as const)("an answer is read as mark and repair: %#", (given, mark, repair, display) => {
  expect(audit.display(part(given), { kind: "audit", mark, repair })).toBe(display);
});
