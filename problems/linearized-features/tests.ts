import { defineTests, type FigurePoints, type PlotFigure } from "allclose";
import { matrix as toMatrix, mlpForward, numericalGradient, vec, type Rng, type Vec } from "numerics";

type Net1k = { w1: Vec; b1: Vec; w2: Vec; b2: number };

const at = (values: Vec, index: number): number => values[index] ?? NaN;

const output = ({ w1, b1, w2, b2 }: Net1k, x: number): number =>
  at(
    mlpForward({ W: [toMatrix(w1.length, 1, w1), toMatrix(1, w2.length, w2)], b: [b1, vec([b2])] }, toMatrix(1, 1, [x]))
      .data,
    0,
  );

/** Numbers between −2 and 2. */
const randomVec = (rng: Rng, length: number): Vec => Float64Array.from({ length }, () => 4 * rng.uniform() - 2);

function randomNet(rng: Rng, units: number): Net1k {
  const [w1, b1, w2] = [randomVec(rng, units), randomVec(rng, units), randomVec(rng, units)];
  return { w1, b1, w2, b2: 4 * rng.uniform() - 2 };
}

/**
 * A network and an input that are drawn anew until no unit is within 1e-3 of its elbow, some are on and some off, and the
 * output has the sign that is asked for. There the output is linear in each parameter, so a central difference is its
 * derivative up to rounding.
 */
function awayFromElbows(rng: Rng, units: number, sign: number): { net: Net1k; x: number } {
  for (;;) {
    const [net, x] = [randomNet(rng, units), 4 * rng.uniform() - 2];
    const z = net.w1.map((weight, i) => weight * x + at(net.b1, i));
    const isClear = z.every((value) => Math.abs(value) > 1e-3) && Math.abs(x) > 0.1;
    const isMixed = units === 1 || (z.some((value) => value > 0) && z.some((value) => value < 0));
    if (isClear && isMixed && sign * output(net, x) > 0.1) return { net, x };
  }
}

/** The derivatives of the output by central differences, in the order of the statement. */
function byDifferences(net: Net1k, x: number): Vec {
  const { w1, b1, w2, b2 } = numericalGradient((moved) => output(moved, x), net, 1e-4);
  return vec([...w1, ...b1, ...w2, b2]);
}

/** The three features of one unit over the inputs, from one feature vector for each input. */
const featuresOfUnit = (X: Vec, rows: readonly Vec[], unit: number, units: number): FigurePoints[] =>
  [0, 1, 2].map((group) => rows.map((row, e) => [at(X, e), at(row, group * units + unit)]));

/** Whether two curves over the same inputs are one to the eye. */
const liesOn = (yours: FigurePoints, right: FigurePoints = []): boolean =>
  yours.every((point, e) => Math.abs((point[1] ?? NaN) - (right[e]?.[1] ?? NaN)) < 0.02);

