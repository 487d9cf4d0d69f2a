import fc from "fast-check";
import { binomialCdf, DomainError } from "numerics";
import { expectClose, expectRelative } from "./expectClose";
import cases from "./fixtures/binomial.json";

test.each(cases as [number, number, number, number][])(
  "binomialCdf(%p, %p, %p) agrees with exact fractions: %p",
  (k, n, p, expected) => {
    expectRelative(binomialCdf(k, n, p), expected, 1e-13);
  },
);

const trials = fc.integer({ min: 0, max: 400 });
const share = fc.double({ noNaN: true, min: 0, max: 1 });

test("successes and failures mirror each other, and more successes are never less likely to suffice", () => {
  fc.assert(
    fc.property(trials, trials, share, (a, b, p) => {
      const [k, n] = [Math.min(a, b), Math.max(a, b)];
      expectClose(binomialCdf(k, n, p) + binomialCdf(n - k - 1, n, 1 - p), 1, 1e-11);
      expect(binomialCdf(k - 1, n, p)).toBeLessThanOrEqual(binomialCdf(k, n, p) + 1e-12);
    }),
  );
});

test("one more trial mixes the two chances it has", () => {
  fc.assert(
    fc.property(trials, trials, share, (k, n, p) => {
      const expected = p * binomialCdf(k - 1, n, p) + (1 - p) * binomialCdf(k, n, p);
      expectClose(binomialCdf(k, n + 1, p), expected, 1e-12);
    }),
  );
});

test("counts outside 0 to n are impossible or certain", () => {
  expect([binomialCdf(-1, 5, 0.5), binomialCdf(5, 5, 0.5), binomialCdf(9, 5, 0.5), binomialCdf(0, 0, 0.3)]).toEqual([
    0, 1, 1, 1,
  ]);
});

test.each([
  ["number of trials, got -1", () => binomialCdf(0, -1, 0.5)],
  ["number of trials, got 1.5", () => binomialCdf(0, 1.5, 0.5)],
  ["number of successes, got 0.5", () => binomialCdf(0.5, 2, 0.5)],
  ["a probability from 0 to 1, got 1.1", () => binomialCdf(0, 2, 1.1)],
  ["a probability from 0 to 1, got NaN", () => binomialCdf(0, 2, NaN)],
])("what is no count or probability is a DomainError: %s", (message, call) => {
  expect(call).toThrow(DomainError);
  expect(call).toThrow(message);
});
