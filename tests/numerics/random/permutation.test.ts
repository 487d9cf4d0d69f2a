import fc from "fast-check";
import { choice, constantRng, countedRng, DomainError, permutation, scriptedRng, seededRng, vec } from "numerics";

test("a permutation holds every number once, whatever the seed", () => {
  fc.assert(
    fc.property(fc.nat({ max: 40 }), fc.string(), (n, seed) => {
      const order = permutation(n, seededRng(seed));
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    }),
  );
});

test("the twenty-four orders of four numbers are equally likely", () => {
  // 24 000 draws, 1000 expected of each: with six standard deviations, 24 counts fail a perfect shuffle with 5e-8.
  const rng = seededRng("orders");
  const counts = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const order = permutation(4, rng).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(6 * Math.sqrt(1000 * (23 / 24)));
});

test("a permutation of n takes n − 1 integers, the largest range first", () => {
  expect(permutation(3, scriptedRng([0, 1]))).toEqual([2, 1, 0]);
  const rng = countedRng(constantRng(0));
  permutation(6, rng);
  expect(rng.draws).toEqual({ uniform: 0, normal: 0, int: 5 });
  expect(permutation(0, scriptedRng([]))).toEqual([]);
});

test.each([-1, 0.5, NaN])("a permutation of %p numbers is refused", (n) => {
  expect(() => permutation(n, constantRng(0))).toThrow(DomainError);
});

test("choice takes one value, of an array or a vector, with one integer", () => {
  expect(choice(["a", "b", "c"], scriptedRng([2]))).toBe("c");
  expect(choice(vec([7, 8]), scriptedRng([1]))).toBe(8);
  expect(() => choice([], constantRng(0))).toThrow(new DomainError("choice", "at least 1 entry", "0"));
});
