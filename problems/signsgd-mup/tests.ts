import { defineTests, type PlotFigure } from "allclose";
import {
  dot,
  matvec,
  matrix,
  norm1,
  numericalGradient,
  outer,
  rms,
  scaleMat,
  type Mat,
  type Rng,
  type Vec,
} from "numerics";

const normals = (length: number, rng: Rng): Vec => Float64Array.from({ length }, () => rng.normal());

const signs = (values: Vec): Vec => values.map(Math.sign);

/** E‖x‖₁² for d independent standard normals: E|x_i| = √(2/π), and E x_i² = 1. */
const meanSquareOfNorm1 = (d: number): number => d + (2 / Math.PI) * d * (d - 1);

/** E|x|^k for a standard normal, k = 0 … 6. */
const root = Math.sqrt(2 / Math.PI);
const momentsOfOne = [1, root, 1, 2 * root, 3, 8 * root, 15];

/** E‖x‖₁^k for k = 0 … 6: the series Σ m_k·z^k/k! of a sum is the product of those of its terms. */
function momentsOfNorm1(d: number): number[] {
  const factorials = [1, 1, 2, 6, 24, 120, 720];
  const term = momentsOfOne.map((moment, k) => moment / (factorials[k] ?? 1));
  let series = [1, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < d; i++)
    series = series.map((_, k) => term.slice(0, k + 1).reduce((sum, c, own) => sum + c * (series[k - own] ?? 0), 0));
  return series.map((c, k) => c * (factorials[k] ?? 1));
}

/** Mean, standard error and skewness of the mean of n squares of ‖x‖₁. */
function squareOfNorm1(d: number, n: number): { expected: number; standardError: number; skewness: number } {
  const [, , first = 0, , second = 0, , third = 0] = momentsOfNorm1(d);
  const deviation = Math.sqrt(second - first * first);
  const central = third - 3 * first * second + 2 * Math.pow(first, 3);
  return {
    expected: meanSquareOfNorm1(d),
    standardError: deviation / Math.sqrt(n),
    skewness: central / Math.pow(deviation, 3) / Math.sqrt(n),
  };
}

/** How far one scaled step moves the outputs, by width. */
function effectByWidth(
  widths: readonly number[],
  role: { student: readonly number[]; reference: readonly number[]; unscaled: readonly number[] },
): PlotFigure {
  const points = (sizes: readonly number[]) => sizes.map((size, index): [number, number] => [widths[index] ?? 0, size]);
  return {
    kind: "plot",
    title: "How far one of your steps moves the outputs",
    alt: "The RMS norm of the change of the outputs against the number of inputs, both on logarithmic scales: your update times your multiplier, the same of the reference, which becomes a level line, and the update without a multiplier, which climbs.",
    caption: "A multiplier that fits makes the line level at large widths; at which height does not matter.",
    x: { label: "inputs", scale: "log" },
    y: { label: "RMS norm of Δy for eta = 1", scale: "log" },
    series: [
      { role: "neutral", label: "no multiplier", as: "line", points: points(role.unscaled) },
      { role: "reference", as: "line", points: points(role.reference) },
      { role: "student", as: "line", points: points(role.student) },
    ],
  };
}

/** RMS norm of s·ΔW·x, or NaN where ΔW does not fit to x. */
const effect = (deltaW: Mat | undefined, x: Vec, s = 1): number =>
  deltaW?.cols === x.length ? rms(matvec(scaleMat(deltaW, s), x)) : NaN;

