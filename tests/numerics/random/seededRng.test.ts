import fc from "fast-check";
import {
  DomainError,
  inverseNormalCdf,
  kurtosis,
  lag1Correlation,
  mean,
  multiply,
  normalCdf,
  quantile,
  rngFromState,
  seededRng,
  variance,
  type Rng,
  type SeededRng,
  type Vec,
} from "numerics";
import { expectClose, expectRelative } from "../expectClose";
import streams from "../fixtures/random.json";

/*
 * The statistical tests below use fixed seeds, so they give the same answer on every run. Each states how likely it
 * would be to fail for a seed drawn at random if the generator were perfect.
 */

const take = (count: number, draw: () => number): Vec => Float64Array.from({ length: count }, draw);

/** Two-sided six-sigma bound: for a normally distributed statistic, exceeded with probability 2e-9. */
function expectWithinSixSigma(observed: number, expected: number, standardDeviation: number): void {
  expectClose(observed, expected, 6 * standardDeviation);
}

/** Pearson's statistic of observed counts against equal expected ones, as a standard normal by Wilson and Hilferty. */
function chiSquareScore(counts: readonly number[]): number {
  const expected = counts.reduce((total, count) => total + count, 0) / counts.length;
  const statistic = counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
  const freedom = counts.length - 1;
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
}

function histogram(values: Iterable<number>, bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) counts[value] = (counts[value] ?? NaN) + 1;
  return counts;
}

const followPath = ([seed = "", ...labels]: readonly string[]): SeededRng =>
  labels.reduce((rng, label) => rng.split(label), seededRng(seed));

describe("the stream", () => {
  test.each(streams)(
    "of $path is the one an independent program computes",
    ({ path, key, uniforms, normals, dice, far }) => {
      const state = followPath(path).state();
      expect(state).toEqual({ kind: "seeded", key, counter: 0 });
      const fromStart = (): Rng => rngFromState(state);
      const [first, second, third] = [fromStart(), fromStart(), fromStart()];
      expect(uniforms.map(() => first.uniform())).toEqual(uniforms);
      normals.forEach((expected) => expectRelative(second.normal(), expected, 1e-15));
      expect(dice.map(() => third.int(6))).toEqual(dice);
      expect(rngFromState({ ...state, counter: far.counter }).uniform()).toBe(far.uniform);
    },
  );

  test("repeats for the same seed and differs for another", () => {
    expect(take(10, () => seededRng("a").uniform())).toEqual(take(10, () => seededRng("a").uniform()));
    expect(seededRng("a").uniform()).not.toBe(seededRng("b").uniform());
  });

  test("has one draw per number, so kinds of numbers may be mixed in any order", () => {
    const kind = fc.constantFrom("uniform", "normal", "int");
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 20 }), (kinds) => {
        const rng = seededRng("mixed");
        const uniforms = seededRng("mixed");
        for (const each of kinds) {
          const u = uniforms.uniform();
          const draw = u * 2 ** 53;
          if (each === "uniform") expect(rng.uniform()).toBe(u);
          if (each === "int") expect(rng.int(1000)).toBe(draw % 1000);
          if (each === "normal") expect(rng.normal()).toBe(inverseNormalCdf((Math.floor(draw / 2) + 0.5) / 2 ** 52));
        }
        expect(rng.state()).toEqual(uniforms.state());
      }),
    );
  });

  test("goes on from its state where it stood, after a journey through JSON", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 9 }), (seed, draws) => {
        const rng = seededRng(seed);
        take(draws, () => rng.normal());
        const resumed = rngFromState(JSON.parse(JSON.stringify(rng.state())));
        expect(take(5, () => resumed.uniform())).toEqual(take(5, () => rng.uniform()));
      }),
    );
  });

  test("is not changed by changing the state that was read from it", () => {
    const rng = seededRng("a");
    const state = rng.state();
    Object.assign(state, { counter: 99 });
    Object.assign(state.key, [0, 0, 0, 0]);
    expect(rng.uniform()).toBe(seededRng("a").uniform());
  });
});

