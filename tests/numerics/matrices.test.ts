import fc from "fast-check";
import {
  add,
  addMat,
  col,
  colRange,
  concat,
  diagonal,
  diagonalMat,
  DomainError,
  dot,
  entry,
  frobenius,
  identity,
  mapMat,
  matmul,
  matrix,
  matrixFromRows,
  matvec,
  outer,
  row,
  rowRange,
  scaleMat,
  ShapeError,
  subtractMat,
  sum,
  transpose,
  vec,
  zeros,
  type Mat,
  type Vec,
} from "numerics";
import { expectClose, expectRelative, rounding } from "./expectClose";
import cases from "./fixtures/matrices.json";

const real = fc.double({ noNaN: true, min: -1e3, max: 1e3 });
const whole = fc.integer({ min: -1000, max: 1000 });
const size = fc.nat({ max: 5 });
const mat = (rows: number, cols: number, of: fc.Arbitrary<number> = whole): fc.Arbitrary<Mat> =>
  fc.array(of, { minLength: rows * cols, maxLength: rows * cols }).map((entries) => matrix(rows, cols, entries));
const vector = (length: number, of: fc.Arbitrary<number> = whole): fc.Arbitrary<Vec> =>
  fc.array(of, { minLength: length, maxLength: length }).map(vec);
const sizes = fc.tuple(size, size, size, size);
const absolute = (a: Mat): Mat => mapMat(a, Math.abs);

test.each([
  ["matrix of zeros", matrix(2, 2), [[0, 0], [0, 0]]], // prettier-ignore
  ["matrix of entries", matrix(2, 3, [1, 2, 3, 4, 5, 6]), [[1, 2, 3], [4, 5, 6]]], // prettier-ignore
  ["identity", identity(3), [[1, 0, 0], [0, 1, 0], [0, 0, 1]]], // prettier-ignore
  ["transpose", transpose(matrix(2, 3, [1, 2, 3, 4, 5, 6])), [[1, 4], [2, 5], [3, 6]]], // prettier-ignore
  ["addMat", addMat(matrix(1, 2, [1, 2]), matrix(1, 2, [3, 5])), [[4, 7]]],
  ["subtractMat", subtractMat(matrix(1, 2, [1, 2]), matrix(1, 2, [3, 5])), [[-2, -3]]],
  ["scaleMat", scaleMat(matrix(2, 1, [1, -2]), 3), [[3], [-6]]],
  ["mapMat", mapMat(matrix(2, 1, [4, 9]), Math.sqrt), [[2], [3]]],
  ["outer", outer(vec([1, 2, 3]), vec([10, 1])), [[10, 1], [20, 2], [30, 3]]], // prettier-ignore
  ["diagonalMat", diagonalMat(vec([1, 2])), [[1, 0], [0, 2]]], // prettier-ignore
  ["rowRange", rowRange(matrix(3, 2, [1, 2, 3, 4, 5, 6]), 1, 3), [[3, 4], [5, 6]]], // prettier-ignore
  ["colRange", colRange(matrix(2, 3, [1, 2, 3, 4, 5, 6]), 1, 3), [[2, 3], [5, 6]]], // prettier-ignore
  ["matmul", matmul(matrix(2, 2, [1, 2, 3, 4]), matrix(2, 1, [5, 6])), [[17], [39]]],
])("%s gives the entries worked out by hand", (_, actual, rows) => {
  expect(actual).toEqual(matrixFromRows(rows));
});

test("rows, columns and entries are found where they were put", () => {
  const a = matrixFromRows([vec([1, 2, 3]), [4, 5, 6]]);
  expect(a).toEqual({ rows: 2, cols: 3, data: vec([1, 2, 3, 4, 5, 6]) });
  expect([row(a, 0), row(a, 1), col(a, 0), col(a, 2)]).toEqual([
    vec([1, 2, 3]),
    vec([4, 5, 6]),
    vec([1, 4]),
    vec([3, 6]),
  ]);
  expect([entry(a, 0, 2), entry(a, 1, 0)]).toEqual([3, 4]);
  expect(matrixFromRows([])).toEqual(matrix(0, 0));
});

test("ranges of rows and columns put together give the matrix back, and empty ones are empty", () => {
  fc.assert(
    fc.property(
      sizes.chain(([m, n, i, j]) => fc.tuple(mat(m, n), fc.constant(Math.min(i, m)), fc.constant(Math.min(j, n)))),
      ([a, i, j]) => {
        expect(concat(rowRange(a, 0, i).data, rowRange(a, i, a.rows).data)).toEqual(a.data);
        expect(transpose(colRange(a, 0, j))).toEqual(rowRange(transpose(a), 0, j));
        expect(rowRange(a, i, i)).toEqual(matrix(0, a.cols));
        expect(colRange(a, j, j)).toEqual(matrix(a.rows, 0));
      },
    ),
  );
});

