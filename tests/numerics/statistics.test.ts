import fc from "fast-check";
import {
  DomainError,
  inverseNormalCdf,
  kurtosis,
  lag1Correlation,
  mean,
  normalCdf,
  quantile,
  standardError,
  variance,
  vec,
  zeros,
} from "numerics";
import { portableLog } from "../../numerics/statistics/portableLog";
import { expectClose, expectRelative, rounding } from "./expectClose";
import normal from "./fixtures/normal.json";
import samples from "./fixtures/statistics.json";

test.each(samples)("moments agree with exact fractions: $name", (sample) => {
  const x = vec(sample.x);
  const size = Math.max(...sample.x.map(Math.abs));
  // The mean carries one rounding of the largest entry at most; deviations from it are corrected for that.
  expectClose(mean(x), sample.mean, 2 * rounding * (Math.abs(sample.mean) + size / x.length));
  const close = (actual: number, expected: number): void => expectRelative(actual, expected, 1e-14);
  close(variance(x), sample.variance);
  close(standardError(x), sample.standardError);
  close(kurtosis(x), sample.kurtosis);
  expectClose(lag1Correlation(x), sample.lag1Correlation, 1e-14);
  for (const [p, expected] of sample.quantiles as [number, number][])
    expectClose(quantile(x, p), expected, 4 * rounding * size);
});

test.each<[string, (count: number) => number, number]>([
  ["mean", (count) => mean(zeros(count)), 1],
  ["variance", (count) => variance(zeros(count)), 2],
  ["standardError", (count) => standardError(zeros(count)), 2],
  ["kurtosis", (count) => kurtosis(zeros(count)), 2],
  ["lag1Correlation", (count) => lag1Correlation(zeros(count)), 2],
  ["quantile", (count) => quantile(zeros(count), 0.5), 1],
])("%s of too few entries is refused", (name, statistic, least) => {
  const needed = least === 1 ? "at least 1 entry" : "at least 2 entries";
  expect(() => statistic(least - 1)).toThrow(new DomainError(name, needed, String(least - 1)));
  expect(() => statistic(least)).not.toThrow();
});

test("equal entries have no variance, and no kurtosis or correlation to speak of", () => {
  const x = vec([0.1, 0.1, 0.1]);
  expect([variance(x), standardError(x), kurtosis(x), lag1Correlation(x)]).toEqual([0, 0, NaN, NaN]);
});

test("variance, kurtosis and correlation do not change when everything is shifted", () => {
  const whole = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(fc.array(whole, { minLength: 2, maxLength: 30 }), whole, (list, shift) => {
      const [x, y] = [vec(list), vec(list.map((entry) => entry + 1e9 * shift))];
      fc.pre(variance(x) > 0);
      expectRelative(variance(y), variance(x), 1e-13);
      expectRelative(kurtosis(y), kurtosis(x), 1e-13);
      expectClose(lag1Correlation(y), lag1Correlation(x), 1e-13);
    }),
  );
});

describe("quantile", () => {
  test("is an entry at whole places, keeps order and leaves its argument alone", () => {
    const lists = fc.array(fc.double({ noNaN: true, min: -1e100, max: 1e100 }), { minLength: 1, maxLength: 20 });
    const share = fc.double({ noNaN: true, min: 0, max: 1 });
    fc.assert(
      fc.property(lists, share, share, (list, p, q) => {
        const x = vec(list);
        const sorted = x.toSorted();
        expect(quantile(x, 0)).toBe(sorted[0]);
        expect(quantile(x, 1)).toBe(sorted.at(-1));
        expect(x).toEqual(vec(list));
        const [low, high] = [quantile(x, Math.min(p, q)), quantile(x, Math.max(p, q))];
        expect(low).toBeLessThanOrEqual(high + 4 * rounding * Math.max(...list.map(Math.abs)));
      }),
    );
  });

  test("shows infinities and NaN instead of inventing numbers", () => {
    expect(quantile(vec([1, Infinity, 2]), 0.5)).toBe(2);
    expect(quantile(vec([1, Infinity, 2]), 0.75)).toBe(Infinity);
    expect(quantile(vec([Infinity, Infinity]), 0.3)).toBe(Infinity);
    expect(quantile(vec([-Infinity, Infinity]), 0.5)).toBe(NaN);
    expect(quantile(vec([1, NaN]), 0)).toBe(NaN);
  });

  test.each([-0.1, 1.1, NaN])("refuses the share %p", (p) => {
    expect(() => quantile(vec([1, 2]), p)).toThrow(new DomainError("quantile", "a probability from 0 to 1", String(p)));
  });
});

describe("the normal distribution", () => {
  test.each(normal.cdf as [number, number][])("normalCdf(%p) agrees with sixty digits: %p", (z, expected) => {
    expectRelative(normalCdf(z), expected, 1e-15);
  });

  test.each(normal.inverse as [number, number][])(
    "inverseNormalCdf(%p) agrees with sixty digits: %p",
    (p, expected) => {
      expectRelative(inverseNormalCdf(p), expected, 1e-15);
    },
  );

  test.each(normal.log as [number, number][])("portableLog(%p) agrees with sixty digits: %p", (x, expected) => {
    expectRelative(portableLog(x), expected, 4e-16);
  });

  test("portableLog agrees with Math.log everywhere in (0, 1]", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 5e-324, max: 1 }), (x) =>
        expectRelative(portableLog(x), Math.log(x), 6e-16),
      ),
    );
  });

  test("normalCdf has its limits, and NaN stays NaN", () => {
    expect([-Infinity, -40, 40, Infinity, NaN].map(normalCdf)).toEqual([0, 0, 1, 1, NaN]);
  });

  test("inverseNormalCdf has its limits and refuses what is no probability", () => {
    expect([inverseNormalCdf(0), inverseNormalCdf(1)]).toEqual([-Infinity, Infinity]);
    for (const p of [-1e-9, 1 + 1e-9, NaN])
      expect(() => inverseNormalCdf(p)).toThrow(
        new DomainError("inverseNormalCdf", "a probability from 0 to 1", String(p)),
      );
  });

  test("each undoes the other", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -37, max: 5 }), (z) => {
        const p = normalCdf(z);
        // Above the middle p is close to 1 and its last bit moves z by 2⁻⁵³ over the density.
        const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
        expectClose(inverseNormalCdf(p), z, 2e-15 * Math.abs(z) + (4 * rounding * p) / density);
      }),
    );
  });

  test("the two tails mirror each other, bit for bit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 52 - 1 }), (numerator) => {
        const p = numerator / 2 ** 52;
        expect(inverseNormalCdf(1 - p) + inverseNormalCdf(p)).toBe(0);
      }),
    );
  });
});
