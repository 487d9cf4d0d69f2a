import fc from "fast-check";
import {
  add,
  addMat,
  axpy,
  cholesky,
  DomainError,
  frobenius,
  identity,
  leastSquares,
  matmul,
  matrix,
  matvec,
  norm2,
  ridge,
  scale,
  scaleMat,
  ShapeError,
  solveLower,
  solvePositive,
  solveUpper,
  subtract,
  transpose,
  vec,
  zeros,
  type Mat,
  type Vec,
} from "numerics";
import { expectClose } from "./expectClose";
import cases from "./fixtures/solves.json";

function expectVec(actual: Vec, expected: ArrayLike<number>, relative: number): void {
  expect(actual.length).toBe(expected.length);
  expectClose(norm2(subtract(actual, vec(expected))), 0, relative * norm2(vec(expected)));
}

const solvers: Record<string, (a: Mat, b: Vec) => Vec> = {
  lower: solveLower,
  upper: solveUpper,
  positive: solvePositive,
};

test.each(cases.square)("the solution of a $kind system of $n equations agrees with sixty digits", (sample) => {
  const a = matrix(sample.n, sample.n, sample.a);
  const b = vec(sample.b);
  const x = solvers[sample.kind]?.(a, b) ?? zeros(0);
  // Backward stable: what is left of the equations is rounding of their own terms, however ill-conditioned they are.
  const rest = norm2(subtract(matvec(a, x), b));
  expectClose(rest, 0, 1e-14 * (frobenius(a) * norm2(x) + norm2(b)));
  expectVec(x, sample.x, 1e-10);
  if (sample.factor) expectVec(cholesky(a).data, sample.factor, 1e-12);
});

test("triangular solves read their own triangle only", () => {
  const a = matrix(2, 2, [2, NaN, 1, 4]);
  expect(solveLower(a, vec([6, 11]))).toEqual(vec([3, 2]));
  expect(solveUpper(transpose(a), vec([8, 8]))).toEqual(vec([3, 2]));
});

test("solving a transposed triangle is solving from the other end", () => {
  const triangle = fc.integer({ min: 1, max: 6 }).chain((n) =>
    fc
      .array(fc.integer({ min: -9, max: 9 }), { minLength: n * n, maxLength: n * n })
      // Ones on the diagonal, so that everything stays whole and exact.
      .map((data) =>
        matrix(
          n,
          n,
          data.map((entry, i) => (i % (n + 1) === 0 ? 1 : entry)),
        ),
      ),
  );
  const reversed = (x: Vec): Vec => x.toReversed();
  fc.assert(
    fc.property(triangle, (a) => {
      const b = a.data.slice(0, a.rows);
      // Reversing rows and columns of a lower triangle makes it an upper one.
      const turned = matrix(a.rows, a.rows, reversed(a.data));
      const noSign = (x: Vec): Vec => x.map((entry) => entry + 0);
      expect(noSign(reversed(solveUpper(turned, reversed(b))))).toEqual(noSign(solveLower(a, b)));
    }),
  );
});

test.each([
  [
    "solveLower: needs a diagonal without zeros, got 0 in row 1",
    () => solveLower(matrix(2, 2, [1, 0, 1, 0]), zeros(2)),
  ],
  [
    "solveUpper: needs a diagonal without zeros, got 0 in row 0",
    () => solveUpper(matrix(2, 2, [0, 1, 0, 1]), zeros(2)),
  ],
  ["ridge: needs λ above 0, got 0", () => ridge(identity(2), zeros(2), 0)],
  ["ridge: needs λ above 0, got NaN", () => ridge(identity(2), zeros(2), NaN)],
  ["ridge: needs finite entries, got NaN", () => ridge(identity(1), vec([NaN]), 1)],
  ["leastSquares: needs finite entries, got Infinity", () => leastSquares(matrix(1, 1, [Infinity]), zeros(1))],
  ["leastSquares: needs finite entries, got NaN", () => leastSquares(identity(1), vec([NaN]))],
])("what has no answer is a DomainError: %s", (message, call) => {
  expect(call).toThrow(DomainError);
  expect(call).toThrow(message);
});

test.each([
  ["solveLower: needs a square matrix, got [2, 3]", () => solveLower(matrix(2, 3), zeros(2))],
  [
    "solveUpper: needs a right-hand side as long as the matrix has rows, got [2, 2] and length 3",
    () => solveUpper(identity(2), zeros(3)),
  ],
  ["solvePositive: needs a square matrix, got [3, 2]", () => solvePositive(matrix(3, 2), zeros(3))],
  [
    "ridge: needs a right-hand side as long as the matrix has rows, got [3, 2] and length 2",
    () => ridge(matrix(3, 2), zeros(2), 1),
  ],
  [
    "leastSquares: needs a right-hand side as long as the matrix has rows, got [3, 2] and length 2",
    () => leastSquares(matrix(3, 2), zeros(2)),
  ],
])("sizes that do not fit are a ShapeError: %s", (message, call) => {
  expect(call).toThrow(ShapeError);
  expect(call).toThrow(message);
});

/** (HᵀH + λI)w − Hᵀy, which is zero at the solution. */
const normalEquations = (h: Mat, y: Vec, lambda: number, w: Vec): Vec =>
  axpy(lambda, w, matvec(transpose(h), subtract(matvec(h, w), y)));