test("the diagonal of any shape is as long as its shorter side", () => {
  const a = matrix(2, 3, [1, 2, 3, 4, 5, 6]);
  expect([diagonal(a), diagonal(transpose(a)), diagonal(matrix(0, 3))]).toEqual([vec([1, 5]), vec([1, 5]), vec([])]);
  expect(diagonal(diagonalMat(vec([3, 7])))).toEqual(vec([3, 7]));
});

test("rows and columns are copies", () => {
  const a = matrix(2, 2, [1, 2, 3, 4]);
  row(a, 0)[0] = 9;
  col(a, 0)[0] = 9;
  expect(a.data).toEqual(vec([1, 2, 3, 4]));
});

test.each(cases)("products agree with exact fractions: [$rows, $inner] times [$inner, $cols]", (sample) => {
  const a = matrix(sample.rows, sample.inner, sample.a);
  const b = matrix(sample.inner, sample.cols, sample.b);
  const x = vec(sample.x);
  const bound = sample.inner * 1.2e-16;
  const product = matmul(a, b);
  const allowed = matmul(absolute(a), absolute(b));
  product.data.forEach((got, i) => expectClose(got, sample.matmul[i] as number, bound * (allowed.data[i] as number)));
  const allowedVector = matvec(absolute(a), x.map(Math.abs));
  matvec(a, x).forEach((got, i) => expectClose(got, sample.matvec[i] as number, bound * (allowedVector[i] as number)));
});

test.each([
  ["matrix: needs 6 entries for shape [2, 3], got 5", () => matrix(2, 3, [1, 2, 3, 4, 5])],
  ["matrixFromRows: needs 2 entries in every row, got 3 in row 1", () => matrixFromRows([[1, 2], [1, 2, 3]])], // prettier-ignore
  ["addMat: needs two matrices of the same shape, got [1, 2] and [2, 1]", () => addMat(matrix(1, 2), matrix(2, 1))],
  [
    "subtractMat: needs two matrices of the same shape, got [1, 2] and [1, 3]",
    () => subtractMat(matrix(1, 2), matrix(1, 3)),
  ],
  [
    "matmul: needs as many columns on the left as rows on the right, got [2, 3] times [2, 3]",
    () => matmul(matrix(2, 3), matrix(2, 3)),
  ],
  [
    "matvec: needs a vector as long as the matrix has columns, got [2, 3] times length 2",
    () => matvec(matrix(2, 3), zeros(2)),
  ],
])("sizes that do not fit are a ShapeError: %s", (message, call) => {
  expect(call).toThrow(ShapeError);
  expect(call).toThrow(message);
});

test.each([
  ["matrix: needs a whole number of at least 0 as rows, got -1", () => matrix(-1, 2)],
  ["matrix: needs a whole number of at least 0 as cols, got 1.5", () => matrix(2, 1.5)],
  ["identity: needs a whole number of at least 0 as size, got NaN", () => identity(NaN)],
  ["row: needs a whole number from 0 to 1 as row index, got 2", () => row(matrix(2, 3), 2)],
  ["col: needs a whole number from 0 to 2 as column index, got 3", () => col(matrix(2, 3), 3)],
  ["entry: needs a whole number from 0 to 1 as row index, got -1", () => entry(matrix(2, 3), -1, 0)],
  ["entry: needs a whole number from 0 to 2 as column index, got 0.5", () => entry(matrix(2, 3), 0, 0.5)],
  ["rowRange: needs a whole number from 0 to 2 as first row, got 3", () => rowRange(matrix(2, 3), 3, 3)],
  ["rowRange: needs a whole number from 1 to 2 as row after the last, got 0", () => rowRange(matrix(2, 3), 1, 0)],
  ["colRange: needs a whole number from 0 to 3 as first column, got -1", () => colRange(matrix(2, 3), -1, 1)],
  ["colRange: needs a whole number from 2 to 3 as column after the last, got 4", () => colRange(matrix(2, 3), 2, 4)],
  ["row: needs at least one row, got none", () => row(matrix(0, 3), 0)],
])("what is not a size or an index is a DomainError: %s", (message, call) => {
  expect(call).toThrow(DomainError);
  expect(call).toThrow(message);
});

const lopsided: Mat = { rows: 2, cols: 2, data: vec([1, 2, 3]) };
test.each([
  ["transpose", () => transpose(lopsided)],
  ["matmul", () => matmul(identity(2), lopsided)],
  ["matmul", () => matmul(lopsided, identity(2))],
  ["matvec", () => matvec(lopsided, zeros(2))],
  ["row", () => row(lopsided, 0)],
  ["col", () => col(lopsided, 0)],
  ["entry", () => entry(lopsided, 0, 0)],
  ["addMat", () => addMat(identity(2), lopsided)],
  ["subtractMat", () => subtractMat(lopsided, identity(2))],
  ["scaleMat", () => scaleMat(lopsided, 2)],
  ["mapMat", () => mapMat(lopsided, Math.abs)],
  ["frobenius", () => frobenius(lopsided)],
  ["diagonal", () => diagonal(lopsided)],
  ["rowRange", () => rowRange(lopsided, 0, 1)],
  ["colRange", () => colRange(lopsided, 0, 1)],
])("%s refuses a matrix written by hand with a missing entry", (operation, call) => {
  expect(call).toThrow(new ShapeError(operation, "4 entries in a [2, 2] matrix", "3"));
});

