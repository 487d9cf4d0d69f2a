import fc from "fast-check";
import { alignAtPoint, digitsToTellApart, formatNumber } from "../../app/results/numberColumns";

test.each([
  [1, "1"],
  [-0.5, "-0.5"],
  [1 / 3, "0.333333"],
  [123456.789, "123457"],
  [1e-9, "1e-9"],
  [1e20, "100000000000000000000"],
  ["NaN", "NaN"],
  ["-0", "-0"],
  ["-Infinity", "-∞"],
] as const)("%p is written %p", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test("points stand under each other, and words end where whole numbers do", () => {
  expect(alignAtPoint(["1.5", "-10.25", "3", "NaN", "1e-9"])).toEqual([
    "  1.5 ",
    "-10.25",
    "  3   ",
    "NaN   ",
    "  1e-9",
  ]);
});

test("two numbers on either side of a rounding edge are written differently", () => {
  const [a, b] = [-2.6152565e-73, -2.6152565e-73 * (1 - 5.551115123125784e-17 * 2)];
  const digits = digitsToTellApart(a, b);
  expect(formatNumber(a, digits)).not.toBe(formatNumber(b, digits));
});

test("two numbers that differ are written differently", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(finite, fc.double({ min: -1e-6, max: 1e-6, noNaN: true }), (a, relative) => {
      const b = a * (1 + relative);
      fc.pre(a !== b && Number.isFinite(b));
      const digits = digitsToTellApart(a, b);
      expect(formatNumber(a, digits)).not.toBe(formatNumber(b, digits));
    }),
  );
});

test("every line of an aligned column is equally wide", () => {
  fc.assert(
    fc.property(fc.array(fc.double(), { minLength: 1 }), (values) => {
      const texts = values.map((value) => formatNumber(Number.isFinite(value) ? value : "NaN"));
      const widths = new Set(alignAtPoint(texts).map((text) => text.length));
      expect(widths.size).toBe(1);
    }),
  );
});