describe("split", () => {
  const label = fc.string({ unit: "binary", maxLength: 40 });

  test("gives a child that does not depend on what the parent drew, nor the parent on its children", () => {
    fc.assert(
      fc.property(label, fc.nat({ max: 9 }), (name, draws) => {
        const parent = seededRng("parent");
        const untouched = seededRng("parent");
        take(draws, () => parent.uniform());
        take(draws, () => untouched.uniform());
        const child = parent.split(name);
        take(3, () => child.normal());
        expect(parent.uniform()).toBe(untouched.uniform());
        expect(parent.split(name).state()).toEqual(seededRng("parent").split(name).state());
      }),
    );
  });

  test("gives different children for different labels", () => {
    fc.assert(
      fc.property(label, label, (a, b) => {
        fc.pre(a !== b);
        expect(seededRng("parent").split(a).state()).not.toEqual(seededRng("parent").split(b).state());
      }),
    );
  });

  test.each([
    ["a padded label", ["p", "a"], ["p", "a\0"]],
    ["an empty label and none", ["p", ""], ["p"]],
    ["two labels and their concatenation", ["p", "a", "b"], ["p", "ab"]],
    ["labels that agree in their first block", ["p", "12345678"], ["p", "12345678\0\0\0\0\0\0\0\0"]],
    ["half a character and another half", ["p", "\ud800"], ["p", "\udc00"]],
    ["a label and the same text as a seed", ["", "p"], ["p"]],
    ["swapped labels", ["p", "a", "b"], ["p", "b", "a"]],
  ])("tells apart %s", (_, one, other) => {
    expect(followPath(one).state().key).not.toEqual(followPath(other).state().key);
  });

  test("gives ten thousand numbered children with different first draws", () => {
    // 53-bit values: a coincidence among 10⁴ has probability 6e-9.
    const parent = seededRng("numbered");
    const firsts = Array.from({ length: 10_000 }, (_, i) => parent.split(`replicate ${i}`).uniform());
    expect(new Set(firsts).size).toBe(10_000);
    const score = chiSquareScore(
      histogram(
        firsts.map((u) => Math.floor(u * 100)),
        100,
      ),
    );
    expect(Math.abs(score)).toBeLessThan(6);
  });

  test.each([
    ["siblings", seededRng("family").split("a"), seededRng("family").split("b")],
    [
      "siblings with long, nearly equal labels",
      seededRng("family").split("hidden/he-init/1"),
      seededRng("family").split("hidden/he-init/2"),
    ],
    ["parent and child", seededRng("family"), seededRng("family").split("a")],
    ["child and grandchild", seededRng("family").split("a"), seededRng("family").split("a").split("a")],
    ["seeds that differ in one bit", seededRng("0"), seededRng("1")],
  ])("%s are independent: no correlation, and all pairs of values equally likely", (_, one, other) => {
    const count = 40_000;
    const a = take(count, () => one.uniform());
    const b = take(count, () => other.uniform());
    const product = multiply(
      a.map((u) => u - 0.5),
      b.map((u) => u - 0.5),
    );
    expectWithinSixSigma(mean(product), 0, 1 / 12 / Math.sqrt(count));
    const cells = a.map((u, i) => 16 * Math.floor(16 * u) + Math.floor(16 * (b[i] as number)));
    expect(Math.abs(chiSquareScore(histogram(cells, 256)))).toBeLessThan(6);
  });
});

describe("uniform", () => {
  const count = 100_000;
  const rng = seededRng("uniform");
  const draws = take(count, () => rng.uniform());

  test("is in [0, 1) with the mean, variance and independence of neighbours that it should have", () => {
    expect(draws.every((u) => u >= 0 && u < 1)).toBe(true);
    expectWithinSixSigma(mean(draws), 1 / 2, Math.sqrt(1 / 12 / count));
    expectWithinSixSigma(variance(draws), 1 / 12, Math.sqrt(1 / 180 / count));
    expectWithinSixSigma(lag1Correlation(draws), 0, 1 / Math.sqrt(count));
  });

  test("fills 1000 equal parts, and 30 × 30 squares by neighbouring draws, evenly", () => {
    expect(
      Math.abs(
        chiSquareScore(
          histogram(
            draws.map((u) => Math.floor(1000 * u)),
            1000,
          ),
        ),
      ),
    ).toBeLessThan(6);
    const pairs = Array.from(
      { length: count / 2 },
      (_, i) => 30 * Math.floor(30 * (draws[2 * i] as number)) + Math.floor(30 * (draws[2 * i + 1] as number)),
    );
    expect(Math.abs(chiSquareScore(histogram(pairs, 900)))).toBeLessThan(6);
  });

  test("has 53 random bits, the lowest as fair as the highest", () => {
    const some = draws.subarray(0, 10_000);
    for (let bit = 1; bit <= 53; bit++) {
      const ones = some.filter((u) => Math.floor(u * 2 ** bit) % 2 === 1).length;
      expectWithinSixSigma(ones, 5_000, 50);
    }
  });
});

