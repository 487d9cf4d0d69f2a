import fc from "fast-check";
import { correlation, correlationInterval } from "#server/analytics/correlation";
import { discriminationOf, discriminations, fewestStudents } from "#server/analytics/discrimination";
import { scoreDistribution } from "#server/analytics/scoreDistribution";
import { spreadOf } from "#server/analytics/spread";
import { attemptBins, attemptDistribution, timeToSuccess, type Tries } from "#server/analytics/tries";

const zip = (x: readonly number[], y: readonly number[]): [number, number][] =>
  x.map((value, place) => [value, y[place] ?? 0]);

// Values of Python's statistics.correlation; the first one is also (M1 - M0) / s * sqrt(p * q) of the two groups.
test.each([
  ["passed or failed", [0, 1, 1, 0, 1, 1, 0, 1, 0, 1], [3, 7, 8, 2, 9, 6, 5, 7, 4, 8], 0.8861580409947379],
  ["points", [2.5, 3, 4.5, 1, 7, 6], [1, 4, 2, 0.5, 6, 3], 0.7801698679745237],
  ["one against the other", [1, 2, 3], [6, 4, 2], -1],
])("the correlation of %s is the known one", (_, x, y, expected) => {
  expect(correlation(zip(x, y))).toBeCloseTo(expected, 12);
});

test("what does not vary has no correlation, also when its mean is rounded", () => {
  expect(correlation([])).toBeNull();
  expect(correlation(zip([1, 2, 3], [0.1, 0.1, 0.1]))).toBeNull();
  expect(correlation(zip([1 / 3, 1 / 3, 1 / 3], [1, 2, 3]))).toBeNull();
});

const pairsArbitrary = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), {
  minLength: 4,
  maxLength: 60,
});

test("a correlation lies from -1 to 1, and changes its sign alone when one side is turned round, scaled and moved", () => {
  fc.assert(
    fc.property(pairsArbitrary, (pairs) => {
      const r = correlation(pairs);
      const turned = correlation(pairs.map(([x, y]) => [7 - 3 * x, y]));
      if (r === null) return turned === null;
      expect(Math.abs(r)).toBeLessThanOrEqual(1);
      expect(turned).toBeCloseTo(-r, 9);
      expect(correlation(pairs.map(([x, y]) => [y, x]))).toBeCloseTo(r, 12);
      return true;
    }),
  );
});

test("the interval is Fisher's, holds the correlation, and narrows with more students", () => {
  const [low, high] = correlationInterval(0.6, 50);
  expect(low).toBeCloseTo(0.3861411936390509, 12);
  expect(high).toBeCloseTo(0.7526488623205275, 12);
  const [lower, higher] = correlationInterval(0.6, 500);
  expect(lower).toBeGreaterThan(low);
  expect(higher).toBeLessThan(high);
  expect(correlationInterval(1, 20)).toEqual([1, 1]);
});

test("an item is compared with the others alone", () => {
  // Python: statistics.correlation of each column with the sum of the other two.
  const points = Array.from({ length: 16 }, (_, i) => [(i * 7) % 5, (i * 3) % 4, (i * i) % 6]);
  const found = discriminations(points).map((each) => (each.kind === "known" ? each.correlation : null));
  for (const [item, value] of [-0.01698823971458752, -0.07694837640638656, 0.0056217936371764955].entries())
    expect(found[item]).toBeCloseTo(value, 12);
});

test("no discrimination is told of few students, of one item, or where all have the same", () => {
  const pairs = (count: number): [number, number][] => Array.from({ length: count }, (_, i) => [i % 2, i]);
  expect(discriminationOf(pairs(fewestStudents - 1))).toEqual({ kind: "few", students: fewestStudents - 1 });
  expect(discriminationOf(pairs(fewestStudents))).toMatchObject({ kind: "known", students: fewestStudents });
  expect(discriminations(Array.from({ length: 40 }, (_, i) => [i]))).toEqual([{ kind: "alone", students: 40 }]);
  expect(discriminations(Array.from({ length: 40 }, (_, i) => [1, i])).map(({ kind }) => kind)).toEqual([
    "same",
    "same",
  ]);
  expect(discriminations([])).toEqual([]);
});

test.each([
  ["nobody", [], { students: 0, none: 0, spread: null }, []],
  ["nothing handed in", [null, null], { students: 2, none: 2, spread: null }, []],
  ["both ends", [0, 1], { students: 2, none: 0 }, [0, 9]],
  ["edges, which belong above", [0.1, 0.5, 0.7, 0.1 + 0.2], { students: 4 }, [1, 5, 7, 3]],
  ["rounding below an edge", [1 - 1e-12, 0.3 - 1e-12], { students: 2 }, [9, 3]],
  ["some without", [null, 0.45, 0.49, 0.99], { students: 4, none: 1 }, [4, 4, 9]],
] as const)("scores of %s fall into their tenths", (_, shares, expected, bins) => {
  const found = scoreDistribution(shares);
  expect(found).toMatchObject(expected);
  expect(found.bins).toEqual(Array.from({ length: 10 }, (_, bin) => bins.filter((each) => each === bin).length));
});

test("every student is in one bin or has none", () => {
  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(share), (shares) => {
      const { students, none, bins } = scoreDistribution(shares);
      expect(bins.reduce((sum, count) => sum + count, none)).toBe(students);
    }),
  );
});

test("a spread has the quartiles that R gives", () => {
  expect(spreadOf([4, 1, 3, 2])).toEqual({
    ...{ count: 4, lowest: 1, lowerQuartile: 1.75, median: 2.5, upperQuartile: 3.25, highest: 4, mean: 2.5 },
  });
  expect(spreadOf([])).toBeNull();
});

const tried = (attempts: number, minutes: number | null): Tries => ({ partId: "p", userId: "u", attempts, minutes });

test("attempts are counted apart for who was accepted, and bins leave none out", () => {
  const found = attemptDistribution([tried(1, 0), tried(1, 5), tried(6, 90), tried(12, 400), tried(3, null)]);
  expect(found).toMatchObject({
    ...{ students: 5, accepted: [2, 0, 0, 0, 1, 0, 1], notAccepted: [0, 0, 1, 0, 0, 0, 0] },
    untilAccepted: { count: 4, median: 3.5, highest: 12 },
  });
  expect(attemptBins.map(({ label }) => label)).toEqual(["1", "2", "3", "4", "5–6", "7–10", "11+"]);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.boolean())), (all) => {
      const { accepted, notAccepted, students } = attemptDistribution(
        all.map(([attempts, isAccepted]) => tried(attempts, isAccepted ? 1 : null)),
      );
      expect([...accepted, ...notAccepted].reduce((sum, count) => sum + count, 0)).toBe(students);
    }),
  );
});

test("the time to the first success is of those who had one", () => {
  expect(timeToSuccess([tried(1, 0), tried(2, 30), tried(9, 90), tried(4, null)])).toMatchObject({
    ...{ students: 4, succeeded: 3, atOnce: 1, minutes: { median: 30, highest: 90, mean: 40 } },
  });
  expect(timeToSuccess([tried(4, null)])).toEqual({ students: 1, succeeded: 0, atOnce: 0, minutes: null });
});
