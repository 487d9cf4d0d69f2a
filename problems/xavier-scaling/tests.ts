import { defineTests, type PlotFigure } from "allclose";
import { lag1Correlation, map, matvec, mean, rms, transpose, type Mat, type Rng, type Vec } from "numerics";

const variance = (dIn: number): number => 1 / dIn;

const meanSquare = (values: Vec): number => mean(map(values, (value) => value * value));

const shareOf = (values: Vec, isIn: (value: number) => boolean): number => values.filter(isIn).length / values.length;

const normals = (length: number, rng: Rng): Vec => Float64Array.from({ length }, () => rng.normal());

/** Probability that a standard normal is between -1 and 1, and that it is beyond ±2. */
const withinOne = 0.682689492137086;
const beyondTwo = 0.045500263896358;

/** Few inputs, many inputs, and as many as outputs, so that fan-in and fan-out are not mistaken for each other. */
const shapes = [
  { dOut: 100, dIn: 20 },
  { dOut: 16, dIn: 125 },
  { dOut: 45, dIn: 45 },
];

/** RMS norm of a signal before and after each layer of equal width; a layer of another shape ends the line. */
function sizes(signal: Vec, layers: readonly Mat[]): [layer: number, size: number][] {
  const points: [number, number][] = [[0, rms(signal)]];
  for (const [index, weights] of layers.entries()) {
    if (weights.rows !== signal.length || weights.cols !== signal.length) break;
    signal = matvec(weights, signal);
    points.push([index + 1, rms(signal)]);
  }
  return points;
}

/** What a stack of layers does to the size of a signal. */
function sizeTrace(signal: Vec, yours: readonly Mat[], references: readonly Mat[]): PlotFigure {
  const depth = references.length;
  return {
    kind: "plot",
    title: `RMS norm of a signal on its way through ${depth} of your layers`,
    alt: `The RMS norm of a random signal of ${signal.length} entries before and after each of ${depth} linear layers with your weights, on a logarithmic scale, beside layers of the reference, where it stays near 1.`,
    caption:
      "Right weights make the size wander around where it began. A straight climb or fall is a wrong factor in every layer.",
    x: { label: "layer", range: [0, depth] },
    y: { label: "RMS norm", scale: "log", range: [0.01, 100] },
    series: [
      { role: "reference", as: "line", points: sizes(signal, references) },
      { role: "student", as: "line", points: sizes(signal, yours) },
    ],
  };
}

