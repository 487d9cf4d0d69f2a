import fc from "fast-check";
import {
  cholesky,
  diagonalMat,
  DomainError,
  entry,
  frobenius,
  identity,
  matmul,
  matrix,
  norm2,
  scaleMat,
  seededRng,
  ShapeError,
  spectral,
  subtractMat,
  svd,
  transpose,
  vec,
  type Mat,
  type Vec,
} from "numerics";
import { expectClose, expectRelative } from "./expectClose";
import samples from "./fixtures/decompositions.json";

/** What content and docblock promise is 1e-12; these are ten times stricter. */
const accuracy = 1e-13;

const largestEntry = (a: Mat): number => a.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const expectOrthonormalColumns = (a: Mat): void =>
  expectClose(largestEntry(subtractMat(matmul(transpose(a), a), identity(a.cols))), 0, accuracy);

/** Every law of a thin SVD. */
function expectSvd(a: Mat): Vec {
  const { u, s, v } = svd(a);
  const k = Math.min(a.rows, a.cols);
  expect([u.rows, u.cols, s.length, v.rows, v.cols]).toEqual([a.rows, k, k, a.cols, k]);
  expectOrthonormalColumns(u);
  expectOrthonormalColumns(v);
  expect([...s]).toEqual([...s].toSorted((first, second) => second - first));
  expect(s.every((value) => value >= 0)).toBe(true);
  const rebuilt = matmul(matmul(u, diagonalMat(s)), transpose(v));
  expectClose(largestEntry(subtractMat(rebuilt, a)), 0, accuracy * (s[0] ?? 0));
  return s;
}

test.each(samples)("singular values agree with sixty digits: $name", ({ rows, cols, a, singularValues }) => {
  const s = expectSvd(matrix(rows, cols, a));
  const [largest = 0] = singularValues;
  singularValues.forEach((expected, i) => {
    expectClose(s[i] ?? NaN, expected, accuracy * largest);
  });
  expectRelative(spectral(matrix(rows, cols, a)), largest, accuracy);
});

const size = fc.integer({ min: 1, max: 7 });
const entries = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -3, max: 3 }),
  // Their squares, or the rounding of them, leave the range of a double.
  fc.constantFrom(1e-130, 2e-139, 1e-141, -1e-150, 1e-162, 1e-200, 1e-291, 1e-300),
  fc.double({ noNaN: true, min: -1e3, max: 1e3 }),
);
const mat = fc
  .tuple(size, size)
  .chain(([rows, cols]) =>
    fc.array(entries, { minLength: rows * cols, maxLength: rows * cols }).map((data) => matrix(rows, cols, data)),
  );

test("A = U·diag(s)·Vᵀ with orthogonal U and V, of any shape and rank", () => {
  fc.assert(fc.property(mat, (a) => expect(expectSvd(a).length).toBe(Math.min(a.rows, a.cols))));
});

test("the transpose has the same singular values, and U and V change places", () => {
  fc.assert(
    fc.property(mat, (a) => {
      const [one, other] = [svd(a), svd(transpose(a))];
      other.s.forEach((value, i) => {
        expectClose(value, one.s[i] ?? NaN, accuracy * (one.s[0] ?? 0));
      });
      if (a.rows !== a.cols) expect([other.u, other.v]).toEqual([one.v, one.u]);
    }),
  );
});

test("scaling by a power of two scales the singular values and nothing else, bit for bit", () => {
  fc.assert(
    fc.property(mat, fc.integer({ min: -300, max: 300 }), (a, exponent) => {
      // Entries near the smallest double would be rounded by the scaling itself.
      fc.pre(a.data.every((value) => value === 0 || Math.abs(value) > 1e-200));
      const factor = Math.pow(2, exponent);
      const [plain, scaled] = [svd(a), svd(scaleMat(a, factor))];
      expect([scaled.u, scaled.v]).toEqual([plain.u, plain.v]);
      expect(scaled.s).toEqual(plain.s.map((value) => value * factor));
    }),
  );
});

test("the squares of the singular values add up to the squared Frobenius norm, and the largest is the spectral norm", () => {
  fc.assert(
    fc.property(mat, (a) => {
      expectRelative(norm2(svd(a).s), frobenius(a), accuracy);
      expect(spectral(a)).toBe(svd(a).s[0]);
      expect(spectral(a)).toBeLessThanOrEqual(frobenius(a) * (1 + accuracy));
    }),
  );
});

test.each([1e-150, 3.1434555694052576e-162, 1e-170, 1e-200, 1e-300, 5e-324])(
  "beside ordinary columns one of length %p, whose square no number holds, leaves all laws true",
  (tiny) => {
    const s = expectSvd(matrix(3, 3, [0, -1, 0, 0, 0, 0, 0, 0, -tiny]));
    expectClose(s[0] ?? NaN, 1, accuracy);
    expectSvd(matrix(3, 2, [2, tiny, 1, -tiny, 3, 2 * tiny]));
    expectSvd(matrix(2, 2, [tiny, 0, 0, tiny]));
  },
);