test("(AB)C = A(BC): exactly in whole numbers, to rounding otherwise", () => {
  fc.assert(
    fc.property(
      sizes.chain(([m, k, l, n]) => fc.tuple(mat(m, k), mat(k, l), mat(l, n))),
      ([a, b, c]) => expect(matmul(matmul(a, b), c)).toEqual(matmul(a, matmul(b, c))),
    ),
  );
  fc.assert(
    fc.property(
      sizes.chain(([m, k, l, n]) => fc.tuple(mat(m, k, real), mat(k, l, real), mat(l, n, real))),
      ([a, b, c]) => {
        const left = matmul(matmul(a, b), c);
        const right = matmul(a, matmul(b, c));
        // Each side is within (k + l) roundings of |A||B||C|; the last term is for products that underflow.
        const sizes = matmul(matmul(absolute(a), absolute(b)), absolute(c));
        const bound = 2.2 * (a.cols + b.cols) * rounding;
        left.data.forEach((entry, i) =>
          expectClose(entry, right.data[i] as number, bound * (sizes.data[i] as number) + 1e-300),
        );
      },
    ),
  );
});

test("A(B + C) = AB + AC in whole numbers", () => {
  fc.assert(
    fc.property(
      sizes.chain(([m, k, n]) => fc.tuple(mat(m, k), mat(k, n), mat(k, n))),
      ([a, b, c]) => expect(matmul(a, addMat(b, c))).toEqual(addMat(matmul(a, b), matmul(a, c))),
    ),
  );
});

test("the identity changes nothing on either side", () => {
  fc.assert(
    fc.property(
      sizes.chain(([m, n]) => mat(m, n)),
      (a) => {
        expect(matmul(identity(a.rows), a)).toEqual(a);
        expect(matmul(a, identity(a.cols))).toEqual(a);
      },
    ),
  );
});

test("transposing twice gives the matrix back, and (AB)ᵀ = BᵀAᵀ bit for bit", () => {
  fc.assert(
    fc.property(
      sizes.chain(([m, k, n]) => fc.tuple(mat(m, k, real), mat(k, n, real))),
      ([a, b]) => {
        expect(transpose(transpose(a))).toEqual(a);
        expect(transpose(matmul(a, b))).toEqual(matmul(transpose(b), transpose(a)));
      },
    ),
  );
});

test("matvec and outer are matmul with a column, bit for bit", () => {
  const asColumn = (x: Vec): Mat => matrix(x.length, 1, x);
  fc.assert(
    fc.property(
      sizes.chain(([m, n]) => fc.tuple(mat(m, n, real), vector(n, real), vector(m, real))),
      ([a, x, y]) => {
        expect(matvec(a, x)).toEqual(matmul(a, asColumn(x)).data);
        // Matmul adds its product to 0, which turns −0 into 0.
        expect(mapMat(outer(y, x), (entry) => entry + 0)).toEqual(matmul(asColumn(y), transpose(asColumn(x))));
      },
    ),
  );
});

test("(Ax)·y = x·(Aᵀy) in whole numbers", () => {
  fc.assert(
    fc.property(
      sizes.chain(([m, n]) => fc.tuple(mat(m, n), vector(n), vector(m))),
      ([a, x, y]) => expect(dot(matvec(a, x), y)).toBe(dot(x, matvec(transpose(a), y))),
    ),
  );
});

test("scaling by −1 is subtracting from nothing, and A − B is A + (−1)B", () => {
  fc.assert(
    fc.property(
      sizes.chain(([m, n]) => fc.tuple(mat(m, n, real), mat(m, n, real))),
      ([a, b]) => expect(subtractMat(a, b)).toEqual(addMat(a, scaleMat(b, -1))),
    ),
  );
});

test("the squared Frobenius norm is the trace of AᵀA and the sum over rows", () => {
  fc.assert(
    fc.property(
      sizes.chain(([m, n]) => mat(m, n)),
      (a) => {
        const gram = matmul(transpose(a), a);
        const trace = sum(vec(Array.from({ length: a.cols }, (_, i) => entry(gram, i, i))));
        expectRelative(frobenius(a) ** 2, trace, 1e-15);
        const rows = Array.from({ length: a.rows }, (_, i) => row(a, i));
        expect(concat(...rows)).toEqual(a.data);
        expect(trace).toBe(rows.reduce((total, x) => total + dot(x, x), 0));
      },
    ),
  );
});

test("adding rows of products is multiplying by the sum", () => {
  fc.assert(
    fc.property(
      sizes.chain(([m, n]) => fc.tuple(mat(m, n), vector(n), vector(n))),
      ([a, x, y]) => expect(matvec(a, add(x, y))).toEqual(add(matvec(a, x), matvec(a, y))),
    ),
  );
});
