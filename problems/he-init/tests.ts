import { defineTests, type PlotFigure } from "allclose";
import { lag1Correlation, map, matvec, mean, transpose, type Mat, type Vec } from "numerics";

const variance = (dIn: number): number => 2 / dIn;

const meanSquare = (values: Vec): number => mean(map(values, (value) => value * value));

const shareOf = (values: Vec, isIn: (value: number) => boolean): number => values.filter(isIn).length / values.length;

const relu = (values: Vec): Vec => map(values, (value) => Math.max(0, value));

/** Probability that a standard normal is between -1 and 1, and that it is beyond ±2. */
const withinOne = 0.682689492137086;
const beyondTwo = 0.045500263896358;

/** Outputs × inputs. Few inputs, many inputs, and as many as outputs, so that fan-in and fan-out are not mistaken for each other. */
const shapes = [
  { dOut: 200, dIn: 20 },
  { dOut: 16, dIn: 250 },
  { dOut: 64, dIn: 64 },
];

/** How the weights of one layer are spread, beside the bell curve with variance 2/dIn. */
function histogram(weights: Vec, dIn: number): PlotFigure {
  const deviation = Math.sqrt(variance(dIn));
  const reach = 4 * deviation;
  const bins = 32;
  const width = (2 * reach) / bins;
  const counts = Array.from({ length: bins }, () => 0);
  for (const weight of weights) {
    const bin = Math.floor((weight + reach) / width);
    if (bin >= 0 && bin < bins) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const outside = weights.length - counts.reduce((sum, count) => sum + count, 0);
  const density = (x: number) => Math.exp(-(x ** 2) / (2 * variance(dIn))) / Math.sqrt(2 * Math.PI * variance(dIn));
  return {
    kind: "plot",
    title: `${weights.length} weights of a layer with ${dIn} inputs`,
    alt: `How often your weights take which value, as bars of density, beside the bell curve of mean 0 and variance 2/${dIn}. ${outside} weights lie beyond four standard deviations.`,
    caption:
      "Right weights fill the curve with a little noise. All in the middle or all far out: the spread is off. A box: not normal.",
    x: { label: "weight", range: [-reach, reach] },
    y: { label: "density" },
    series: [
      {
        role: "student",
        as: "bars",
        points: counts.map((count, bin) => [-reach + (bin + 0.5) * width, count / (weights.length * width)]),
      },
      { role: "reference", as: "curve", of: density },
    ],
  };
}

export default defineTests<typeof import("./reference")>(
  ({ test, property, statistical, student, reference, arbitrary }) => {
    const label = ({ dOut, dIn }: { dOut: number; dIn: number }): string => `${dOut} × ${dIn}`;

    test("One row for each output, one column for each input", { points: 1, visibility: "public" }, async (t) => {
      for (const [dIn, dOut] of [
        [7, 3],
        [2, 5],
        [1, 4],
        [4, 1],
        [50, 30],
      ] as const) {
        const weights = await student.init(dIn, dOut, t.rng(`${dOut} × ${dIn}`));
        if (dIn === 50) t.figure(histogram(weights.data, dIn));
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
      "The worked example: init(8, 3, rng) when every normal is the same",
      { points: 1, visibility: "public" },
      async (t) => {
        t.close(await student.init(8, 3, t.constantRng(1)), filled(3, 8, 0.5));
        t.close(await student.init(8, 3, t.constantRng(-2)), filled(3, 8, -1));
      },
    );

    test("One input, one output", { points: 1, visibility: "public" }, async (t) => {
      t.close(await student.init(1, 1, t.constantRng(1)), filled(1, 1, Math.SQRT2));
      t.close(await student.init(1, 3, t.constantRng(0.5)), filled(3, 1, Math.SQRT2 / 2));
      t.close(await student.init(50, 1, t.constantRng(-1)), filled(1, 50, -0.2));
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
        hint: "When every normal of the generator is c standard deviations from 0, every entry is c times the same number. Is yours the root of 2/dIn?",
      },
      async (t, { dIn, dOut, c }) => {
        t.close(await student.init(dIn, dOut, t.constantRng(c)), reference.init(dIn, dOut, t.constantRng(c)));
      },
    );

    test(
      "One normal for each entry, nothing else",
      { points: 1, hint: "Count how often you call rng, and which of its functions." },
      async (t) => {
        for (const [dIn, dOut] of [
          [5, 4],
          [1, 3],
          [6, 1],
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
        const first = await student.init(6, 5, t.rng("one"));
        t.close(await student.init(6, 5, t.rng("one")), first, { rtol: 0, atol: 0 });
        const second = await student.init(6, 5, t.rng("another"));
        t.equal(second.data.length, first.data.length, "Number of entries");
        const equalEntries = first.data.filter((entry, index) => entry === second.data[index]).length;
        t.equal(equalEntries, 0, "Entries that are the same for two different generators");
      },
    );

    statistical(
      "Mean 0 and variance 2/dIn",
      {
        points: 2,
        hint: "The spread is off for some shape. Does it depend on dIn alone, and is it a variance or a standard deviation that you pass on?",
      },
      async (t) => {
        const statistics = [];
        for (const shape of shapes) {
          const { data } = await student.init(shape.dIn, shape.dOut, t.rng(label(shape)));
          t.equal(data.length, shape.dOut * shape.dIn, "Number of entries");
          const expected = variance(shape.dIn);
          statistics.push(
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
            },
          );
        }
        return statistics;
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
        // The share of a count has a known, nearly symmetric distribution. The sample kurtosis is skewed so much that correct
        // code would fail more often than declared.
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
          { dOut: 100, dIn: 20 },
          { dOut: 20, dIn: 100 },
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
      "Six ReLU layers keep the size of the signal",
      {
        points: 1,
        hint: "Send a random vector through six layers of equal width with ReLU between them, and print its mean square after each.",
      },
      async (t) => {
        const width = 60;
        const layers = 6;
        const rng = t.rng("input");
        let signal: Vec = Float64Array.from({ length: width }, () => rng.normal());
        let ratios = 0;
        for (let layer = 1; layer <= layers; layer++) {
          const weights = await student.init(width, width, t.rng(`layer ${layer}`));
          t.equal(weights.data.length, width * width, "Number of entries");
          const kept = relu(signal);
          signal = matvec(weights, kept);
          ratios += meanSquare(signal) / (2 * meanSquare(kept));
        }
        // Given what goes in, a layer's outputs are independent normals, so the sum of the ratios is chi-square with
        // width·layers degrees of freedom, divided by width. Its cube root is normal to high accuracy (Wilson and Hilferty).
        const spread = 2 / (9 * width * layers);
        return [
          {
            name: "cube root of the mean growth of the second moment in a layer",
            observed: Math.cbrt(ratios / layers),
            expected: 1 - spread,
            standardError: Math.sqrt(spread),
          },
        ];
      },
    );
  },
);
