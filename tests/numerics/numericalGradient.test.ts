import fc from "fast-check";
import { DomainError, dot, matrix, matvec, norm2, numericalGradient, sum, vec, type Mat, type Vec } from "numerics";
import { expectClose } from "./expectClose";

test("every number in a structure gets its derivative, in its place", () => {
  const params = { bias: 0.5, weights: matrix(2, 2, [1, 2, 3, 4]), rows: [vec([1, -2]), vec([3])], pair: [2, -1] };
  const f = ({ bias, weights, rows, pair }: typeof params): number =>
    Math.sin(bias) +
    sum(matvec(weights, vec([1, 10]))) +
    dot(rows[0] ?? vec([]), vec([5, 7])) +
    (rows[1]?.[0] ?? 0) ** 2 +
    (pair[0] ?? 0) * (pair[1] ?? 0);
  const gradient = numericalGradient(f, params);
  expect([gradient.weights.rows, gradient.weights.cols, gradient.pair.length]).toEqual([2, 2, 2]);
  const expected = [Math.cos(0.5), 1, 10, 1, 10, 5, 7, 6, -1, 2];
  const got = [gradient.bias, ...gradient.weights.data, ...gradient.rows.flatMap((row) => [...row]), ...gradient.pair];
  got.forEach((value, i) => {
    expectClose(value, expected[i] ?? NaN, 1e-8);
  });
});

test("is exact for straight lines and parabolas up to rounding, at any size of the parameter", () => {
  const place = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
  fc.assert(
    fc.property(place, (x) => {
      expectClose(
        numericalGradient((p) => p * p, x),
        2 * x,
        1e-9 * Math.max(1, (x * x) / Math.max(1, Math.abs(x))),
      );
    }),
  );
});

test("the gradient of a norm is its direction", () => {
  const entries = fc.array(fc.double({ noNaN: true, min: -10, max: 10 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(entries, (list) => {
      const x = vec(list);
      fc.pre(norm2(x) > 0.1);
      numericalGradient(norm2, x).forEach((slope, i) => {
        expectClose(slope, (x[i] ?? NaN) / norm2(x), 1e-7);
      });
    }),
  );
});

test("a smaller step is used when asked for, twice for each number", () => {
  const seen: number[] = [];
  numericalGradient(
    (p) => {
      seen.push(p);
      return p;
    },
    0,
    0.5,
  );
  expect(seen).toEqual([0.5, -0.5]);
});

test("the parameters stay as they were, and f sees whole ones", () => {
  const params: { W: Mat[]; b: Vec[] } = { W: [matrix(1, 2, [1, 2])], b: [vec([3])] };
  const before = structuredClone(params);
  const totals: number[] = [];
  const gradient = numericalGradient(({ W, b }) => {
    totals.push(sum(W[0]?.data ?? vec([])) + sum(b[0] ?? vec([])));
    return 0;
  }, params);
  expect(params).toEqual(before);
  expect(gradient).toEqual({ W: [matrix(1, 2)], b: [vec([0])] });
  expect(totals.map(Math.round)).toEqual([6, 6, 6, 6, 6, 6]);
});

test.each([
  ["numericalGradient: needs a step above 0, got 0", () => numericalGradient((p) => p, 1, 0)],
  [
    "numericalGradient: needs numbers, vectors and matrices as parameters, got a string",
    () => numericalGradient(() => 0, { name: "w" }),
  ],
  [
    "numericalGradient: needs numbers, vectors and matrices as parameters, got a undefined",
    () => numericalGradient(() => 0, [undefined]),
  ],
])("what has no gradient is a DomainError: %s", (message, call) => {
  expect(call).toThrow(DomainError);
  expect(call).toThrow(message);
});
