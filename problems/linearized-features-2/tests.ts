import { defineTests, type FigurePoints, type PlotFigure } from "allclose";
import { dot, matrix, mlpForward, numericalGradient, vec, type Mat, type Rng, type Vec } from "numerics";

type Net2k = { w1: Vec; b1: Vec; W2: Mat; b2: Vec; w3: Vec; b3: number };

const at = (values: Vec, index: number): number => values[index] ?? NaN;

const output = ({ w1, b1, W2, b2, w3, b3 }: Net2k, x: number): number => {
  const k = w1.length;
  const net = { W: [matrix(k, 1, w1), W2, matrix(1, k, w3)], b: [b1, b2, vec([b3])] };
  return at(mlpForward(net, matrix(1, 1, [x])).data, 0);
};

/** z of both hidden layers. */
function preActivations({ w1, b1, W2, b2 }: Net2k, x: number): { first: Vec; second: Vec } {
  const first = w1.map((weight, i) => weight * x + at(b1, i));
  const second = b2.map((bias, j) =>
    first.reduce((sum, z, i) => sum + at(W2.data, j * W2.cols + i) * Math.max(0, z), bias),
  );
  return { first, second };
}

/** Numbers between −reach and reach. */
const randomVec = (rng: Rng, length: number, reach: number): Vec =>
  Float64Array.from({ length }, () => reach * (2 * rng.uniform() - 1));

/** With large output weights, so that what passes back is well above rounding. */
function randomNet(rng: Rng, k: number): Net2k {
  return {
    w1: randomVec(rng, k, 2),
    b1: randomVec(rng, k, 2),
    W2: matrix(k, k, randomVec(rng, k * k, 2)),
    b2: randomVec(rng, k, 1),
    w3: randomVec(rng, k, 6),
    b3: 4 * rng.uniform() - 2,
  };
}

const isMixed = (z: Vec): boolean => z.some((value) => value > 0) && z.some((value) => value < 0);

/**
 * A network and an input that are drawn anew until no z is near 0 and each layer has units that are on and units that are
 * off; a single unit is on in both layers. There the output is linear in each parameter, so a central difference is its
 * derivative up to rounding.
 */
function awayFromElbows(rng: Rng, k: number): { net: Net2k; x: number } {
  for (;;) {
    const [net, x] = [randomNet(rng, k), 4 * rng.uniform() - 2];
    const { first, second } = preActivations(net, x);
    const isClear = [...first, ...second].every((z) => Math.abs(z) > 5e-3) && Math.abs(x) > 0.1;
    const isTelling = k === 1 ? at(first, 0) > 0 && at(second, 0) > 0 : isMixed(first) && isMixed(second);
    if (isClear && isTelling) return { net, x };
  }
}

/** The derivatives of the output by central differences, in the order of the statement. */
function byDifferences(net: Net2k, x: number): Vec {
  const { w1, b1, W2, b2, w3, b3 } = numericalGradient((moved) => output(moved, x), net, 1e-4);
  return vec([...w1, ...b1, ...W2.data, ...b2, ...w3, b3]);
}

/** Differences of outputs up to a hundred or so, divided by twice the step. */
const afterDifferences = { rtol: 1e-8, atol: 1e-8 };

/** Whether two curves over the same inputs are one to the eye. */
const liesOn = (yours: FigurePoints, right: FigurePoints): boolean =>
  yours.every((point, e) => Math.abs((point[1] ?? NaN) - (right[e]?.[1] ?? NaN)) < 0.02);

