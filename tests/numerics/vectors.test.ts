import fc from "fast-check";
import {
  add,
  argmax,
  axpy,
  concat,
  DomainError,
  dot,
  map,
  multiply,
  scale,
  ShapeError,
  sign,
  subtract,
  sum,
  vec,
  zeros,
  type Vec,
} from "numerics";
import { expectClose, rounding } from "./expectClose";
import samples from "./fixtures/vectors.json";

const entries = fc.double({ noNaN: true, min: -1e100, max: 1e100 });
const vector = (length: number): fc.Arbitrary<Vec> =>
  fc.array(entries, { minLength: length, maxLength: length }).map(vec);
const pair = fc.nat({ max: 12 }).chain((length) => fc.tuple(vector(length), vector(length)));

test.each([
  ["add", add(vec([1, 2]), vec([0.5, -2])), [1.5, 0]],
  ["subtract", subtract(vec([1, 2]), vec([0.5, -2])), [0.5, 4]],
  ["multiply", multiply(vec([1, 2]), vec([0.5, -2])), [0.5, -4]],
  ["scale", scale(vec([1, -2]), -3), [-3, 6]],
  ["axpy", axpy(2, vec([1, 2]), vec([10, 20])), [12, 24]],
  ["map", map(vec([5, 6]), (entry, index) => entry * index), [0, 6]],
  ["concat", concat(vec([1]), zeros(0), vec([2, 3])), [1, 2, 3]],
  ["concat of nothing", concat(), []],
  ["zeros", zeros(2), [0, 0]],
  ["vec of a vector", vec(vec([7, 8])), [7, 8]],
])("%s gives the entries worked out by hand", (_, actual, expected) => {
  expect(actual).toEqual(Float64Array.from(expected));
});

test("vec copies, so a later change of the list does not reach the vector", () => {
  const list = [1, 2];
  const x = vec(list);
  list[0] = 9;
  expect(x[0]).toBe(1);
});

test("vec of a bare number is refused instead of giving an empty vector", () => {
  expect(() => vec(3 as unknown as number[])).toThrow(new DomainError("vec", "a list of numbers", "3"));
});

test.each([-1, 2.5, NaN, Infinity])("zeros(%p) is refused", (length) => {
  expect(() => zeros(length)).toThrow(DomainError);
});

test.each([
  ["add", add],
  ["subtract", subtract],
  ["multiply", multiply],
  ["axpy", (a: Vec, b: Vec) => axpy(1, a, b)],
  ["dot", dot],
])("%s of different lengths says which operation failed and both lengths", (name, operation) => {
  expect(() => operation(vec([1, 2]), vec([1, 2, 3]))).toThrow(
    new ShapeError(name, "two vectors of the same length", "lengths 2 and 3"),
  );
});

test("sign is 0 for both zeros and NaN for NaN", () => {
  expect(sign(vec([-3, -0, 0, 1e-300, Infinity, NaN]))).toEqual(vec([-1, 0, 0, 1, 1, NaN]));
});

test.each([
  [[1], 0],
  [[1, 3, 3, 2], 1],
  [[-5, -1, -2], 1],
  [[-Infinity, -Infinity], 0],
  [[2, NaN, 5, NaN], 1],
])("argmax of %p is %i: the first of the largest, and a NaN is not overlooked", (list, expected) => {
  expect(argmax(vec(list))).toBe(expected);
});

test("argmax of an empty vector is refused", () => {
  expect(() => argmax(zeros(0))).toThrow(new DomainError("argmax", "at least 1 entry", "0"));
});

test.each(samples)("sum and dot agree with exact fractions: $name", (sample) => {
  const x = vec(sample.x);
  const compensation = x.length ** 2 * rounding ** 2;
  expectClose(sum(x), sample.sum, 2 * rounding * Math.abs(sample.sum) + 8 * compensation * sample.sumOfSizes);
  expectClose(dot(x, vec(sample.y)), sample.dot, 2.3e-16 * sample.dotOfSizes);
});

test.each([
  ["nothing", [], 0],
  ["an infinity", [1, Infinity, 2], Infinity],
  ["an overflow", [1e308, 1e308], Infinity],
  ["opposite infinities", [Infinity, -Infinity], NaN],
  ["NaN", [1, NaN], NaN],
])("sum of %s is what addition says", (_, list, expected) => {
  expect(sum(vec(list))).toBe(expected);
  expect(dot(vec(list), vec(list.map(() => 1)))).toBe(expected);
});

test("addition commutes, and subtracting undoes it where nothing is rounded", () => {
  fc.assert(fc.property(pair, ([a, b]) => expect(add(a, b)).toEqual(add(b, a))));
  const whole = fc.integer({ min: -1e6, max: 1e6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(whole, whole)), (rows) => {
      const a = vec(rows.map(([entry]) => entry));
      const b = vec(rows.map(([, entry]) => entry));
      expect(subtract(add(a, b), b)).toEqual(a);
    }),
  );
});

test("axpy is scale and add, bit for bit", () => {
  fc.assert(fc.property(entries, pair, (a, [x, y]) => expect(axpy(a, x, y)).toEqual(add(scale(x, a), y))));
});

test("dot is the sum of the entrywise product, is symmetric, and is linear in whole numbers", () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expect(dot(a, b)).toBe(sum(multiply(a, b)));
      expect(dot(a, b)).toBe(dot(b, a));
    }),
  );
  const whole = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(whole, fc.array(fc.tuple(whole, whole, whole)), (factor, rows) => {
      const [a, b, c] = [0, 1, 2].map((index) => vec(rows.map((row) => row[index] as number))) as [Vec, Vec, Vec];
      expect(dot(axpy(factor, a, b), c)).toBe(factor * dot(a, c) + dot(b, c));
    }),
  );
});

test("the order of the entries does not matter to the sum of a thousand of them", () => {
  const list = fc.array(fc.double({ noNaN: true, min: -1, max: 1 }), { minLength: 1000, maxLength: 1000 });
  fc.assert(
    fc.property(list, (x) => {
      const forwards = sum(vec(x));
      expectClose(sum(vec(x.toReversed())), forwards, 2.1 * rounding * Math.abs(forwards) + 1e-20);
    }),
    { numRuns: 20 },
  );
});