test.each(cases.ridge)("ridge agrees with sixty digits: [$rows, $cols], λ = $lambda", (sample) => {
  const h = matrix(sample.rows, sample.cols, sample.h);
  const y = vec(sample.y);
  const w = ridge(h, y, sample.lambda);
  expectVec(w, sample.w, 1e-9);
  expectClose(norm2(normalEquations(h, y, sample.lambda, w)), 0, 1e-10 * norm2(matvec(transpose(h), y)));
});

test("ridge at condition number 1e10 solves its normal equations to 1e-10 of their right-hand side", () => {
  // Columns of ReLU features whose elbows nearly coincide, with λ = 1e-5 beside singular values of about 300.
  const points = Array.from({ length: 200 }, (_, i) => i / 199);
  const elbows = Array.from({ length: 40 }, (_, j) => (j < 20 ? j / 20 : (j - 20) / 20 + 1e-9));
  const h = matrix(
    200,
    41,
    points.flatMap((x) => [...elbows.map((e) => 40 * Math.max(0, x - e)), 40]),
  );
  const y = vec(points.map((x) => Math.sin(12 * x)));
  const condition = (frobenius(h) * frobenius(h)) / 1e-5;
  expect(condition).toBeGreaterThan(1e10);
  const w = ridge(h, y, 1e-5);
  expectClose(norm2(normalEquations(h, y, 1e-5, w)), 0, 1e-10 * norm2(matvec(transpose(h), y)));
});

/** Without entries so small that 1 divided by them is infinite. */
const number = fc.double({ noNaN: true, min: -10, max: 10 }).map((value) => (Math.abs(value) < 1e-3 ? 0 : value));
const system = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([m, n]) =>
  fc.tuple(
    fc.array(number, { minLength: m * n, maxLength: m * n }).map((data) => matrix(m, n, data)),
    fc.array(number, { minLength: m, maxLength: m }).map(vec),
  ),
);

test("ridge agrees with Cholesky's factors where they are good enough", () => {
  fc.assert(
    fc.property(system, fc.double({ noNaN: true, min: 1, max: 100 }), ([h, y], lambda) => {
      const normal = addMat(matmul(transpose(h), h), scaleMat(identity(h.cols), lambda));
      const expected = solvePositive(normal, matvec(transpose(h), y));
      // The condition number of the normal equations is below 1 + 6·6·100.
      expectClose(norm2(subtract(ridge(h, y, lambda), expected)), 0, 1e-11 * (1 + norm2(y)));
    }),
  );
});

test("ridge shrinks as λ grows and is linear in y", () => {
  fc.assert(
    fc.property(system, ([h, y]) => {
      const lengths = [0.1, 1, 10, 100].map((lambda) => norm2(ridge(h, y, lambda)));
      lengths.slice(1).forEach((length, i) => {
        expect(length).toBeLessThanOrEqual((lengths[i] ?? NaN) + 1e-12);
      });
      const twice = ridge(h, scale(y, 2), 1);
      expectVec(twice, scale(ridge(h, y, 1), 2), 1e-13);
    }),
  );
});

test("a dead unit and a repeated column get finite weights, the dead one 0", () => {
  const w = ridge(matrix(3, 3, [0, 1, 1, 0, 2, 2, 0, 3, 3]), vec([1, 2, 3]), 1e-5);
  expectClose(w[0] ?? NaN, 0, 1e-18);
  expectClose(w[1] ?? NaN, w[2] ?? NaN, 1e-9);
  expectClose((w[1] ?? NaN) + (w[2] ?? NaN), 1, 1e-5);
});

test.each(cases.leastSquares)("least squares agree with sixty digits: [$rows, $cols]", ({ rows, cols, a, b, x }) => {
  expectVec(leastSquares(matrix(rows, cols, a), vec(b)), x, 1e-12);
});

test("what least squares leave over is orthogonal to every column, and nothing is shorter", () => {
  fc.assert(
    fc.property(system, ([a, b]) => {
      const x = leastSquares(a, b);
      const rest = subtract(b, matvec(a, x));
      const size = frobenius(a);
      expectClose(norm2(matvec(transpose(a), rest)), 0, 1e-12 * size * (norm2(b) + size * norm2(x)));
      // A part of x outside the rows of A would lengthen it and change no equation; ridge with a small λ has none.
      const inRows = matvec(transpose(a), leastSquares(transpose(a), x));
      expectClose(norm2(subtract(inRows, x)), 0, 1e-9 * norm2(x));
    }),
  );
});

test("of many solutions it takes the shortest, also when equations repeat", () => {
  const a = matrix(3, 3, [1, 0.1, 0.01, 2, 0.2, 0.02, 0, 0, 0]);
  const shortest = scale(vec([1, 0.1, 0.01]), 1 / 1.0101);
  expectVec(leastSquares(a, vec([1, 2, 0])), shortest, 1e-14);
  expect(leastSquares(matrix(2, 2), vec([1, 2]))).toEqual(zeros(2));
  const longer = add(shortest, vec([0.1, -1, 0]));
  expectClose(norm2(subtract(matvec(a, longer), vec([1, 2, 0]))), 0, 1e-15);
  expect(norm2(longer)).toBeGreaterThan(norm2(shortest));
});