/** An orthogonal matrix: the Q of reflections at random vectors. */
function orthogonal(n: number, label: string): Mat {
  const rng = seededRng(label);
  let q = identity(n);
  for (let count = 0; count < 3; count++) {
    const normal = Float64Array.from({ length: n }, () => rng.normal());
    const squared = norm2(normal) * norm2(normal);
    const reflection = identity(n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        reflection.data[i * n + j] =
          (reflection.data[i * n + j] ?? 0) - (2 * (normal[i] ?? 0) * (normal[j] ?? 0)) / squared;
    q = matmul(q, reflection);
  }
  return q;
}

test.each([
  ["tall", 120, 40],
  ["wide", 40, 120],
  ["square", 64, 64],
])("prescribed singular values come back from a large %s matrix", (_, rows, cols) => {
  const k = Math.min(rows, cols);
  const prescribed = Array.from({ length: k }, (_unused, i) => (i < k - 6 ? 8 * Math.pow(0.6, i) : 0));
  const middle = matrix(rows, cols);
  prescribed.forEach((value, i) => (middle.data[i * cols + i] = value));
  const s = expectSvd(matmul(matmul(orthogonal(rows, "left"), middle), orthogonal(cols, "right")));
  prescribed.forEach((value, i) => {
    expectClose(s[i] ?? NaN, value, accuracy * 8);
  });
});

test("features of a network with two hidden layers of twenty, [200, 481] and of low rank, come apart cleanly", () => {
  const rng = seededRng("features");
  const units = Array.from({ length: 160 }, () => ({ slope: rng.normal(), elbow: rng.uniform() }));
  const rows = Array.from({ length: 200 }, (_, i) =>
    units.flatMap(({ slope, elbow }) => {
      const isActive = slope * (i / 199 - elbow) > 0 ? slope : 0;
      return [isActive, isActive * (i / 199), isActive * (i / 199 - elbow)];
    }),
  );
  const s = expectSvd(
    matrix(
      200,
      481,
      rows.flatMap((row) => [...row, 1]),
    ),
  );
  expect(s.filter((value) => value > 1e-12 * (s[0] ?? 0)).length).toBeLessThanOrEqual(199);
});

test.each([
  [200, 500],
  [500, 200],
])("a dense matrix of [%p, %p] keeps the promises", (rows, cols) => {
  const rng = seededRng("dense");
  expectSvd(
    matrix(
      rows,
      cols,
      Float64Array.from({ length: rows * cols }, () => rng.normal()),
    ),
  );
});

test("matrices without entries have no singular values", () => {
  expect(svd(matrix(0, 3))).toEqual({ u: matrix(0, 0), s: vec([]), v: matrix(3, 0) });
  expect(spectral(matrix(2, 0))).toBe(0);
});

test("entries near both ends of the range of a double are no danger", () => {
  expectSvd(matrix(2, 2, [1e300, 1e-300, 5e-324, 1e300]));
  expectSvd(matrix(3, 2, [1.7e308, 0, 0, 1e-308, 1e-308, 1.7e308]));
  expect(spectral(matrix(1, 1, [5e-324]))).toBe(5e-324);
});

test.each([NaN, Infinity, -Infinity])("an entry %p is refused, because the rotations would never end", (wrong) => {
  expect(() => svd(matrix(2, 2, [1, wrong, 0, 1]))).toThrow(new DomainError("svd", "finite entries", String(wrong)));
});

describe("cholesky", () => {
  const positive = fc
    .integer({ min: 1, max: 6 })
    .chain((n) =>
      fc
        .array(fc.double({ noNaN: true, min: -10, max: 10 }), { minLength: n * n, maxLength: n * n })
        .map((data) => matrix(n, n, data)),
    )
    .map((half) => {
      const gram = matmul(transpose(half), half);
      return subtractMat(gram, scaleMat(identity(half.rows), -0.5));
    });

  test("L·Lᵀ = A with zeros above a positive diagonal", () => {
    fc.assert(
      fc.property(positive, (a) => {
        const l = cholesky(a);
        for (let i = 0; i < a.rows; i++) {
          expect(entry(l, i, i)).toBeGreaterThan(0);
          for (let j = i + 1; j < a.rows; j++) expect(entry(l, i, j)).toBe(0);
        }
        expectClose(largestEntry(subtractMat(matmul(l, transpose(l)), a)), 0, 2.3e-16 * (a.rows + 1) * largestEntry(a));
      }),
    );
  });

  test("reads nothing above the diagonal", () => {
    expect(cholesky(matrix(2, 2, [4, NaN, 2, 10]))).toEqual(matrix(2, 2, [2, 0, 1, 3]));
  });

  test.each([
    ["indefinite", matrix(2, 2, [1, 2, 2, 1]), "-3 as the square of pivot 1"],
    ["singular", matrix(2, 2, [1, 1, 1, 1]), "0 as the square of pivot 1"],
    ["negative", matrix(1, 1, [-4]), "-4 as the square of pivot 0"],
    ["without a number", matrix(1, 1, [NaN]), "NaN as the square of pivot 0"],
  ])("refuses a matrix that is %s", (_, a, got) => {
    expect(() => cholesky(a)).toThrow(new DomainError("cholesky", "a positive definite matrix", got));
  });

  test("refuses a matrix that is not square", () => {
    expect(() => cholesky(matrix(2, 3))).toThrow(new ShapeError("cholesky", "a square matrix", "[2, 3]"));
  });
});
