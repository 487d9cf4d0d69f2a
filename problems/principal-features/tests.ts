import { defineTests, type FigurePoints, type PlotFigure } from "allclose";
import {
  col,
  colRange,
  dot,
  frobenius,
  matmul,
  matrix,
  matrixFromRows,
  mlpOutputGradients,
  norm2,
  row,
  rowRange,
  scaleMat,
  transpose,
  vec,
  type Mat,
  type Rng,
  type Vec,
} from "numerics";

const at = (values: Vec, index: number): number => values[index] ?? NaN;

/** Far apart, so that their singular vectors are determined up to sign. */
const spectrum = vec([8, 5, 3, 1.5, 0.7]);

const randomMatrix = (rng: Rng, rows: number, cols: number): Mat =>
  matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => rng.normal()),
  );

/** A matrix with orthogonal columns of length 1, by Gram and Schmidt, twice for the digits. */
function randomOrthogonal(rng: Rng, rows: number, cols: number): Mat {
  const columns: Vec[] = [];
  while (columns.length < cols) {
    const next = Float64Array.from({ length: rows }, () => rng.normal());
    for (const other of [...columns, ...columns]) {
      const along = dot(next, other);
      for (let i = 0; i < rows; i++) next[i] = at(next, i) - along * at(other, i);
    }
    const length = norm2(next);
    if (length > 0.1) columns.push(next.map((entry) => entry / length));
  }
  return transpose(matrixFromRows(columns));
}

/** U·diag(spectrum)·Vᵀ, of rank 5. */
function prescribed(rng: Rng, n: number, d: number): { P: Mat; v: Mat } {
  const [u, v] = [randomOrthogonal(rng, n, 5), randomOrthogonal(rng, d, 5)];
  const scaled = matrix(
    n,
    5,
    u.data.map((entry, index) => entry * at(spectrum, index % 5)),
  );
  return { P: matmul(scaled, transpose(v)), v };
}

/** `columns`, each with the sign that brings it closer to the column of `to`. */
function withSignsOf(columns: Mat, to: Mat): Mat {
  const isAlike = columns.rows === to.rows && columns.cols === to.cols;
  if (!isAlike) return columns;
  const signs = Array.from({ length: to.cols }, (_, j) => (dot(col(columns, j), col(to, j)) < 0 ? -1 : 1));
  return matrix(
    to.rows,
    to.cols,
    columns.data.map((entry, index) => entry * (signs[index % to.cols] ?? 1)),
  );
}

/** The features of a fixed network with eight hidden units, linearised at its parameters. */
function networkFeatures(inputs: Vec): Mat {
  const w1 = Float64Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? 1 : -1) * (1 + 0.2 * i));
  const b1 = w1.map((weight, i) => -weight * (i + 0.5) * 0.12);
  const w2 = Float64Array.from({ length: 8 }, (_, i) => Math.cos(2 * i + 1));
  return mlpOutputGradients(
    { W: [matrix(8, 1, w1), matrix(1, 8, w2)], b: [b1, vec([0])] },
    matrix(inputs.length, 1, inputs),
  );
}

const equallySpaced = (count: number): Vec => Float64Array.from({ length: count }, (_, i) => i / (count - 1));

function spectrumFigure(values: Record<"student" | "reference", Vec>): PlotFigure {
  const points = (of: Vec): FigurePoints => Array.from(of, (value, j) => [j + 1, value]);
  return {
    kind: "plot",
    title: "Singular values of the features of a small network",
    alt: "On a logarithmic axis, the singular values of a network's feature matrix, yours beside the reference's: the first ones are far above the others, and the rest fall by orders of magnitude.",
    caption: "Values that are 0 up to rounding lie below the picture.",
    x: { label: "number of the singular value", range: [0, 26] },
    y: { label: "singular value", scale: "log", range: [1e-3, 100] },
    series: [
      { role: "reference", as: "line", points: points(values.reference) },
      { role: "student", as: "points", points: points(values.student) },
    ],
  };
}

/** Whether two curves over the same inputs are one to the eye. */
const liesOn = (yours: FigurePoints, right: FigurePoints = []): boolean =>
  yours.every((point, e) => Math.abs((point[1] ?? NaN) - (right[e]?.[1] ?? NaN)) < 0.02);