export default defineTests<typeof import("./reference")>(
  ({ test, property, statistical, student, reference, arbitrary }) => {
    const [g, x] = [
      [2, -1],
      [3, 0, -0.5],
    ];

    test("One row for each output, one column for each input", { points: 1, visibility: "public" }, async (t) => {
      const widths = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
      const slopes = normals(3, t.rng("g"));
      const inputs = widths.map((width) => normals(width, t.rng(`x ${width}`)));
      const updates = await student.update.many(inputs.map((input) => [slopes, input, 1] as const));
      const scales = await student.scale.many(widths.map((width) => [width, 3] as const));
      const rights = inputs.map((input) => reference.update(slopes, input, 1));
      t.figure(
        effectByWidth(widths, {
          student: inputs.map((input, index) => effect(updates[index], input, scales[index])),
          reference: inputs.map((input, index) => effect(rights[index], input, reference.scale(input.length, 3))),
          unscaled: inputs.map((input, index) => effect(rights[index], input)),
        }),
      );
      for (const [dOut, dIn] of [
        [3, 5],
        [4, 2],
        [1, 3],
        [3, 1],
      ] as const) {
        const [slope, input] = [normals(dOut, t.rng(`g of ${dOut}`)), normals(dIn, t.rng(`x of ${dIn}`))];
        for (const found of [await student.weightGradient(slope, input), await student.update(slope, input, 0.1)]) {
          t.equal(found.rows, dOut, `Rows for ${dOut} outputs`);
          t.equal(found.cols, dIn, `Columns for ${dIn} inputs`);
        }
      }
    });

    test("The worked example: g = (2, -1), x = (3, 0, -0.5)", { points: 1, visibility: "public" }, async (t) => {
      t.close(await student.weightGradient(g, x), matrix(2, 3, [6, 0, -1, -3, 0, 0.5]));
      t.close(await student.update(g, x, 0.1), matrix(2, 3, [-0.1, 0, 0.1, 0.1, 0, -0.1]));
    });

    test("Zeros stay zeros", { points: 1, visibility: "public" }, async (t) => {
      const zero = matrix(2, 3, [0, 0, 0, 0, 0, 0]);
      t.close(await student.weightGradient([0, 0], x), zero);
      t.close(await student.update([0, 0], x, 0.1), zero);
      t.close(await student.update(g, [0, 0, 0], 0.1), zero);
      t.close(await student.update(g, x, 0), zero);
      t.close(await student.update([0, 3], [1, -2], 0.5), matrix(2, 2, [0, 0, -0.5, 0.5]));
    });

    test("A positive multiplier for every width", { points: 1, visibility: "public" }, async (t) => {
      for (const s of await student.scale.many([
        [1, 1],
        [1, 100],
        [100, 1],
        [4096, 1024],
      ]))
        t.ok(s > 0 && Number.isFinite(s), "the multiplier should be a positive number");
    });

    property(
      "The gradient entry by entry",
      {
        points: 1,
        given: {
          given: arbitrary.shaped({ g: ["outputs"], x: ["inputs"] }, { sizes: { outputs: [1, 5], inputs: [1, 6] } }),
        },
        runs: 10,
        hint: "Which y does the weight in row j and column i reach, and what is it multiplied with there?",
      },
      async (t, { given }) => {
        t.close(await student.weightGradient(given.g, given.x), outer(given.g, given.x));
      },
    );

    test(
      "The gradient of a loss, by finite differences",
      {
        points: 1,
        hint: "Change one weight a little, compute the loss again, and compare the difference with your entry.",
      },
      async (t) => {
        for (const [dOut, dIn] of [
          [3, 5],
          [6, 2],
        ] as const) {
          const rng = t.rng(`${dOut} × ${dIn}`);
          const [input, bias, target] = [normals(dIn, rng), normals(dOut, rng), normals(dOut, rng)];
          const W = normals(dOut * dIn, rng);
          const residuals = (weights: Vec): Vec =>
            matvec(matrix(dOut, dIn, weights), input).map((y, j) => y + (bias[j] ?? 0) - (target[j] ?? 0));
          // A smooth loss, neither quadratic nor the same for all outputs.
          const loss = (weights: Vec): number =>
            residuals(weights).reduce((sum, r, j) => sum + (j + 1) * Math.log(Math.cosh(r)), 0);
          const slopes = residuals(W).map((r, j) => (j + 1) * Math.tanh(r));
          const expected = matrix(dOut, dIn, numericalGradient(loss, W));
          t.close(await student.weightGradient(slopes, input), expected, { rtol: 1e-6, atol: 1e-7 });
        }
      },
    );

    property(
      "The update entry by entry",
      {
        points: 2,
        given: {
          given: arbitrary.shaped({ g: ["outputs"], x: ["inputs"] }, { sizes: { outputs: [1, 5], inputs: [1, 6] } }),
          eta: arbitrary.number({ min: 0, max: 3 }),
        },
        runs: 12,
        hint: "Each entry is -eta, 0 or eta: the opposite of the sign of the gradient's entry, and 0 where that is 0.",
      },
      async (t, { given, eta }) => {
        t.close(await student.update(given.g, given.x, eta), scaleMat(outer(signs(given.g), signs(given.x)), -eta));
      },
    );

    test(
      "Every output moves by eta times the sum of |x|, against its gradient",
      {
        points: 1,
        hint: "Multiply your update by x. In which direction does each output move, how far, and does the loss fall?",
      },
      async (t) => {
        for (const [dOut, dIn, eta] of [
          [3, 7, 0.2],
          [5, 2, 1.5],
          [1, 1, 0.01],
        ] as const) {
          const [slopes, input] = [normals(dOut, t.rng(`g ${dOut}`)), normals(dIn, t.rng(`x ${dIn}`))];
          const deltaW = await student.update(slopes, input, eta);
          t.equal(deltaW.cols, dIn, "Columns of the update");
          const deltaY = matvec(deltaW, input);
          t.close(
            deltaY,
            slopes.map((slope) => -eta * Math.sign(slope) * norm1(input)),
          );
          t.ok(dot(slopes, deltaY) < 0, "the step should lower the loss");
        }
      },
    );

    test(
      "How large the gradient is makes no difference to the update",
      { points: 1, hint: "Multiply g by a thousand, or x by a thousandth: the signs stay." },
      async (t) => {
        const [slopes, input] = [normals(4, t.rng("g")), normals(3, t.rng("x"))];
        const expected = scaleMat(outer(signs(slopes), signs(input)), -0.3);
        for (const factor of [1, 1e6, 1e-6]) {
          const times = (values: Vec): Vec => values.map((value) => factor * value);
          t.close(await student.update(times(slopes), input, 0.3), expected);
          t.close(await student.update(slopes, times(input), 0.3), expected);
        }
        t.close(await student.update(slopes, input, 0.6), scaleMat(expected, 2));
      },
    );

    statistical(
      "The squared size of a step is the one of the sum of |x|",
      {
        points: 1,
        hint: "Draw x many times and average the squared RMS norm of the change of the outputs: how does it depend on the two widths?",
      },
      async (t) => {
        const statistics = [];
        for (const [dIn, dOut, draws] of [
          [2, 5, 40],
          [24, 3, 40],
        ] as const) {
          const rng = t.rng(`${dOut} × ${dIn}`);
          const pairs = Array.from({ length: draws }, () => ({ slopes: normals(dOut, rng), input: normals(dIn, rng) }));
          const updates = await student.update.many(pairs.map(({ slopes, input }) => [slopes, input, 1] as const));
          const squares = pairs.map(({ input }, draw) => Math.pow(effect(updates[draw], input), 2));
          statistics.push({
            name: `mean of the squared RMS norm of Δy, ${dOut} × ${dIn}`,
            observed: squares.reduce((sum, square) => sum + square, 0) / draws,
            ...squareOfNorm1(dIn, draws),
          });
        }
        return statistics;
      },
    );

    test(
      "The number of outputs does not enter the multiplier",
      {
        points: 1,
        hint: "The RMS norm is a mean over the outputs. Does one output move differently when there are more of them?",
      },
      async (t) => {
        for (const dIn of [1, 16, 4096]) {
          const [first = NaN, ...others] = await student.scale.many(
            [1, 2, 16, 1000].map((dOut) => [dIn, dOut] as const),
          );
          for (const other of others) t.close(other, first, { rtol: 1e-9, atol: 0 });
        }
      },
    );

    test(
      "The scaled step is alike for all widths",
      {
        points: 2,
        hint: "Find out how the expected square of the sum of |x| grows with the number of inputs. The multiplier is squared too.",
      },
      async (t) => {
        const shapes: [dIn: number, dOut: number][] = [
          [512, 16],
          [4096, 16],
          [512, 1024],
          [65_536, 3],
          [Math.pow(2, 24), 8],
          [Math.pow(2, 30), 8],
        ];
        const scales = await student.scale.many(shapes);
        const meanSquares = shapes.map(([dIn], index) => Math.pow(scales[index] ?? NaN, 2) * meanSquareOfNorm1(dIn));
        const limit = meanSquares.at(-1) ?? NaN;
        t.ok(limit > 0 && Number.isFinite(limit), "the mean square should tend to a positive number");
        for (const [index, [dIn, dOut]] of shapes.entries())
          t.ok(
            Math.abs((meanSquares[index] ?? NaN) / limit - 1) < 0.01,
            `with ${dIn} inputs and ${dOut} outputs a step should be felt as with very many inputs`,
          );
      },
    );

    test(
      "Gradients and inputs stay as they were",
      { points: 1, hint: "Write into a new Float64Array instead of g or x." },
      async (t) => {
        const [slopes, input] = [normals(3, t.rng("g")), normals(4, t.rng("x"))];
        for (const [down, across] of [
          [slopes, input],
          [slopes, Float64Array.of(1)],
          [Float64Array.of(1), input],
        ] as const) {
          await student.weightGradient(down, across);
          await student.update(down, across, 1);
        }
        t.pure();
      },
    );
  },
);
