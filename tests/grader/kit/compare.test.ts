import fc from "fast-check";
import { compare } from "#grader/kit/compare";

const vec = (...entries: number[]) => Float64Array.from(entries);

test.each<[unknown, unknown, number]>([
  [1, 1, 0],
  [1 + 1e-10, 1, 1e-9],
  [NaN, NaN, 0],
  [Infinity, Infinity, 0],
  [1.05, 1, 0.1],
  [vec(1, 2), vec(1, 2), 0],
  [vec(1, 2), [1, 2], 0],
  [{ a: 1, extra: 2 }, { a: 1 }, 0],
  [{ rows: 1, cols: 2, data: vec(1, 2) }, { rows: 1, cols: 2, data: vec(1, 2) }, 0],
])("%p passes for %p at a relative tolerance of %p", (actual, expected, rtol) => {
  expect(compare(actual, expected, { rtol, atol: 0 })).toEqual({ kind: "same" });
});

test.each<[string, unknown, unknown, unknown]>([
  ["NaN is never close to a number", NaN, 1, []],
  ["a number is never close to NaN", 1, NaN, []],
  ["infinity is not close to a large number", Infinity, 1e308, []],
  ["a large number is not close to infinity", 1e308, Infinity, []],
  ["the sign of infinity matters", -Infinity, Infinity, []],
  ["the first entry that is off is named", vec(1, 5, 7), vec(1, 2, 3), [1]],
  [
    "a matrix entry is named by row and column",
    { rows: 2, cols: 2, data: vec(1, 2, 3, 9) },
    { rows: 2, cols: 2, data: vec(1, 2, 3, 4) },
    [1, 1],
  ],
  ["an entry inside an object is named by its path", { w: vec(0, 1) }, { w: vec(0, 2) }, ["w", 1]],
])("%s", (_title, actual, expected, index) => {
  const found = compare(actual, expected);
  expect(found.kind).toBe("entry");
  if (found.kind === "entry") expect(found.difference.index).toEqual(index);
});

test.each<[unknown, unknown, RegExp]>([
  ["1", 1, /expected a number, got a string/],
  [[1], 1, /expected a number, got an array/],
  [null, 1, /got null/],
  [vec(1), vec(1, 2), /expected 2 entries, got 1 entry/],
  [vec(1, 2, 3), vec(1, 2), /expected 2 entries, got 3 entries/],
  [undefined, vec(1, 2), /expected 2 entries, got undefined/],
  [{ rows: 2, cols: 1, data: vec(1, 2) }, { rows: 1, cols: 2, data: vec(1, 2) }, /1 × 2 matrix, got 2 × 1/],
  [{}, { a: 1 }, /field "a" is missing/],
  [Object.create({ a: 1 }), { a: 1 }, /field "a" is missing/],
])("%p has another shape than %p", (actual, expected, message) => {
  const found = compare(actual, expected);
  expect(found.kind === "shape" ? found.message : found.kind).toMatch(message);
});

test("the allowed error is atol + rtol·|expected|, on both sides of the edge", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      fc.double({ min: 1e-6, max: 1e-1, noNaN: true }),
      (expected, rtol) => {
        expect(compare(expected * (1 + 0.99 * rtol), expected, { rtol, atol: 0 }).kind).toBe("same");
        expect(compare(expected * (1 + 1.01 * rtol), expected, { rtol, atol: 0 }).kind).toBe("entry");
      },
    ),
  );
});