function principalFigure(X: Vec, projections: Record<"student" | "reference", Mat>): PlotFigure {
  const lines = (of: Mat): FigurePoints[] =>
    [0, 1, 2].map((j) => Array.from(X, (x, e) => [x, at(of.data, e * of.cols + j)]));
  const reference = lines(projections.reference);
  const student = lines(projections.student);
  return {
    kind: "plot",
    title: "The first three principal features of a small network",
    alt: "Three broken lines over x from 0 to 1, the first principal features of a network, yours as points on the reference's lines. The first hardly changes sign, later ones wave more often.",
    caption:
      "The sign of each line is arbitrary; here the reference's are turned to agree with yours. Your features have a name only where they leave the reference's lines.",
    x: { label: "x", range: [0, 1] },
    y: { label: "principal feature" },
    series: [
      ...reference.map((points, j) => ({ role: "reference", label: `ψ${j + 1}`, as: "line", points }) as const),
      ...student.map((points, j) => {
        const label = liesOn(points, reference[j]) ? "" : `your ψ${j + 1}`;
        return { role: "student", label, as: "points", points } as const;
      }),
    ],
  };
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  const example = (): Mat => matrix(2, 2, [3, 3, -1, 1]);
  const [rootOfTwo, rootOfEighteen] = [Math.SQRT2, 3 * Math.SQRT2];

  test("The right number of values, in the right shape", { points: 1, visibility: "public" }, async (t) => {
    const grid = equallySpaced(31);
    const [P, Q] = [networkFeatures(equallySpaced(16)), networkFeatures(grid)];
    const values = await student.singularValues(P);
    const drawn = await student.project(P, Q, 3);
    t.figure(spectrumFigure({ student: values, reference: reference.singularValues(P) }));
    t.figure(principalFigure(grid, { student: drawn, reference: withSignsOf(reference.project(P, Q, 3), drawn) }));
    const rng = t.rng("matrices");
    for (const [n, d, m, r] of [
      [5, 3, 4, 2],
      [2, 6, 3, 1],
      [4, 4, 1, 4],
    ] as const) {
      const training = randomMatrix(rng, n, d);
      const found = await student.singularValues(training);
      t.equal(found.length, Math.min(n, d), `Singular values of a ${n} × ${d} matrix`);
      t.ok(found.every(Number.isFinite), "every singular value should be a finite number");
      const { rows, cols } = await student.project(training, randomMatrix(rng, m, d), r);
      t.equal(rows, m, `Rows of project for ${m} examples in Q`);
      t.equal(cols, r, `Columns of project for r = ${r}`);
    }
  });

  test("The worked example", { points: 2, visibility: "public" }, async (t) => {
    t.close(await student.singularValues(example()), vec([rootOfEighteen, rootOfTwo]));
    const Q = matrix(2, 2, [2, 0, 1, 3]);
    const first = matrix(2, 1, [rootOfTwo, 2 * rootOfTwo]);
    t.close(withSignsOf(await student.project(example(), Q, 1), first), first);
    const both = matrix(2, 2, [rootOfTwo, -rootOfTwo, 2 * rootOfTwo, rootOfTwo]);
    t.close(withSignsOf(await student.project(example(), Q, 2), both), both);
  });

  test("One example, equal examples, and no features at all", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.singularValues(matrix(1, 3, [2, -3, 6])), vec([7]));
    const alone = matrix(2, 1, [7, 1]);
    const Q = matrix(2, 3, [2, -3, 6, 2, 3, 2]);
    t.close(withSignsOf(await student.project(matrix(1, 3, [2, -3, 6]), Q, 1), alone), alone);
    // What should be 0 may come out as the root of a rounding error.
    t.close(await student.singularValues(matrix(3, 2, [3, 4, 3, 4, 3, 4])), vec([5 * Math.sqrt(3), 0]), { atol: 1e-6 });
    t.close(await student.singularValues(matrix(2, 3)), vec([0, 0]), { atol: 1e-6 });
  });

  test(
    "The singular values of tall, square and wide matrices",
    {
      points: 2,
      hint: "Compare with the worked example: are they the σ, how many are there, and which comes first?",
    },
    async (t) => {
      const rng = t.rng("matrices");
      for (const [n, d] of [
        [9, 5],
        [5, 5],
        [5, 8],
      ] as const)
        t.close(await student.singularValues(prescribed(rng, n, d).P), spectrum, { rtol: 0, atol: 1e-10 });
      for (const [n, d] of [
        [9, 7],
        [6, 8],
      ] as const) {
        const zeros = new Float64Array(Math.min(n, d) - 5);
        t.close(await student.singularValues(prescribed(rng, n, d).P), vec([...spectrum, ...zeros]), { atol: 1e-6 });
      }
    },
  );

  property(
    "They fall, and their squares add up to those of the entries",
    {
      points: 1,
      given: { P: arbitrary.matrix({ rows: [1, 5], cols: [1, 5] }) },
      runs: 20,
      hint: "Add the squares of your singular values and the squares of all entries of P. Turning a matrix does not change their sum.",
    },
    async (t, { P }) => {
      const values = await student.singularValues(P);
      t.equal(values.length, Math.min(P.rows, P.cols), "Singular values");
      const scale = frobenius(P);
      t.ok(
        values.every((value, j) => value >= 0 && (j === 0 || value <= at(values, j - 1) + 1e-6 * scale)),
        "singular values should be at least 0, the largest first",
      );
      t.close(norm2(values), scale, { rtol: 1e-9, atol: 1e-9 });
    },
  );

  test(
    "Singular values follow the scale, not the sign or the way round",
    { points: 1, hint: "Multiply P by -2, or transpose it. What should happen to its singular values?" },
    async (t) => {
      const { P } = prescribed(t.rng("matrix"), 7, 5);
      const tolerance = { rtol: 1e-9, atol: 1e-9 };
      for (const factor of [-2, 0.001, 1000])
        t.close(
          await student.singularValues(scaleMat(P, factor)),
          spectrum.map((value) => Math.abs(factor) * value),
          tolerance,
        );
      t.close(await student.singularValues(transpose(P)), spectrum, tolerance);
    },
  );

  test(
    "On the training inputs: columns of length σ, orthogonal to each other",
    {
      points: 2,
      hint: "Project P itself, and look at the lengths of the columns and the products of two of them. What is P·V when P = U·diag(σ)·Vᵀ?",
    },
    async (t) => {
      const rng = t.rng("matrices");
      for (const [n, d, r] of [
        [9, 5, 5],
        [6, 8, 3],
      ] as const) {
        const { P } = prescribed(rng, n, d);
        const projected = await student.project(P, P, r);
        const squares = matmul(transpose(projected), projected);
        const expected = matrix(r, r);
        for (let j = 0; j < r; j++) expected.data[j * r + j] = at(spectrum, j) ** 2;
        t.close(squares, expected, { rtol: 1e-9, atol: 1e-8 });
      }
    },
  );

  test(
    "Elsewhere: the same mixtures of features, up to one sign a column",
    {
      points: 3,
      hint: "Take Q as the identity: then the columns you return are the v_j themselves. Do they belong to P, in the right order, and are they columns or rows?",
    },
    async (t) => {
      const rng = t.rng("matrices");
      for (const [n, d, m, r] of [
        [9, 5, 12, 5],
        [7, 5, 3, 2],
        [6, 9, 4, 3],
        [5, 5, 5, 4],
        [8, 6, 1, 1],
      ] as const) {
        const { P, v } = prescribed(rng, n, d);
        const Q = randomMatrix(rng, m, d);
        const expected = matmul(Q, colRange(v, 0, r));
        t.close(withSignsOf(await student.project(P, Q, r), expected), expected, { rtol: 1e-9, atol: 1e-9 });
      }
    },
  );

  test(
    "A column does not depend on what else is asked for",
    {
      points: 1,
      hint: "Ask for two principal features, then for three; for all examples, then for one of them. Where should the numbers agree?",
    },
    async (t) => {
      const rng = t.rng("matrices");
      const { P } = prescribed(rng, 8, 6);
      const Q = randomMatrix(rng, 5, 6);
      const all = await student.project(P, Q, 4);
      for (const r of [1, 3]) {
        const fewer = await student.project(P, Q, r);
        const expected = colRange(all, 0, r);
        t.close(withSignsOf(fewer, expected), expected, { rtol: 1e-9, atol: 1e-9 });
      }
      const one = await student.project(P, rowRange(Q, 2, 3), 4);
      t.close(one.data.map(Math.abs), row(all, 2).map(Math.abs), { rtol: 1e-9, atol: 1e-9 });
    },
  );

  test(
    "The matrices are left as they were",
    { points: 1, hint: "Write into a matrix of your own, and return that." },
    async (t) => {
      const P = example();
      await student.singularValues(P);
      await student.project(P, matrix(3, 2, [1, 2, 3, 4, 5, 6]), 1);
      await student.project(P, matrix(2, 2, [1, 2, 3, 4]), 2);
      t.pure();
    },
  );
});