describe("normal", () => {
  const count = 100_000;
  const rng = seededRng("normal");
  const draws = take(count, () => rng.normal());

  test("has mean 0, variance 1, kurtosis 3 and no correlation of neighbours", () => {
    expectWithinSixSigma(mean(draws), 0, 1 / Math.sqrt(count));
    expectWithinSixSigma(variance(draws), 1, Math.sqrt(2 / count));
    expectWithinSixSigma(mean(draws.map((z) => z ** 3)), 0, Math.sqrt(15 / count));
    expectWithinSixSigma(kurtosis(draws), 3, Math.sqrt(24 / count));
    expectWithinSixSigma(lag1Correlation(draws), 0, 1 / Math.sqrt(count));
  });

  test("follows the normal distribution everywhere", () => {
    // Kolmogorov and Smirnov: D√n exceeds 3.3 with probability 2·exp(−2·3.3²) = 7e-10.
    const sorted = draws.toSorted();
    const gaps = sorted.map((z, i) => Math.max((i + 1) / count - normalCdf(z), normalCdf(z) - i / count));
    expect(quantile(gaps, 1) * Math.sqrt(count)).toBeLessThan(3.3);
  });

  test("reaches into the tails as often as it should", () => {
    for (const z of [2, 3, 4]) {
      const beyond = draws.filter((draw) => Math.abs(draw) > z).length;
      const expected = count * 2 * normalCdf(-z);
      // Poisson counts: nine standard deviations, since the smallest expected count is 6.
      expectClose(beyond, expected, 9 * Math.sqrt(expected));
    }
  });

  test("scales by mean and standard deviation, also 0, bit for bit", () => {
    const value = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(value, value.map(Math.abs), (centre, sd) => {
        const z = seededRng("scaled").normal();
        expect(seededRng("scaled").normal(centre, sd)).toBe(centre + sd * z);
        expect(seededRng("scaled").normal(centre)).toBe(centre + z);
      }),
    );
    expect(seededRng("scaled").normal(5, 0)).toBe(5);
  });

  test.each([-1, NaN, Infinity])("refuses the standard deviation %p", (sd) => {
    expect(() => seededRng("a").normal(0, sd)).toThrow(
      new DomainError("normal", "a standard deviation of at least 0", String(sd)),
    );
  });
});

describe("int", () => {
  test.each([1, 2, 6, 7, 100])("gives every number below %i equally often", (n) => {
    const rng = seededRng(`int ${n}`);
    const draws = take(60_000, () => rng.int(n));
    const counts = histogram(draws, n);
    expect(counts).toHaveLength(n);
    if (n > 1) expect(Math.abs(chiSquareScore(counts))).toBeLessThan(6);
  });

  test("stays unbiased where a remainder alone would not be", () => {
    // For n = 3·2⁵¹ the remainder of a 53-bit number is below 2⁵¹ half of the time instead of a third.
    const count = 20_000;
    const rng = seededRng("large range");
    const low = take(count, () => rng.int(3 * 2 ** 51)).filter((value) => value < 2 ** 51).length;
    expectWithinSixSigma(low, count / 3, Math.sqrt((count * 2) / 9));
  });

  test("covers the whole range of whole numbers", () => {
    const rng = seededRng("widest");
    const draws = take(1000, () => rng.int(2 ** 53));
    expect(draws.every((value) => Number.isSafeInteger(value) && value >= 0)).toBe(true);
    expect(draws.some((value) => value > 2 ** 52)).toBe(true);
  });

  test.each([0, -1, 1.5, NaN, 2 ** 53 + 2])("refuses the range %p", (n) => {
    expect(() => seededRng("a").int(n)).toThrow(
      new DomainError("int", "a whole number from 1 to 9007199254740992 as n", String(n)),
    );
  });
});

test("a seed or a label that is not a text is refused", () => {
  expect(() => seededRng(42 as unknown as string)).toThrow(
    new DomainError("seededRng", "a text as the seed", "number"),
  );
  expect(() => seededRng("a").split(undefined as unknown as string)).toThrow(
    new DomainError("split", "a text as the label", "undefined"),
  );
});