/** One feature of each group over the inputs. */
function oneOfEachGroup(X: Vec, k: number, rows: Record<"student" | "reference", readonly Vec[]>): PlotFigure {
  const groups = [
    { name: "∂w1", index: 0 },
    { name: "∂b1", index: k },
    { name: "∂W2", index: 2 * k },
    { name: "∂b2", index: 2 * k + k * k },
    { name: "∂w3", index: 3 * k + k * k },
  ];
  const line = (role: "student" | "reference", index: number): FigurePoints =>
    rows[role].map((row, e) => [at(X, e), at(row, index)]);
  return {
    kind: "plot",
    title: "The first feature of each group",
    alt: "Five derivatives of the output as functions of x, yours beside the reference's: for the first weight and bias of the first layer, the first weight and bias of the second, and the first output weight. Derivatives for biases are steps, the others are pieces of straight lines.",
    caption:
      "Look for a jump where no unit of the first layer has its elbow: there one of the second switches. Your features have a name only where they leave the reference's lines.",
    x: { label: "x", range: [-1.5, 1.5] },
    y: { label: "derivative" },
    series: [
      ...groups.map(
        ({ name, index }) =>
          ({ role: "reference", label: name, as: "line", points: line("reference", index) }) as const,
      ),
      ...groups.map(({ name, index }) => {
        const points = line("student", index);
        const label = liesOn(points, line("reference", index)) ? "" : `your ${name}`;
        return { role: "student", label, as: "points", points } as const;
      }),
    ],
  };
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  const example = (): Net2k => ({
    w1: vec([1, -1]),
    b1: vec([-1, 1]),
    W2: matrix(2, 2, [2, 1, -1, 3]),
    b2: vec([-1, -4]),
    w3: vec([3, -2]),
    b3: 0.5,
  });

  test("One number out, one feature for each parameter", { points: 1, visibility: "public" }, async (t) => {
    const drawn: Net2k = {
      w1: vec([1, -1, 0.5]),
      b1: vec([0.5, 0.4, 0.5]),
      W2: matrix(3, 3, [1, -0.8, 0.6, 0.7, 0.5, -1, -0.4, 1, 0.3]),
      b2: vec([-0.3, 0.2, -0.5]),
      w3: vec([1, -0.7, 0.8]),
      b3: 0.1,
    };
    const X = Float64Array.from({ length: 61 }, (_, e) => -1.5 + e / 20);
    const rows = await student.features.many(Array.from(X, (x) => [drawn, x]));
    const expected = Array.from(X, (x) => reference.features(drawn, x));
    t.figure(oneOfEachGroup(X, 3, { student: rows, reference: expected }));
    const rng = t.rng("networks");
    for (const k of [1, 2, 3, 5]) {
      const net = randomNet(rng, k);
      t.ok(Number.isFinite(await student.forward(net, 0.7)), "forward should return a finite number");
      const found = await student.features(net, 0.7);
      t.equal(found.length, k * k + 4 * k + 1, `Features of a network with two layers of ${k} units`);
      t.ok(found.every(Number.isFinite), "every feature should be a finite number");
    }
  });

  test("The worked example", { points: 2, visibility: "public" }, async (t) => {
    const net = example();
    t.close(await student.forward(net, 2), 3.5);
    t.close(await student.forward(net, -1), -0.5);
    t.close(await student.features(net, 2), vec([12, 0, 6, 0, 3, 0, 0, 0, 3, 0, 1, 0, 1]));
    t.close(await student.features(net, -1), vec([0, 3, 0, -3, 0, 6, 0, -4, 3, -2, 1, 2, 1]));
  });

  test("Units at their elbows, and a layer that is off", { points: 1, visibility: "public" }, async (t) => {
    const onlyLast = vec([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    // At x = 2 both units of the second layer are at z = 0; then both are below.
    for (const b2 of [vec([-2, 1]), vec([-9, -9])]) {
      const net = { ...example(), b2 };
      t.close(await student.forward(net, 2), 0.5);
      t.close(await student.features(net, 2), onlyLast);
    }
    // At x = 1 the first layer is at its elbows, and the second stands on its biases alone.
    const lifted = { ...example(), b2: vec([2, 1]) };
    t.close(await student.forward(lifted, 1), 4.5);
    t.close(await student.features(lifted, 1), vec([0, 0, 0, 0, 0, 0, 0, 0, 3, -2, 2, 1, 1]));
  });

  test(
    "The output of networks with units on and off in both layers",
    {
      points: 2,
      hint: "Follow one input through both layers of a net with two units, on paper. Does each layer have its bias and its ReLU, and which index of W2 belongs to which layer?",
    },
    async (t) => {
      const rng = t.rng("networks");
      const cases = [1, 2, 2, 3, 4, 4].map((k) => awayFromElbows(rng, k));
      // Lower biases turn off units of the second layer.
      const lowered = cases.map(({ net, x }) => ({ net: { ...net, b2: net.b2.map((bias) => bias - 1.5) }, x }));
      const all = [...cases, ...lowered];
      const found = await student.forward.many(all.map(({ net, x }) => [net, x]));
      const expected = all.map(({ net, x }) => output(net, x));
      t.close(found, expected, { rtol: 1e-9, atol: 1e-9 });
    },
  );

  test(
    "The features agree with differences of the output",
    {
      points: 4,
      hint: "Move one parameter a little up and a little down and look at the output. Which group disagrees first, counted from the output? Look at what passes back into its layer.",
    },
    async (t) => {
      const rng = t.rng("networks");
      const cases = [1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4].map((k) => awayFromElbows(rng, k));
      const found = await student.features.many(cases.map(({ net, x }) => [net, x]));
      for (const [index, { net, x }] of cases.entries())
        t.close(found[index] ?? vec([]), byDifferences(net, x), afterDifferences);
    },
  );

  property(
    "What flows into a unit is what flows out of it",
    {
      points: 2,
      given: {
        first: arbitrary.shaped(
          { w1: ["k"], b1: ["k"], b2: ["k"], w3: ["k"], W2: ["k", "k"] },
          { sizes: { k: [1, 3] } },
        ),
        b3: arbitrary.number(),
        x: arbitrary.number({ min: -3, max: 3 }),
      },
      runs: 12,
      hint: "Multiply each derivative by its parameter and add up what goes into one unit, its bias included; then what goes out of it. The two sums agree for every unit.",
    },
    async (t, { first: { w1, b1, b2, w3, W2 }, b3, x }) => {
      const k = w1.length;
      const found = await student.features({ w1, b1, W2, b2, w3, b3 }, x);
      t.equal(found.length, k * k + 4 * k + 1, "Features");
      const weights = (j: number, i: number) => at(W2.data, j * k + i) * at(found, 2 * k + j * k + i);
      const units = Array.from({ length: k }, (_, index) => index);
      const total = (terms: number[]) => terms.reduce((sum, term) => sum + term, 0);
      // Terms of up to about a hundred thousand may cancel.
      const tolerance = { rtol: 1e-9, atol: 1e-6 };
      for (const unit of units) {
        const intoFirst = at(w1, unit) * at(found, unit) + at(b1, unit) * at(found, k + unit);
        t.close(intoFirst, total(units.map((j) => weights(j, unit))), tolerance);
        const intoSecond = total(units.map((i) => weights(unit, i))) + at(b2, unit) * at(found, 2 * k + k * k + unit);
        t.close(intoSecond, at(w3, unit) * at(found, 3 * k + k * k + unit), tolerance);
      }
    },
  );

  test(
    "The offset of the output is in none of the features",
    {
      points: 1,
      hint: "Change b3 and nothing else. Which derivatives of the output can depend on it? Compare with the gradient of a loss.",
    },
    async (t) => {
      const { net, x } = awayFromElbows(t.rng("network"), 3);
      const expected = byDifferences(net, x);
      for (const b3 of [0, -50, 3]) t.close(await student.features({ ...net, b3 }, x), expected, afterDifferences);
    },
  );

  test(
    "Output weights times their features, plus the bias, is the output",
    { points: 1, hint: "The output is linear in w3 and b3. What is left when you take both away from it?" },
    async (t) => {
      const rng = t.rng("networks");
      for (const k of [2, 4]) {
        const { net, x } = awayFromElbows(rng, k);
        const found = await student.features(net, x);
        const last = found.slice(k * k + 3 * k);
        t.close(dot(vec([...net.w3, net.b3]), last), output(net, x), { rtol: 1e-9, atol: 1e-9 });
        t.close(await student.forward(net, x), output(net, x), { rtol: 1e-9, atol: 1e-9 });
      }
    },
  );

  test(
    "The network is left as it was",
    { points: 1, hint: "Write into arrays of your own. Is W2 still the same after a call?" },
    async (t) => {
      const net = example();
      await student.forward(net, 2);
      await student.features(net, 2);
      await student.features(net, -1);
      t.pure();
    },
  );
});
