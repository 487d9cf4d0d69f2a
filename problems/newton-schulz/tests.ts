import { defineTests, type PlotFigure } from "allclose";
import {
  diagonalMat,
  frobenius,
  mapMat,
  matmul,
  matrix,
  matrixFromRows,
  scaleMat,
  svd,
  transpose,
  type Mat,
  type Rng,
} from "numerics";

/** The scalar map by its zeros 0 and ±√3. */
const map = (x: number): number => (x * (3 - x * x)) / 2;

function mapRepeatedly(x: number, times: number): number {
  return times === 0 ? x : mapRepeatedly(map(x), times - 1);
}

function randomMatrix(rows: number, cols: number, rng: Rng): Mat {
  return mapMat(matrix(rows, cols), () => rng.normal());
}

/** Matrices U·diag(…)·Vᵀ with the same random singular vectors. */
function family(rows: number, cols: number, rng: Rng): (values: readonly number[]) => Mat {
  const { u, v } = svd(randomMatrix(rows, cols, rng));
  return (values) => matmul(matmul(u, diagonalMat(Float64Array.from(values))), transpose(v));
}

/** Largest first, or gaps where a student's matrix has none. */
function singularValues(W: Mat, count: number): number[] {
  const isFinite = W.data.every(Number.isFinite);
  const values = isFinite ? Array.from(svd(W).s) : [];
  return Array.from({ length: count }, (_, index) => values[index] ?? NaN);
}

/**
 * Ends of the bands between √3 and √5: b₀ = √3, and p(bₘ₊₁) = -bₘ. Between bₘ and bₘ₊₁ the sequence ends at -1 for even m
 * and at 1 for odd m.
 */
function bandEnds(count: number): number[] {
  const ends = [Math.sqrt(3)];
  while (ends.length < count) {
    let [low, high] = [ends.at(-1) ?? NaN, Math.sqrt(5)];
    const target = -low;
    for (let halving = 0; halving < 60; halving++) {
      const middle = (low + high) / 2;
      // p falls beyond 1.
      if (map(middle) > target) low = middle;
      else high = middle;
    }
    ends.push(low);
  }
  return ends;
}

function convergence(start: Mat, iterates: Record<"student" | "reference", readonly Mat[]>): PlotFigure {
  const count = Math.min(start.rows, start.cols);
  const linesOf = (role: "student" | "reference") =>
    Array.from({ length: count }, (_, index) => ({
      role,
      ...(index === 0 ? {} : { label: "" }),
      as: "line" as const,
      points: iterates[role].map((W, k) => [k, singularValues(W, count)[index] ?? NaN]),
    }));
  return {
    kind: "plot",
    title: "Singular values over the iterations",
    alt: "The three singular values of a matrix after 0 to 12 iterations, yours and the reference's, which begin between 0 and 1 and rise to 1 one after the other, the smallest last.",
    caption: "Small singular values grow by the factor 1.5 a step; close to 1 the error is squared in every step.",
    x: { label: "iterations", range: [0, 12] },
    y: { label: "singular value", range: [0, 1.25] },
    series: [...linesOf("reference"), ...linesOf("student")],
  };
}

