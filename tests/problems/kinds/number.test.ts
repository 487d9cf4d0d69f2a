import fc from "fast-check";
import type { z } from "zod";
import { number } from "#problems/kinds/number/kind";
import { NumberPartSchema } from "#problems/kinds/number/part";

const partOf = (changes: Partial<z.input<typeof NumberPartSchema>>) =>
  NumberPartSchema.parse({
    kind: "number",
    id: "value",
    title: "Value",
    points: 2,
    source: "test.1",
    prompt: "How much?",
    explanation: "So much.",
    key: ["100/111"],
    mistakes: [{ id: "third", title: "A third", feedback: "No.", answers: ["1/3"] }],
    ...changes,
  });
const check = (part: ReturnType<typeof partOf>, text: string) =>
  number.check(part, { kind: "number", text }, { seed: "1" });
const pointsOf = (part: ReturnType<typeof partOf>, text: string): number => {
  const checked = check(part, text);
  if (checked.status !== "checked") throw new Error(JSON.stringify(checked));
  return checked.rows.reduce((sum, { points }) => sum + points, 0);
};

const vector = partOf({ key: ["[1, 1/10, 1/100]"] });
const set = partOf({ key: ["[-1, 0, 1]"], anyOrder: true });

test.each([
  ["the fraction", partOf({}), "100/111"],
  ["a decimal typed by hand", partOf({}), "0.9009"],
  ["scientific notation", partOf({}), "9.009e-1"],
  ["LaTeX", partOf({}), "\\frac{100}{111}"],
  ["a root", partOf({ key: ["sqrt(2)/2"] }), "1/sqrt(2)"],
  ["a vector in brackets", vector, "[1, .1, .01]"],
  ["a vector in parentheses", vector, "(1, 1e-1, 1e-2)"],
  ["a factor before a vector", vector, "1/100 [100, 10, 1]"],
  ["a set in another order", set, "1, 0, -1"],
  ["a number with its unit", partOf({ key: ["12"], unit: "ms" }), "12 ms"],
  ["a number in a range", partOf({ key: ["0.0208"], range: { from: 0.02, to: 0.021 } }), "0.0203"],
])("%s is right", (_, part, text) => {
  expect(pointsOf(part, text)).toBe(2);
});

test.each([
  ["too far off", partOf({}), "0.9015"],
  ["a missing member of a set", set, "0, 1"],
  ["one member too many", set, "-1, 0, 1, 2"],
  ["just outside a range", partOf({ key: ["0.0208"], range: { from: 0.02, to: 0.021 } }), "0.0212"],
  ["a fraction that is nearly exact", partOf({ key: ["1/3"], tolerance: { kind: "exact" }, mistakes: [] }), "0.3333"],
])("%s is wrong, and no known mistake", (_, part, text) => {
  expect(pointsOf(part, text)).toBe(0);
  expect(check(part, text)).toMatchObject({ mistakes: [] });
});

test("a listed wrong value is recognised in any form", () => {
  for (const text of ["1/3", "0.3333", "2/6", "3^(-1)"])
    expect(check(partOf({}), text)).toMatchObject({ mistakes: [{ id: "third" }] });
});

test.each([
  ["nothing", partOf({}), ""],
  ["words", partOf({}), "about one"],
  ["a vector for a number", partOf({}), "[1, 2]"],
  ["a number for a vector", vector, "3"],
  ["two numbers for three", vector, "[1, 2]"],
  ["no finite number", partOf({}), "1/0"],
  ["a prototype's name", partOf({}), "__proto__"],
  ["a tower of powers", partOf({}), "9^9^9^9^9"],
  ["very deep parentheses", partOf({}), `${"(".repeat(400)}1${")".repeat(400)}`],
])("%s is not graded, and is told what is expected", (_, part, text) => {
  expect(check(part, text)).toMatchObject({ status: "invalid" });
  expect(check(part, text)).toHaveProperty("message", expect.stringContaining("Expected: a"));
});

test("whatever is typed, the check answers, the same each time", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      expect(check(vector, text)).toEqual(check(vector, text));
    }),
  );
});

test("the field knows the shape, but not how many numbers a set has", () => {
  const html = (markdown: string) => markdown;
  expect(number.forStudent(vector, html)).toEqual({ shape: [3], unit: null, anyOrder: false });
  expect(number.forStudent(set, html)).toEqual({ shape: [], unit: null, anyOrder: true });
});

test("a part whose own numbers cannot be read is refused", () => {
  expect(() => partOf({ key: ["one"] })).toThrow("is no number");
});
