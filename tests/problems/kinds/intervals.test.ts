import fc from "fast-check";
import { contains, union, type Interval } from "#problems/kinds/intervals/intervalSet";
import { intervalsInWords } from "#problems/kinds/intervals/intervalsInWords";
import { intervals } from "#problems/kinds/intervals/kind";
import { IntervalsAnswerSchema, IntervalsPartSchema } from "#problems/kinds/intervals/part";
import { readIntervals } from "#problems/kinds/intervals/readIntervals";

const definition = {
  kind: "intervals",
  id: "band",
  title: "A band",
  points: 10,
  source: "a",
  prompt: "Where?",
  key: ["(0, sqrt(3))", "(0, sqrt(3)) u [5, 6)"],
  checks: [
    {
      name: "The interval",
      share: 0.7,
      message: "Try some numbers.",
      contains: ["1", "1.7"],
      excludes: ["-1", "2"],
      ends: ["0", "sqrt(3)"],
    },
    { name: "Its ends", share: 0.3, openEnds: ["0", "sqrt(3)"] },
  ],
  mistakes: [
    { id: "closed", title: "Closed", feedback: "At the ends it stays.", answers: ["[0, sqrt(3)]"] },
    { id: "short", title: "Too short", feedback: "Try 1.5.", answers: ["(0, 1]"] },
    { id: "all", title: "Everything", feedback: "Try 3.", answers: ["(0, inf)"] },
  ],
  explanation: "By computing.",
};
const part = IntervalsPartSchema.parse(definition);
const check = (text: string) => intervals.check(part, { kind: "intervals", text }, { seed: "1" });
const earned = (text: string): number[] => {
  const checked = check(text);
  return checked.status === "checked" ? checked.rows.map(({ points }) => points) : [];
};
const recognisedIn = (text: string): string[] => {
  const checked = check(text);
  return checked.status === "checked" ? checked.mistakes.map(({ id }) => id) : [checked.status];
};
const setOf = (text: string) => {
  const read = readIntervals(text);
  if (!read.ok) throw new Error(read.fault);
  return read.set;
};
const open = (from: number, to: number): Interval => ({ from, to, fromClosed: false, toClosed: false });

test.each([
  "(0, sqrt(3))",
  "(0;√3)",
  "(0, 1.732)",
  "(0, 3^(1/2))",
  "\\left(0, \\sqrt{3}\\right)",
  " ( 0 , 1.7321 ) ",
  "(0, 1] u (1/2, sqrt(3))",
  "(1, sqrt(3)) ∪ {1} ∪ (0, 1)",
  "(1, sqrt(3)) \\cup (0, 1]",
  "(0, sqrt(3)) u [5, 6)",
  "[5, 6) or (0, sqrt(3))",
  "[5,6), (0, sqrt(3))",
])("%s is the key in another form", (text) => {
  expect(earned(text)).toEqual([7, 3]);
  expect(recognisedIn(text)).toEqual([]);
});

test.each<[string, number[], string[]]>([
  ["(0, sqrt(3)]", [7, 0], ["closed"]],
  ["[0, sqrt(3))", [7, 0], ["closed"]],
  ["[0, 1.732]", [7, 0], ["closed"]],
  ["(0, 1]", [0, 0], ["short"]],
  ["(0, 1)", [0, 0], ["short"]],
  ["(0, 1/2] u (0.25, 1]", [0, 0], ["short"]],
  ["(0, ∞)", [0, 0], ["all"]],
  ["(0, 1.75)", [0, 0], []],
  ["(0, 1) u (1, sqrt(3))", [0, 3], []],
  ["empty", [0, 0], []],
  ["R", [0, 0], []],
  ["(0, sqrt(3)) u (2.5, 3)", [7, 3], []],
])("%s earns %j and is recognised as %j", (text, points, mistakes) => {
  expect(earned(text)).toEqual(points);
  expect(recognisedIn(text)).toEqual(mistakes);
});

test("without checks the set counts as a whole", () => {
  const whole = IntervalsPartSchema.parse({ ...definition, checks: [] });
  const rows = (text: string) => intervals.check(whole, { kind: "intervals", text }, { seed: "1" });
  expect(rows("(0, sqrt(3))")).toMatchObject({ rows: [{ points: 10, maxPoints: 10 }], mistakes: [] });
  expect(rows("(0, 1]")).toMatchObject({ rows: [{ points: 0, maxPoints: 10 }], mistakes: [{ id: "short" }] });
});

test("an end that must belong to the set is asked for", () => {
  const closed = IntervalsPartSchema.parse({
    ...definition,
    key: ["[0, 1)"],
    checks: [{ name: "0", share: 1, closedEnds: ["0"] }],
  });
  const points = (text: string) => intervals.check(closed, { kind: "intervals", text }, { seed: "1" });
  expect(points("[0, 5)")).toMatchObject({ rows: [{ points: 10 }] });
  expect(points("(0, 1)")).toMatchObject({ rows: [{ points: 0 }] });
});