/** Products of a few numbers of size one. */
const afterProducts = { rtol: 1e-10, atol: 1e-10 };

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  test(
    "Matrices keep their shape, and classify answers in one of four words",
    { points: 1, visibility: "public" },
    async (t) => {
      const W = family(4, 3, t.rng("figure"))([30, 7, 2]);
      const counts = Array.from({ length: 13 }, (_, k) => k);
      const iterates = await student.orthogonalize.many(counts.map((k) => [W, k]));
      t.figure(convergence(W, { student: iterates, reference: counts.map((k) => reference.orthogonalize(W, k)) }));
      for (const [rows, cols] of [
        [2, 4],
        [5, 2],
        [1, 1],
      ] as const) {
        const other = randomMatrix(rows, cols, t.rng(`${rows} by ${cols}`));
        for (const result of [await student.step(other), await student.orthogonalize(other, 2)])
          t.equal([result.rows, result.cols], [rows, cols], "Shape of the result");
      }
      const words = ["zero", "one", "other", "diverges"];
      for (const s of [0.25, 4])
        t.ok(words.includes(await student.classify(s)), "classify should answer in one of its words");
      t.ok(Number.isFinite(await student.p(2)), "p should be a finite number");
    },
  );

  test("The worked example", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.p(0.5), 0.6875);
    t.close(
      await student.step(
        matrixFromRows([
          [1, 1],
          [0, 1],
        ]),
      ),
      matrixFromRows([
        [0.5, 0],
        [-0.5, 0.5],
      ]),
    );
    const W = diagonalMat(Float64Array.of(3, 4));
    t.close(await student.orthogonalize(W, 0), diagonalMat(Float64Array.of(0.6, 0.8)));
    t.close(await student.orthogonalize(W, 1), diagonalMat(Float64Array.of(0.792, 0.944)));
    t.equal(await student.classify(0.5), "one", "classify(0.5)");
    t.equal(await student.classify(2), "other", "classify(2)");
    t.equal(await student.classify(3), "diverges", "classify(3)");
  });

  test("Zero stays zero", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.p(0), 0);
    t.close(await student.step(matrix(2, 3)), matrix(2, 3));
    t.close(await student.orthogonalize(matrix(3, 2), 5), matrix(3, 2));
    t.close(await student.orthogonalize(matrix(1, 1), 0), matrix(1, 1));
    t.equal(await student.classify(0), "zero", "classify(0)");
  });

  property(
    "p is an odd cubic with the fixed points 0, 1 and -1",
    {
      points: 1,
      given: { x: arbitrary.number({ min: -4, max: 4 }) },
      runs: 12,
      hint: "Put 1, -1 and the square root of 3 into your p. Which of them should stay, and which should go to 0?",
    },
    async (t, { x }) => {
      t.close(await student.p(x), map(x));
      t.close(await student.p(-x), -map(x));
      t.close(await student.p(1), 1);
    },
  );

  test(
    "A step applies p to the singular values",
    {
      points: 4,
      hint: "Check the order of the products on a matrix that is not symmetric, and the sizes on one that is not square. All products are matrix products.",
    },
    async (t) => {
      for (const [rows, cols, values] of [
        [3, 3, [1.6, 0.7, 0.2]],
        [2, 4, [2.1, 0.4]],
        [5, 2, [1.2, 0.9]],
        [1, 3, [0.5]],
      ] as const) {
        const withValues = family(rows, cols, t.rng(`${rows} by ${cols}`));
        t.close(await student.step(withValues(values)), withValues(values.map(map)), afterProducts);
      }
    },
  );

  test(
    "orthogonalize divides first, then iterates as often as asked",
    {
      points: 3,
      hint: "After 0 iterations the Frobenius norm is 1. Count the steps after that, and scale nothing at the end.",
    },
    async (t) => {
      for (const [rows, cols, values] of [
        [3, 3, [3, 2, 0.5]],
        [2, 4, [0.3, 0.1]],
        [4, 2, [5, 4]],
      ] as const) {
        const withValues = family(rows, cols, t.rng(`${rows} by ${cols}`));
        const norm = Math.hypot(...values);
        for (const iters of [0, 1, 2, 5]) {
          const expected = withValues(values.map((value) => mapRepeatedly(value / norm, iters)));
          t.close(await student.orthogonalize(withValues(values), iters), expected, afterProducts);
        }
      }
    },
  );

  test(
    "Many iterations lead to the nearest orthogonal matrix",
    {
      points: 2,
      hint: "After 25 iterations every singular value should be 1, whatever it was, with the singular vectors as they were.",
    },
    async (t) => {
      for (const [rows, cols] of [
        [3, 3],
        [3, 5],
        [4, 3],
      ] as const) {
        const withValues = family(rows, cols, t.rng(`${rows} by ${cols}`));
        const polar = withValues([1, 1, 1]);
        t.close(await student.orthogonalize(withValues([30, 7, 2]), 25), polar, { rtol: 0, atol: 1e-8 });
      }
    },
  );

  test(
    "Only the direction of the matrix counts",
    { points: 1, hint: "W and 1000·W have the same singular vectors. What makes the result independent of the size?" },
    async (t) => {
      const W = randomMatrix(3, 4, t.rng("matrix"));
      const unit = scaleMat(W, 1 / frobenius(W));
      const { u, s, v } = svd(unit);
      const expected = matmul(matmul(u, diagonalMat(s.map((value) => mapRepeatedly(value, 4)))), transpose(v));
      for (const factor of [1e-6, 1, 1e6])
        t.close(await student.orthogonalize(scaleMat(W, factor), 4), expected, afterProducts);
    },
  );

  test(
    "A matrix of rank one stays of rank one",
    {
      points: 1,
      hint: "A matrix of rank one has one singular value, which is its Frobenius norm. What is it after the division, and what does p make of it?",
    },
    async (t) => {
      // Rounding leaves singular values of 1e-17, which grow by half in every step: 12 steps keep them far below 1e-12.
      for (const [rows, cols] of [
        [3, 4],
        [4, 1],
      ] as const) {
        const withValues = family(rows, cols, t.rng(`${rows} by ${cols}`));
        const values = Array.from({ length: Math.min(rows, cols) }, (_, index) => (index === 0 ? 1 : 0));
        const W = scaleMat(withValues(values), 2.5);
        t.close(await student.orthogonalize(W, 12), withValues(values), { rtol: 0, atol: 1e-12 });
      }
    },
  );

  test(
    "Below the square root of 3 the sequence ends at 1",
    {
      points: 1,
      hint: "Follow the sequence by hand from 1.5 and from a very small number: how many steps does it take, and where does it end?",
    },
    async (t) => {
      const starts = [1e-100, 1e-9, 0.01, 0.3, 0.999, 1, 1.001, 1.3, 1.5, 1.6, 1.7, 1.731];
      for (const [index, word] of (await student.classify.many(starts.map((s) => [s]))).entries())
        t.equal(word, "one", `classify(${starts[index] ?? NaN})`);
    },
  );

  test(
    "Beyond the square root of 5 the sequence diverges",
    { points: 1, hint: "Try 2.3 and 10 by hand. Beware of Infinity minus Infinity, which is NaN." },
    async (t) => {
      const starts = [2.2362, 2.24, 2.3, 2.5, 3, 10, 1e6, 1e100];
      for (const [index, word] of (await student.classify.many(starts.map((s) => [s]))).entries())
        t.equal(word, "diverges", `classify(${starts[index] ?? NaN})`);
    },
  );

  test(
    "Between the two roots the bands alternate",
    {
      points: 2,
      hint: "From 2 the sequence ends at -1. From 2.2 it changes its sign twice before it settles: follow it.",
    },
    async (t) => {
      const ends = bandEnds(5);
      const rng = t.rng("starts");
      const starts = ends.slice(1).flatMap((end, band) => {
        const begin = ends[band] ?? NaN;
        return Array.from({ length: 6 }, (_, sixth) => ({
          s: begin + (end - begin) * (0.1 + (0.8 * (sixth + rng.uniform())) / 6),
          word: band % 2 === 0 ? "other" : "one",
        }));
      });
      const words = await student.classify.many(starts.map(({ s }) => [s]));
      for (const [index, { s, word }] of starts.entries())
        t.equal(words[index] ?? "", word, `classify(${s.toFixed(6)})`);
    },
  );

  test(
    "The matrix stays as it was",
    { points: 1, hint: "Write into a new matrix: the data of W belong to whoever calls you." },
    async (t) => {
      const W = randomMatrix(3, 2, t.rng("matrix"));
      await student.step(W);
      for (const matrixGiven of [W, scaleMat(W, 1 / frobenius(W)), matrix(2, 2)])
        for (const iters of [0, 2]) await student.orthogonalize(matrixGiven, iters);
      t.pure();
    },
  );
});
