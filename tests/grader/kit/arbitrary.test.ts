import fc from "fast-check";
import { seededRng } from "numerics";
import { arbitraries as arbitrary } from "#grader/kit/arbitrary";
import type { Arbitrary } from "#problems/testKit";

/** The smallest value that still satisfies `fails`, found as a property would find it. */
function shrinkFully<T>(given: Arbitrary<T>, start: T, fails: (value: T) => boolean): { value: T; steps: number } {
  let value = start;
  for (let steps = 0; ; steps++) {
    if (steps > 500) throw new Error("shrinking does not end");
    const next = [...given.shrink(value)].find(fails);
    if (next === undefined) return { value, steps };
    value = next;
  }
}

const seeds = fc.string({ maxLength: 8 });

test("numbers stay in their range, also while shrinking, and shrinking ends", () => {
  const given = arbitrary.number({ min: -3, max: 5 });
  fc.assert(
    fc.property(seeds, (seed) => {
      const start = given.generate(seededRng(seed));
      expect(start).toBeGreaterThanOrEqual(-3);
      expect(start).toBeLessThanOrEqual(5);
      for (const candidate of given.shrink(start)) expect(candidate >= -3 && candidate <= 5).toBe(true);
      expect(shrinkFully(given, start, () => true).value).toBe(0);
    }),
  );
});

test("a failure that needs a number above 2 shrinks to a short one", () => {
  const { value } = shrinkFully(arbitrary.number(), 7.123456789, (x) => x > 2);
  expect(String(value).length).toBeLessThanOrEqual(3);
  expect(value).toBeGreaterThan(2);
});

test("a vector shrinks to the shortest and simplest that fails", () => {
  const given = arbitrary.vector({ maxLength: 8 });
  const start = Float64Array.of(3.7, -2.2, 9.81, 0.5, -7.125);
  expect(shrinkFully(given, start, (v) => v.length >= 2).value).toEqual(Float64Array.of(0, 0));
  expect(shrinkFully(given, start, (v) => v.some((entry) => entry < 0)).value).toEqual(Float64Array.of(-1));
});

test("vectors that forbid zeros never hold one", () => {
  const given = arbitrary.vector({ nonZero: true, entry: arbitrary.integer(-1, 1) });
  fc.assert(
    fc.property(seeds, (seed) => {
      const start = given.generate(seededRng(seed));
      for (const candidate of [start, ...given.shrink(start)]) expect([...candidate]).not.toContain(0);
    }),
  );
});

test("lengths and sizes stay within bounds", () => {
  const vectors = arbitrary.vector({ minLength: 2, maxLength: 3 });
  const matrices = arbitrary.matrix({ rows: [2, 3], cols: [1, 4] });
  fc.assert(
    fc.property(seeds, (seed) => {
      const vector = vectors.generate(seededRng(seed));
      for (const each of [vector, ...vectors.shrink(vector)]) expect([2, 3]).toContain(each.length);
      const matrix = matrices.generate(seededRng(seed));
      for (const each of [matrix, ...matrices.shrink(matrix)]) {
        expect([2, 3]).toContain(each.rows);
        expect([1, 2, 3, 4]).toContain(each.cols);
        expect(each.data).toHaveLength(each.rows * each.cols);
      }
    }),
  );
});