test.each([
  ["", "Nothing is written yet."],
  ["0 < x < 1", "An interval begins with ("],
  ["(0, 1", "A bracket is not closed."],
  ["(0, 1) (2, 3)", 'Write "u"'],
  ["(0, 1) u", "another one is expected"],
  ["(0, 1) u u (2, 3)", "An interval begins with ("],
  ["(0, 1, 2)", "An interval has two ends"],
  ["(0)", "An interval has two ends"],
  ["(, 1)", "An end of an interval is missing."],
  ["(1, 0)", "the smaller end should come first"],
  ["(1, 1]", "contains no number"],
  ["[0, inf]", "Infinity is not in an interval"],
  ["(inf, inf)", "the smaller end should come first"],
  ["{0, inf}", "Infinity is no number of a set."],
  ["{0, 1)", "two brackets that do not fit"],
  ["(0, x)", "x is not known here."],
  ["(0, [1, 2])", "is not one number"],
  ["(NaN, 1)", "NaN"],
  ["(constructor, __proto__)", "constructor"],
  ["(0, 1/0)", "no finite value"],
])("%j costs no attempt and hears why", (text, message) => {
  expect(check(text)).toMatchObject({ status: "invalid" });
  expect(JSON.stringify(check(text))).toContain(message.replaceAll('"', '\\"'));
});

test.each([
  ["brackets inside one another", "(".repeat(1_000)],
  ["many intervals", Array.from({ length: 100 }, () => "(0,1)").join("u")],
  ["towers of powers", `(0, ${"9^".repeat(400)}9)`],
  ["spaces", `(0, 1) ${" ".repeat(900)}x`],
  ["LaTeX", "\\left".repeat(200)],
])("%s are refused, not worked on", (_, text) => {
  expect(check(text)).toMatchObject({ status: "invalid" });
});

test("a number that is named many times is in the set once", () => {
  expect(check(`{${"1,".repeat(400)}1}`)).toEqual(check("{1}"));
});

test.each([
  ["a long text", { kind: "intervals", text: "x".repeat(1_001) }],
  ["a number", { kind: "intervals", text: NaN }],
  ["more than asked", { kind: "intervals", text: "", points: 10 }],
])("an answer with %s is refused at the border", (_, answer) => {
  expect(IntervalsAnswerSchema.safeParse(answer).success).toBe(false);
});

test.each([
  ["a key that is no set", { key: ["0 to 1"] }, "is no set of intervals"],
  ["a mistake that is no set", { mistakes: [{ ...definition.mistakes[0], answers: ["(0"] }] }, "is no set"],
  ["a point that is no number", { checks: [{ ...definition.checks[0], share: 1, ends: ["x"] }] }, "is no number"],
  ["shares that do not add up", { checks: [definition.checks[0]] }, "the shares add up to 0.7"],
  ["a check of nothing", { checks: [{ name: "Nothing", share: 1 }] }, "a check that lists nothing"],
])("a part with %s is refused", (_, change, message) => {
  expect(IntervalsPartSchema.safeParse({ ...definition, ...change }).error?.message).toContain(message);
});

test.each<[string, Interval[]]>([
  ["(0, 1) u (1, 2)", [open(0, 1), open(1, 2)]],
  ["(0, 1) u {1} u (1, 2)", [open(0, 2)]],
  ["(0, 1) u [1, 2)", [open(0, 2)]],
  ["(2, 3) u (0, 1)", [open(0, 1), open(2, 3)]],
  ["(0, 5) u (1, 2)", [open(0, 5)]],
  ["(0, 1) u [0, 1]", [{ from: 0, to: 1, fromClosed: true, toClosed: true }]],
  ["(-inf, 0) U (-1, oo)", [open(-Infinity, Infinity)]],
  ["\\mathbb{R}", [open(-Infinity, Infinity)]],
  ["\\emptyset", []],
  ["{2, 1}", [1, 2].map((at) => ({ from: at, to: at, fromClosed: true, toClosed: true }))],
])("%s is read and joined", (text, set) => {
  expect(setOf(text)).toEqual(set);
});

const anyInterval = fc
  .record({
    from: fc.integer({ min: -4, max: 4 }),
    length: fc.integer({ min: 0, max: 4 }),
    ends: fc.tuple(fc.boolean(), fc.boolean()),
  })
  .map(({ from, length, ends }): Interval => ({
    from,
    to: from + length,
    fromClosed: length === 0 || ends[0],
    toClosed: length === 0 || ends[1],
  }));

test("a union has the numbers of its intervals, whatever their order, and joins what can be joined", () => {
  fc.assert(
    fc.property(fc.array(anyInterval, { maxLength: 6 }), (list) => {
      const set = union(list);
      expect(union([...list].reverse())).toEqual(set);
      expect(union(set)).toEqual(set);
      for (let point = -5; point <= 9; point += 0.5)
        expect(contains(set, point)).toBe(list.some((one) => contains([one], point)));
      set.slice(1).forEach((next, index) => {
        const before = set[index];
        expect(before !== undefined && contains(set, (before.to + next.from) / 2)).toBe(false);
      });
    }),
  );
});

test.each([
  ["(0, sqrt(3)]", "from 0 (excluded) to 1.73205 (included)"],
  ["[-1, 0) u {5}", "from −1 (included) to 0 (excluded), and the number 5"],
  ["(-inf, 2] u (3, inf)", "all numbers up to 2 (included), and all numbers from 3 (excluded) on"],
  ["R", "all numbers"],
  ["{}", "no number at all"],
])("%s is read out", (text, words) => {
  expect(intervalsInWords(setOf(text))).toBe(words);
});

test("people read what was typed and what it means; nothing typed becomes a mark of the page", () => {
  const display = (text: string) => intervals.display(part, { kind: "intervals", text });
  expect(display("(0, 1)")).toBe("`(0, 1)`: from 0 (excluded) to 1 (excluded)");
  expect(display("`<b>`")).toBe("`'<b>'`");
  expect(display("a\n\n# b")).toBe("`a # b`");
});

test("the field learns nothing of the part", () => {
  expect(intervals.forStudent(part, (markdown) => markdown)).toBeNull();
});
