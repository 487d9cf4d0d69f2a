import fc from "fast-check";
import { portablePow } from "#grader/guests/portablePow";

// Expected values: Python's decimal with 400 digits, float(Decimal(x) ** Decimal(y)).
test.each([
  [10, -4, 0.0001],
  [10, -5, 1e-5],
  [10, 23, 1e23],
  [10, 308, 1e308],
  [10, -308, 1e-308],
  [3, 33, 5559060566555523.0],
  [0.9, 100, 2.6561398887587544e-5],
  [0.999, 1000, 0.36769542477096373],
  [2, -0.5, 0.7071067811865476],
  [2, 9.5, 724.0773439350247],
  [3, 0.1, 1.1161231740339044],
  [7.25, -3.5, 0.0009745788382739201],
  [1.0000001, 10000000.0, 2.7182816941320818],
  [1.0000000000000002, 4503599627370496.0, 2.718281828459045],
  [0.9999999999999999, -9007199254740992.0, 2.7182818284590455],
  [1e300, 1.01, 1.0000000000000062e303],
  [5e-324, 0.3, 1.018908996936868e-97],
  [5e-324, -0.3, 9.814419177829288e96],
  [2.718281828459045, 700.5, 1.6721859620674363e304],
  [123.456, -120.25, 3.13081751136001e-252],
  [0.5, 1074, 5e-324],
  [171.88115209676192, 8, 7.61773829135808e17],
  [1e308, 0.9999999999999999, 9.999999999999212e307],
])("%p to the power of %p is the nearest double", (base, exponent, expected) => {
  expect(portablePow(base, exponent)).toBe(expected);
});

const edges = [0, 0.5, 1, 2, 3, 1074, 1075, 2 ** 53, 2 ** 53 + 2, 1e300, 5e-324, Number.MAX_VALUE, Infinity, NaN];
const signedEdges = [...edges, ...edges.map((edge) => -edge)];

test("at the edges it is what the language says", () => {
  for (const base of signedEdges)
    for (const exponent of signedEdges) {
      const expected = base ** exponent;
      // Of finite results only the signs: the last bits are what differs.
      if (Number.isFinite(expected) && expected !== 0)
        expect(Math.sign(Number(portablePow(base, exponent)))).toBe(Math.sign(expected));
      else expect(portablePow(base, exponent)).toBe(expected);
    }
});

const double = fc.double({ noNaN: true });

test("anywhere it is as near to the built-in function as that one is to the truth", () => {
  fc.assert(
    fc.property(
      fc.oneof(double, fc.double({ min: 0, max: 40, noNaN: true })),
      fc.oneof(double, fc.double({ min: -40, max: 40, noNaN: true })),
      (base, exponent) => {
        const expected = base ** exponent;
        const got = Number(portablePow(base, exponent));
        if (!Number.isFinite(expected) || !Number.isFinite(got)) expect(got).toBe(expected);
        else expect(Math.abs(got - expected)).toBeLessThanOrEqual(2 ** -52 * Math.abs(expected) + Number.MIN_VALUE);
      },
    ),
    { numRuns: 20_000 },
  );
});

test("powers of whole numbers that fit a double are exact", () => {
  fc.assert(
    fc.property(fc.integer({ min: -200, max: 200 }), fc.integer({ min: 0, max: 60 }), (base, exponent) => {
      const exact = BigInt(base) ** BigInt(exponent);
      expect(portablePow(base, exponent)).toBe(Number(exact));
    }),
  );
});

test("it takes what the operator takes", () => {
  expect(portablePow(2n, 64n)).toBe(2n ** 64n);
  expect(portablePow("3", [2])).toBe(9);
  expect(() => portablePow(2n, 3)).toThrow(TypeError);
});