function unitFeatures(student: FigurePoints[], reference: FigurePoints[], elbow: number): PlotFigure {
  const names = ["∂w1", "∂b1", "∂w2"];
  return {
    kind: "plot",
    title: "The three features of one hidden unit",
    alt: `The derivatives of the output with respect to a unit's weight, bias and output weight as functions of x, yours beside the reference's. All are 0 on the left of the elbow at ${elbow}. There the first two jump and the third bends.`,
    caption:
      "The step is the bias. The weight's feature is the same step times x; the output weight's is the unit itself. Your features have a name only where they leave the reference's lines.",
    x: { label: "x", range: [-1, 1.5] },
    y: { label: "derivative", range: [-1, 2.5] },
    series: [
      {
        role: "neutral",
        label: "elbow",
        as: "line",
        points: [
          [elbow, -1],
          [elbow, 2.5],
        ],
      },
      ...reference.map((points, i) => ({ role: "reference", label: names[i] ?? "", as: "line", points }) as const),
      ...student.map((points, i) => {
        const label = liesOn(points, reference[i]) ? "" : `your ${names[i]}`;
        return { role: "student", label, as: "points", points } as const;
      }),
    ],
  };
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  const example = (): Net1k => ({ w1: vec([1, -2]), b1: vec([-1, 1]), w2: vec([2, -1]), b2: 0.5 });

  test("One feature for each parameter, one row for each input", { points: 1, visibility: "public" }, async (t) => {
    const drawn = { w1: vec([2, -1, 1]), b1: vec([-0.8, 0.5, 1.2]), w2: vec([1.5, -1, 0.5]), b2: 0.2 };
    const X = Float64Array.from({ length: 51 }, (_, e) => -1 + e / 20);
    const rows = await student.features.many(Array.from(X, (x) => [drawn, x]));
    const expected = Array.from(X, (x) => reference.features(drawn, x));
    t.figure(unitFeatures(featuresOfUnit(X, rows, 0, 3), featuresOfUnit(X, expected, 0, 3), 0.4));
    for (const net of [drawn, example(), { w1: vec([1]), b1: vec([0]), w2: vec([2]), b2: 0 }]) {
      const count = 3 * net.w1.length + 1;
      const found = await student.features(net, 0.7);
      t.equal(found.length, count, `Features of a network with ${net.w1.length} hidden units`);
      t.ok(found.every(Number.isFinite), "every feature should be a finite number");
      for (const inputs of [vec([1]), vec([0, -1, 2, 1])]) {
        const { rows, cols } = await student.matrix(net, inputs);
        t.equal(rows, inputs.length, `Rows for ${inputs.length} inputs`);
        t.equal(cols, count, `Columns for ${net.w1.length} hidden units`);
      }
    }
  });

  test("The worked example", { points: 2, visibility: "public" }, async (t) => {
    const net = example();
    t.close(await student.features(net, 2), vec([4, 0, 2, 0, 1, 0, 1]));
    t.close(await student.features(net, -1), vec([0, 1, 0, -1, 0, 3, 1]));
    t.close(await student.matrix(net, vec([2, -1])), toMatrix(2, 7, [4, 0, 2, 0, 1, 0, 1, 0, 1, 0, -1, 0, 3, 1]));
  });

  test("At an elbow, at x = 0, and a single input", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.features(example(), 1), vec([0, 0, 0, 0, 0, 0, 1]));
    const net = { w1: vec([3, -1]), b1: vec([0, 2]), w2: vec([-5, 4]), b2: -7 };
    t.close(await student.features(net, 0), vec([0, 0, 0, 4, 0, 2, 1]));
    t.close(await student.matrix(net, vec([1])), toMatrix(1, 7, [-5, 4, -5, 4, 3, 1, 1]));
  });

  test(
    "The features agree with differences of the output",
    {
      points: 3,
      hint: "Move one parameter a little up and a little down and look at the output. For which group of parameters do your features disagree?",
    },
    async (t) => {
      const rng = t.rng("networks");
      const cases = [1, 2, 3, 5].flatMap((units) => [1, -1].map((sign) => awayFromElbows(rng, units, sign)));
      const found = await student.features.many(cases.map(({ net, x }) => [net, x]));
      for (const [index, { net, x }] of cases.entries())
        t.close(found[index] ?? vec([]), byDifferences(net, x), { rtol: 1e-8, atol: 1e-9 });
    },
  );

  property(
    "Weight times its feature, plus bias times its feature, is output weight times its feature",
    {
      points: 2,
      given: {
        layers: arbitrary.shaped({ w1: ["k"], b1: ["k"], w2: ["k"] }),
        b2: arbitrary.number(),
        x: arbitrary.number({ min: -3, max: 3 }),
      },
      runs: 15,
      hint: "A unit is on or off, and that decides all three of its features. Write them down for a unit that is on, and multiply each by its parameter.",
    },
    async (t, { layers: { w1, b1, w2 }, b2, x }) => {
      const found = await student.features({ w1, b1, w2, b2 }, x);
      const k = w1.length;
      for (let i = 0; i < k; i++) {
        const value = at(w2, i) * Math.max(0, at(w1, i) * x + at(b1, i));
        const fromInside = at(w1, i) * at(found, i) + at(b1, i) * at(found, k + i);
        t.close([fromInside, at(w2, i) * at(found, 2 * k + i)], [value, value], { rtol: 1e-9, atol: 1e-9 });
      }
      t.close(at(found, 3 * k), 1);
    },
  );

  test(
    "The offset of the output is in none of the features",
    {
      points: 2,
      hint: "Change b2 and nothing else. Which derivatives of the output can depend on it? Compare with the gradient of a loss.",
    },
    async (t) => {
      const rng = t.rng("networks");
      for (const units of [2, 4]) {
        const { net, x } = awayFromElbows(rng, units, 1);
        const expected = byDifferences(net, x);
        for (const b2 of [0, -20, 3])
          t.close(await student.features({ ...net, b2 }, x), expected, { rtol: 1e-8, atol: 1e-9 });
      }
    },
  );

  test(
    "Larger output weights give larger features to the first layer alone",
    { points: 1, hint: "Double w2. Which of the three groups should double with it?" },
    async (t) => {
      const rng = t.rng("networks");
      const { net, x } = awayFromElbows(rng, 3, 1);
      const expected = byDifferences(net, x);
      for (const factor of [2, -0.5, 0]) {
        const found = await student.features({ ...net, w2: net.w2.map((weight) => factor * weight) }, x);
        const scaled = expected.map((entry, index) => (index < 6 ? factor * entry : entry));
        t.close(found, scaled, { rtol: 1e-8, atol: 1e-9 });
      }
    },
  );

  test(
    "Row after row, in the order of the inputs",
    {
      points: 2,
      hint: "Compare row e of your matrix with the features of X[e], for inputs that are not sorted. Try as many inputs as there are features too.",
    },
    async (t) => {
      const rng = t.rng("networks");
      for (const [units, n] of [
        [2, 5],
        [1, 4],
        [3, 2],
      ] as const) {
        const cases = Array.from({ length: n }, () => awayFromElbows(rng, units, 1));
        const net = cases[0]?.net ?? example();
        const X = vec(cases.map(({ x }) => x));
        X[n - 1] = at(X, 0);
        t.close(await student.matrix(net, X), reference.matrix(net, X));
      }
    },
  );

  test(
    "Network and inputs are left as they were",
    { points: 1, hint: "Write into arrays of your own, and return one of them." },
    async (t) => {
      const net = example();
      await student.features(net, 2);
      await student.matrix(net, vec([2, -1, 0]));
      t.pure();
    },
  );
});
