import fc from "fast-check";
import {
  add,
  concat,
  DomainError,
  dot,
  frobenius,
  matrix,
  norm1,
  norm2,
  normInf,
  normP,
  rms,
  scale,
  vec,
  zeros,
  type Vec,
} from "numerics";
import { expectClose, expectRelative } from "./expectClose";
import samples from "./fixtures/norms.json";

/** Math.pow is good to about one rounding; a p-norm takes two powers, and the larger p the less the first one matters. */
const powerTolerance = 1e-14;

/** Zero, or a size from 1e-200 to 1e200 of either sign. */
const entry = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(-1, 1), fc.double({ noNaN: true, min: -200, max: 200 }))
      .map(([side, exponent]) => side * 10 ** exponent),
  },
);
const moderate = fc.double({ noNaN: true, min: -1e3, max: 1e3 });
const vector = (length: number, of = entry): fc.Arbitrary<Vec> =>
  fc.array(of, { minLength: length, maxLength: length }).map(vec);
const pair = (of = entry): fc.Arbitrary<[Vec, Vec]> =>
  fc.nat({ max: 8 }).chain((length) => fc.tuple(vector(length, of), vector(length, of)));
const exponent = fc.oneof(fc.constantFrom(1, 2, Infinity), fc.double({ noNaN: true, min: 1, max: 50 }));

test.each(samples)("norms agree with exact fractions and 60-digit roots: $name", (sample) => {
  const x = vec(sample.x);
  // An entry may be subnormal, and then one rounding is a whole unit of the smallest number.
  const unit = 5e-324;
  expectClose(norm1(x), sample.norm1, 3e-16 * sample.norm1 + unit);
  expectClose(norm2(x), sample.norm2, 4e-16 * sample.norm2 + unit);
  expectClose(rms(x), sample.rms, 4e-16 * sample.rms + unit);
  expect(normInf(x)).toBe(sample.normInf);
  for (const [p, expected] of Object.entries(sample.p))
    expectClose(normP(x, Number(p)), expected, powerTolerance * expected + unit);
});

test.each([
  ["norm1", norm1],
  ["norm2", norm2],
  ["normInf", normInf],
  ["norm3", (x: Vec) => normP(x, 3)],
  ["frobenius", (x: Vec) => frobenius(matrix(1, x.length, x))],
])("%s is 0 for an empty vector, and infinities and NaN show", (_, norm) => {
  expect(norm(zeros(0))).toBe(0);
  expect(norm(zeros(4))).toBe(0);
  expect(norm(vec([1, -Infinity]))).toBe(Infinity);
  expect(norm(vec([1, NaN, 2]))).toBe(NaN);
});

test("rms needs an entry", () => {
  expect(() => rms(zeros(0))).toThrow(new DomainError("rms", "at least 1 entry", "0"));
});

test.each([0.5, 0, -1, NaN])("normP with p = %p is refused: the formula is not a norm there", (p) => {
  expect(() => normP(vec([1, 2]), p)).toThrow(new DomainError("normP", "p of at least 1", String(p)));
});

test("normP at 1, 2 and infinity is the named norm, bit for bit", () => {
  fc.assert(
    fc.property(pair(), ([x]) => {
      expect(normP(x, 1)).toBe(norm1(x));
      expect(normP(x, 2)).toBe(norm2(x));
      expect(normP(x, Infinity)).toBe(normInf(x));
    }),
  );
});

test("triangle inequality: the norm of a sum is at most the sum of the norms", () => {
  fc.assert(
    fc.property(pair(), exponent, ([a, b], p) => {
      const bound = normP(a, p) + normP(b, p);
      expect(normP(add(a, b), p)).toBeLessThanOrEqual(bound * (1 + powerTolerance));
    }),
  );
});

test("homogeneity: scaling a vector scales its norm", () => {
  const factor = fc.double({ noNaN: true, min: -1e50, max: 1e50 }).filter((c) => Math.abs(c) > 1e-50);
  fc.assert(
    fc.property(pair(), factor, exponent, ([x], c, p) => {
      expectRelative(normP(scale(x, c), p), Math.abs(c) * normP(x, p), 2 * powerTolerance);
    }),
  );
});

test("Hölder: |g·u| is at most the p-norm of g times the dual norm of u", () => {
  fc.assert(
    fc.property(pair(moderate), exponent, ([g, u], p) => {
      const q = p === 1 ? Infinity : p === Infinity ? 1 : p / (p - 1);
      expect(Math.abs(dot(g, u))).toBeLessThanOrEqual(normP(g, p) * normP(u, q) * (1 + 2 * powerTolerance));
    }),
  );
});

test("a larger p gives a smaller norm", () => {
  fc.assert(
    fc.property(pair(), exponent, exponent, ([x], p, q) => {
      const slack = 1 + powerTolerance;
      expect(normP(x, Math.max(p, q))).toBeLessThanOrEqual(normP(x, Math.min(p, q)) * slack);
    }),
  );
});

test("the 2-norm is √n times the root mean square, and repeating a vector keeps the latter", () => {
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 1, maxLength: 8 }).map(vec),
      fc.integer({ min: 1, max: 5 }),
      (x, times) => {
        expectRelative(norm2(x), Math.sqrt(x.length) * rms(x), 1e-15);
        expectRelative(rms(concat(...Array.from({ length: times }, () => x))), rms(x), 1e-15);
      },
    ),
  );
});
