import fc from "fast-check";
import { largestRates, limitsOf, pathsOf, thetaStar } from "../../../app/explorers/thetaStar";

const entry = fc.double({ min: 0.3, max: 2, noNaN: true }).chain((size) => fc.constantFrom(size, -size));

test("the three paths arrive at the three limits, and each limit solves the equation", () => {
  fc.assert(
    fc.property(entry, entry, entry, (a1, a2, b) => {
      const rates = largestRates({ a1, a2 });
      const settings = { a1, a2, b, steps: 3000, signRate: 1 };
      const limits = limitsOf(settings);
      if (limits === undefined) throw new Error("there are features");
      for (const [x, y] of Object.values(limits)) expect(a1 * x + a2 * y).toBeCloseTo(b, 10);
      const near = (path: readonly (readonly number[])[], limit: readonly number[], digits: number) =>
        limit.forEach((value, index) => {
          expect(path.at(-1)?.[index]).toBeCloseTo(value, digits);
        });
      near(pathsOf({ ...settings, rate: 0.3 * rates.sgd }).sgd, limits.sgd, 8);
      near(pathsOf({ ...settings, rate: 0.3 * rates.rescaled }).rescaled, limits.rescaled, 8);
      near(pathsOf({ ...settings, rate: 0.1 }).sign, limits.sign, 2);
    }),
    { numRuns: 50 },
  );
});

test("the course's equation in its first two features", () => {
  const limits = limitsOf({ a1: 1, a2: 0.1, b: 1 });
  expect(limits?.sgd).toEqual([1 / 1.01, 0.1 / 1.01]);
  expect(limits?.sign[0]).toBeCloseTo(1 / 1.1, 15);
  expect(limits?.rescaled).toEqual([0.5, 5]);
});

test("a feature that is 0 moves nothing, and a learning rate that is too large is said to be", () => {
  const { rescaled, sign } = pathsOf({ a1: 0, a2: 1, b: 1, rate: 0.1, signRate: 0.5, steps: 5 });
  expect([...rescaled, ...sign].every(([x]) => x === 0)).toBe(true);
  expect(thetaStar.look({ ...thetaStar.initial, a1: 0, a2: 0 }).sentence).toMatch(/^Both features are 0/);
  expect(thetaStar.look({ ...thetaStar.initial, rate: 0.9 }).sentence).toMatch(/too large for SGD and rescaled SGD/);
});
