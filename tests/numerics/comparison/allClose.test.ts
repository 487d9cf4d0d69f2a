import fc from "fast-check";
import { allClose, matrix, vec, zeros, type Closeness, type Mat, type Vec } from "numerics";

test.each<[actual: number | Vec | Mat, expected: number | Vec | Mat]>([
  [1, 1],
  [0.1 + 0.2, 0.3],
  [0, -0],
  [1e-13, 0],
  [NaN, NaN],
  [Infinity, Infinity],
  [vec([1, 2]), vec([1, 2 + 1e-12])],
  [zeros(0), zeros(0)],
  [matrix(2, 1, [1, 2]), matrix(2, 1, [1, 2])],
])("%p is close to %p", (actual, expected) => {
  expect(allClose(actual, expected)).toBe(true);
});

test.each<[actual: number | Vec | Mat, expected: number | Vec | Mat]>([
  [1 + 2e-9, 1],
  [1 - 2e-9, 1],
  [-1, 1],
  [1e-11, 0],
  [NaN, 1],
  [1, NaN],
  [1e308, Infinity],
  [Infinity, 1e308],
  [-Infinity, Infinity],
  [vec([1, 2]), vec([1, 2.1])],
  [vec([1, 2]), vec([1, 2, 3])],
  [vec([1]), 1],
  [matrix(2, 1, [1, 2]), matrix(1, 2, [1, 2])],
  [matrix(2, 1, [1, 2]), vec([1, 2])],
  [{ rows: 2, cols: 1, data: vec([1]) }, matrix(2, 1, [1, 2])],
])("%p is not close to %p", (actual, expected) => {
  expect(allClose(actual, expected)).toBe(false);
});

test.each<[actual: number, expected: number, tolerance: Closeness, close: boolean]>([
  [1 + 2e-9, 1, { rtol: 1e-8 }, true],
  [1e-11, 0, { atol: 1e-10 }, true],
  [1e-11, 0, { rtol: 1 }, false],
  [110, 100, { rtol: 0.1 }, true],
  [100, 110, { rtol: 0.0999, atol: 0 }, true],
  [100, 110, { rtol: 0.09, atol: 0 }, false],
  [1.5, 1, { rtol: 0, atol: 0.25 }, false],
  [1.5, 1, { rtol: 0.25, atol: 0.25 }, true],
  [1 + 2 ** -52, 1, { rtol: 0, atol: 0 }, false],
])("%p and %p with tolerance %p: close is %p", (actual, expected, tolerance, close) => {
  expect(allClose(actual, expected, tolerance)).toBe(close);
});

test("every value is close to itself, whatever its entries", () => {
  fc.assert(fc.property(fc.array(fc.double()), (list) => allClose(vec(list), vec(list), { rtol: 0, atol: 0 })));
});