export default defineTests<typeof import("./reference")>(
  ({ test, property, statistical, student, reference, arbitrary }) => {
    const label = ({ dOut, dIn }: { dOut: number; dIn: number }): string => `${dOut} × ${dIn}`;

    test("One row for each output, one column for each input", { points: 1, visibility: "public" }, async (t) => {
      const [width, depth] = [10, 8];
      const labels = Array.from({ length: depth }, (_, layer) => `layer ${layer + 1}`);
      const layers = await student.init.many(labels.map((name) => [width, width, t.rng(name)]));
      t.figure(
        sizeTrace(
          normals(width, t.rng("signal")),
          layers,
          labels.map((name) => reference.init(width, width, t.rng(name))),
        ),
      );
      const pairs = [
        [7, 3],
        [2, 5],
        [1, 4],
        [4, 1],
      ] as const;
      const made = await Promise.all(pairs.map(([dIn, dOut]) => student.init(dIn, dOut, t.rng(`${dOut} × ${dIn}`))));
      for (const [index, weights] of made.entries()) {
        const [dIn, dOut] = pairs[index] ?? [0, 0];
        t.about(weights);
        t.equal(weights.rows, dOut, `Rows of init(${dIn}, ${dOut}, rng)`);
        t.equal(weights.cols, dIn, `Columns of init(${dIn}, ${dOut}, rng)`);
        t.ok(weights.data.every(Number.isFinite), "every entry should be a finite number");
      }
    });

    const filled = (rows: number, cols: number, value: number): Mat => ({
      rows,
      cols,
      data: new Float64Array(rows * cols).fill(value),
    });

    test(
      "The worked example: init(16, 3, rng) when every normal is the same",
      { points: 1, visibility: "public" },
      async (t) => {
        await t.eachClose([
          [student.init(16, 3, t.constantRng(1)), filled(3, 16, 0.25)],
          [student.init(16, 3, t.constantRng(-2)), filled(3, 16, -0.5)],
        ]);
      },
    );

    test("One input, or one output", { points: 1, visibility: "public" }, async (t) => {
      await t.eachClose([
        [student.init(1, 1, t.constantRng(1)), filled(1, 1, 1)],
        [student.init(1, 3, t.constantRng(0.5)), filled(3, 1, 0.5)],
        [student.init(25, 1, t.constantRng(-1)), filled(1, 25, -0.2)],
      ]);
    });

    property(
      "The standard deviation for any number of inputs and outputs",
      {
        points: 2,
        given: {
          dIn: arbitrary.integer(1, 40),
          dOut: arbitrary.integer(1, 40),
          c: arbitrary.number({ min: -3, max: 3 }),
        },
        runs: 12,
        hint: "When every normal of the generator is c standard deviations from 0, every entry is c times the same number. Is yours the root of 1/dIn?",
      },
      async (t, { dIn, dOut, c }) => {
        t.close(await student.init(dIn, dOut, t.constantRng(c)), filled(dOut, dIn, c / Math.sqrt(dIn)));
      },
    );

    test(
      "One normal for each entry, nothing else",
      { points: 1, hint: "Count how often you call rng, and which of its functions." },
      async (t) => {
        for (const [dIn, dOut] of [
          [3, 2],
          [1, 3],
          [4, 1],
        ] as const) {
          const rng = t.countedRng(`${dOut} × ${dIn}`);
          await student.init(dIn, dOut, rng);
          t.equal(rng.draws.normal, dIn * dOut, "Normals drawn");
          t.equal(rng.draws.uniform + rng.draws.int, 0, "Other numbers drawn");
        }
      },
    );

    test(
      "The generator decides",
      {
        points: 1,
        hint: "The same generator must give the same matrix, and another generator another one. Where do your numbers come from?",
      },
      async (t) => {
        const [first, again, second] = await Promise.all([
          student.init(6, 5, t.rng("one")),
          student.init(6, 5, t.rng("one")),
          student.init(6, 5, t.rng("another")),
        ]);
        t.close(again, first, { rtol: 0, atol: 0 });
        t.equal(second.data.length, first.data.length, "Number of entries");
        const equalEntries = first.data.filter((entry, index) => entry === second.data[index]).length;
        t.equal(equalEntries, 0, "Entries that are the same for two different generators");
      },
    );

    statistical(
      "Mean 0 and variance 1/dIn",
      {
        points: 2,
        hint: "The spread is off for some shape. Does it depend on dIn alone, and is it a variance or a standard deviation that you pass on?",
      },
      async (t) => {
        const drawn = await student.init.many(
          shapes.map((shape) => [shape.dIn, shape.dOut, t.rng(label(shape))] as const),
        );
        return shapes.flatMap((shape, index) => {
          const data = drawn[index]?.data ?? new Float64Array();
          t.equal(data.length, shape.dOut * shape.dIn, "Number of entries");
          const expected = variance(shape.dIn);
          return [
            {
              name: `mean of the entries, ${label(shape)}`,
              observed: mean(data),
              expected: 0,
              standardError: Math.sqrt(expected / data.length),
            },
            {
              name: `variance of the entries, ${label(shape)}`,
              observed: meanSquare(data),
              expected,
              standardError: expected * Math.sqrt(2 / data.length),
              skewness: Math.sqrt(8 / data.length),
            },
          ];
        });
      },
    );

    statistical(
      "The entries follow the bell curve",
      {
        points: 1,
        hint: "The right mean and variance are not enough: how many entries are within one standard deviation of 0, and how many beyond two?",
      },
      async (t) => {
        const { data } = await student.init(60, 60, t.rng("entries"));
        t.equal(data.length, 3_600, "Number of entries");
        const deviation = Math.sqrt(variance(60));
        // A share is a count divided by a number: nearly symmetric, which the fourth moment of a sample is not.
        const share = (name: string, observed: number, expected: number) => ({
          name,
          observed,
          expected,
          standardError: Math.sqrt((expected * (1 - expected)) / data.length),
        });
        return [
          share(
            "share of entries within one standard deviation",
            shareOf(data, (entry) => Math.abs(entry) < deviation),
            withinOne,
          ),
          share(
            "share of entries beyond two standard deviations",
            shareOf(data, (entry) => Math.abs(entry) > 2 * deviation),
            beyondTwo,
          ),
        ];
      },
    );

    statistical(
      "Entries do not depend on each other",
      { points: 1, hint: "Neighbours are related. Is there a fresh draw for every single entry?" },
      async (t) => {
        const statistics = [];
        for (const shape of [
          { dOut: 60, dIn: 20 },
          { dOut: 20, dIn: 60 },
        ]) {
          const weights = await student.init(shape.dIn, shape.dOut, t.rng(label(shape)));
          t.equal(weights.rows, shape.dOut, "Rows");
          t.equal(weights.cols, shape.dIn, "Columns");
          const standardError = 1 / Math.sqrt(weights.data.length);
          const expected = 0;
          statistics.push(
            {
              name: `correlation of neighbours in a row, ${label(shape)}`,
              observed: lag1Correlation(weights.data),
              expected,
              standardError,
            },
            {
              name: `correlation of neighbours in a column, ${label(shape)}`,
              observed: lag1Correlation(transpose(weights).data),
              expected,
              standardError,
            },
          );
        }
        return statistics;
      },
    );

    statistical(
      "On average Wx is as large as x",
      {
        points: 1,
        hint: "Multiply a random vector by your matrix and compare the two RMS norms, for a wide layer and for a narrow one.",
      },
      async (t) => {
        const statistics = [];
        for (const [dIn, dOut, draws] of [
          [8, 16, 30],
          [16, 6, 40],
        ] as const) {
          const names = Array.from({ length: draws }, (_, draw) => `${dOut} × ${dIn}, draw ${draw}`);
          const drawn = await student.init.many(names.map((name) => [dIn, dOut, t.rng(name)] as const));
          const growth = drawn.map((weights, draw) => {
            t.equal(weights.rows, dOut, "Rows");
            t.equal(weights.cols, dIn, "Columns");
            const x = normals(dIn, t.rng(`input of ${names[draw] ?? ""}`));
            return meanSquare(matvec(weights, x)) / meanSquare(x);
          });
          // Given x the outputs are independent normals, so the sum of the growths is chi-square with dOut·draws degrees of
          // freedom, divided by dOut. Its cube root is normal to high accuracy (Wilson and Hilferty).
          const spread = 2 / (9 * dOut * draws);
          statistics.push({
            name: `cube root of the mean growth of the squared RMS norm, ${dOut} × ${dIn}`,
            observed: Math.cbrt(mean(Float64Array.from(growth))),
            expected: 1 - spread,
            standardError: Math.sqrt(spread),
          });
        }
        return statistics;
      },
    );
  },
);
