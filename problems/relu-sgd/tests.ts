import { defineTests, type FigurePoints, type PlotFigure } from "allclose";
import {
  matrix,
  matrixFromRows,
  matvec,
  meanSquaredError,
  mlpForward,
  mlpLossGradient,
  numericalGradient,
  transpose,
  vec,
  zeros,
  type MlpParams,
  type Rng,
  type Vec,
} from "numerics";

type Net1 = { w1: Vec; b1: Vec; w2: Vec; b2: number };
type Which = "output" | "all";

/** The same network for the engine's own backpropagation. */
const toMlp = ({ w1, b1, w2, b2 }: Net1): MlpParams => ({
  W: [matrix(w1.length, 1, w1), matrix(1, w2.length, w2)],
  b: [b1, vec([b2])],
});

const column = (values: Vec) => matrix(values.length, 1, values);

function engineGradient(net: Net1, X: Vec, Y: Vec, which: Which): Net1 {
  const { gradient } = mlpLossGradient(toMlp(net), column(X), (outputs) => meanSquaredError(outputs, column(Y)));
  const entries = (of: { data: Vec } | undefined): Vec => of?.data ?? vec([]);
  const still = zeros(net.w1.length);
  return {
    w1: which === "all" ? entries(gradient.W[0]) : still,
    b1: which === "all" ? (gradient.b[0] ?? vec([])) : still,
    w2: entries(gradient.W[1]),
    b2: gradient.b[1]?.[0] ?? NaN,
  };
}

const outputs = (net: Net1, X: Vec): Vec => mlpForward(toMlp(net), column(X)).data;

const loss = (net: Net1, X: Vec, Y: Vec): number =>
  outputs(net, X).reduce((sum, output, e) => sum + (output - (Y[e] ?? NaN)) ** 2, 0) / X.length;

const at = (values: Vec, index: number): number => values[index] ?? NaN;

/** Gradient descent on the batches of these examples, in their order. */
function descend(net: Net1, X: Vec, Y: Vec, batches: readonly (readonly number[])[], lr: number, which: Which): Net1 {
  let { w1, b1, w2, b2 } = net;
  for (const batch of batches) {
    const [inputs, targets] = [X, Y].map((values) => vec(batch.map((example) => at(values, example))));
    const g = engineGradient({ w1, b1, w2, b2 }, inputs ?? X, targets ?? Y, which);
    const moved = (values: Vec, slopes: Vec): Vec => values.map((value, i) => value - lr * at(slopes, i));
    [w1, b1, w2, b2] = [moved(w1, g.w1), moved(b1, g.b1), moved(w2, g.w2), b2 - lr * g.b2];
  }
  return { w1, b1, w2, b2 };
}

/** The generator's next batches. */
const drawBatches = (rng: Rng, n: number, { steps, batch }: { steps: number; batch: number }): number[][] =>
  Array.from({ length: steps }, () => Array.from({ length: batch }, () => rng.int(n)));

/** Numbers between −2 and 2. */
const randomVec = (rng: Rng, length: number): Vec => Float64Array.from({ length }, () => 4 * rng.uniform() - 2);

function randomNet(rng: Rng, units: number): Net1 {
  const [w1, b1, w2] = [randomVec(rng, units), randomVec(rng, units), randomVec(rng, units)];
  return { w1, b1, w2, b2: 4 * rng.uniform() - 2 };
}

/** z of every unit for every input. */
const preActivations = ({ w1, b1 }: Net1, X: Vec): number[] =>
  Array.from(X).flatMap((x) => Array.from(w1, (weight, i) => weight * x + at(b1, i)));

/**
 * A network and data that are drawn anew until no unit is within 1e-3 of its elbow and some are on, some off. There the
 * loss is a parabola in each parameter, so a central difference is its derivative up to rounding.
 */
function awayFromElbows(rng: Rng, units: number, n: number): { net: Net1; X: Vec; Y: Vec } {
  for (;;) {
    const [net, X, Y] = [randomNet(rng, units), randomVec(rng, n), randomVec(rng, n)];
    const z = preActivations(net, X);
    const isClear = z.every((value) => Math.abs(value) > 1e-3);
    if (isClear && z.some((value) => value > 0) && z.some((value) => value < 0)) return { net, X, Y };
  }
}

/** Bends at 0.3 and 0.7. */
const bends = [
  [0, 0.5],
  [0.3, -0.8],
  [0.7, 0.8],
  [1, -0.4],
] as const;

const bent = (x: number): number => (x < 0.3 ? 0.5 - (13 * x) / 3 : x < 0.7 ? 4 * x - 2 : 3.6 - 4 * x);

/** Sixty points on the broken line, and eight units with elbows spread evenly that hardly bend the line yet. */
function brokenLine(): { X: Vec; Y: Vec; net: Net1 } {
  const X = Float64Array.from({ length: 60 }, (_, e) => (e + 0.5) / 60);
  const w1 = Float64Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? 3 : -3));
  const b1 = w1.map((weight, i) => (-weight * (i + 0.5)) / 8);
  const w2 = Float64Array.from({ length: 8 }, (_, i) => (i % 4 < 2 ? 0.15 : -0.15));
  return { X, Y: X.map(bent), net: { w1, b1, w2, b2: 0 } };
}

const pairs = (X: Vec, Y: Vec): FigurePoints => Array.from(X, (x, i) => [x, at(Y, i)]);

interface Drawn {
  line: FigurePoints;
  elbows: FigurePoints;
}

function beforeAndAfter(steps: number, before: Drawn, after: Drawn, reference: FigurePoints): PlotFigure {
  return {
    kind: "plot",
    title: `A broken line, before and after ${steps} updates of all layers`,
    alt: "The target, a line with bends at 0.3 and 0.7; the network's line with its eight elbows before training, and the line and elbows after your training beside the reference's line, which bends towards the target.",
    caption: "Elbows wander towards the bends. Several come to share one, and others stay between.",
    x: { label: "x", range: [0, 1] },
    y: { label: "y", range: [-1.2, 1.2] },
    series: [
      { role: "neutral", label: "target", as: "line", points: bends },
      { role: "neutral", label: "before", as: "line", points: before.line },
      { role: "neutral", label: "elbows before", as: "points", points: before.elbows },
      { role: "reference", label: "reference after", as: "line", points: reference },
      { role: "student", label: "yours after", as: "line", points: after.line },
      { role: "student", label: "your elbows after", as: "points", points: after.elbows },
    ],
  };
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  const example = (): { net: Net1; X: Vec; Y: Vec } => ({
    net: { w1: vec([1, -2]), b1: vec([-1, 1]), w2: vec([2, -1]), b2: 0.5 },
    X: vec([2, -1]),
    Y: vec([1.5, -2]),
  });

  const grid = Float64Array.from({ length: 21 }, (_, i) => i / 20);

  test("Each function returns what it should, in the right shape", { points: 1, visibility: "public" }, async (t) => {
    const { X, Y, net } = brokenLine();
    const options = { steps: 50, batch: 6, lr: 0.2, which: "all" } as const;
    const lineOf = async (from: Net1): Promise<FigurePoints> =>
      pairs(grid, vec(await student.forward.many(Array.from(grid, (x) => [from, x]))));
    const elbowsOf = async (from: Net1): Promise<FigurePoints> => {
      const places = await student.elbows(from);
      return pairs(places, vec(await student.forward.many(Array.from(places, (x) => [from, x]))));
    };
    const drawn = async (from: Net1): Promise<Drawn> => {
      const [line, places] = await Promise.all([lineOf(from), elbowsOf(from)]);
      return { line, elbows: places };
    };
    // One by one, so that of a call that never ends the verdict shows which it was.
    const trained = await student.train(net, X, Y, options, t.rng("batches"));
    const [before, after] = await Promise.all([drawn(net), drawn(trained)]);
    const byReference = reference.train(net, X, Y, options, t.rng("batches"));
    t.figure(beforeAndAfter(options.steps, before, after, pairs(grid, outputs(byReference, grid))));
    const checked = (found: Net1): void => {
      const { w1, b1, w2, b2 } = found;
      for (const values of [w1, b1, w2]) t.equal(values.length, 8, "Entries of w1, b1 and w2 for eight units");
      t.ok([...w1, ...b1, ...w2, b2].every(Number.isFinite), "every parameter should be a finite number");
    };
    t.about(trained);
    checked(trained);
    checked(await student.backward(net, X, Y, "all"));
    checked(await student.backward(net, X, Y, "output"));
    checked(await student.ridge(net, X, Y, 0.1));
    t.equal((await student.elbows(net)).length, 8, "Elbows of eight units");
    t.ok(Number.isFinite(await student.forward(net, 0.3)), "forward should return a finite number");
  });

  test("The worked example", { points: 2, visibility: "public" }, async (t) => {
    const { net, X, Y } = example();
    const output = { w2: vec([1, -1.5]), b2: 0.5 };
    const after = { w2: vec([1.8, -1]), b2: 0.3 };
    const options = { steps: 1, batch: 2, lr: 0.1 };
    await t.eachClose([
      [student.forward(net, 2), 2.5],
      [student.forward(net, -1), -2.5],
      [student.elbows(net), vec([1, 0.5])],
      [student.backward(net, X, Y, "all"), { w1: vec([4, -0.5]), b1: vec([2, 0.5]), ...output }],
      [student.backward(net, X, Y, "output"), { w1: vec([0, 0]), b1: vec([0, 0]), ...output }],
      [student.ridge(net, X, vec([4, 12]), 1), { w1: net.w1, b1: net.b1, w2: vec([1, 3]), b2: 2 }],
      [
        student.train(net, X, Y, { ...options, which: "all" }, t.constantRng(0)),
        { w1: vec([0.2, -2]), b1: vec([-1.4, 1]), ...after },
      ],
      [
        student.train(net, X, Y, { ...options, which: "output" }, t.constantRng(0)),
        { w1: net.w1, b1: net.b1, ...after },
      ],
    ]);
  });

  test(
    "A unit at its elbow, one that is never active, and no updates",
    { points: 1, visibility: "public" },
    async (t) => {
      const { net } = example();
      const outputOf = async (answer: Promise<Net1>) => {
        const { w2, b2 } = await answer;
        return { w2, b2 };
      };
      await t.eachClose([
        // At x = 1 the first unit is at its elbow and the second is off: only b2 is left.
        [student.forward(net, 1), 0.5],
        [
          student.backward(net, vec([1]), vec([0]), "all"),
          { w1: vec([0, 0]), b1: vec([0, 0]), w2: vec([0, 0]), b2: 1 },
        ],
        // For x > 1 the second unit is off throughout: its column of H is zero.
        [outputOf(student.ridge(net, vec([2, 3]), vec([2, 3]), 1)), { w2: vec([1, 0]), b2: 2 / 3 }],
        ...(["output", "all"] as const).map(
          (which) =>
            [
              student.train(net, vec([2]), vec([1]), { steps: 0, batch: 3, lr: 0.1, which }, t.rng("none")),
              net,
            ] as const,
        ),
      ]);
    },
  );

  property(
    "The output for any network and input",
    {
      points: 2,
      given: {
        layers: arbitrary.shaped({ w1: ["k"], b1: ["k"], w2: ["k"] }),
        b2: arbitrary.number(),
        inputs: arbitrary.vector({ minLength: 1, maxLength: 5, entry: arbitrary.number({ min: -3, max: 3 }) }),
      },
      runs: 9,
      hint: "Add the units up by hand for a net with one unit, at an input on each side of its elbow. Is the bias of the output there?",
    },
    async (t, { layers, b2, inputs }) => {
      const net = { ...layers, b2 };
      const found = await student.forward.many(Array.from(inputs, (x) => [net, x]));
      // The sum may cancel: rounding is measured against terms of up to a few thousand.
      t.close(found, outputs(net, inputs), { rtol: 1e-9, atol: 1e-9 });
    },
  );

  test(
    "The gradient agrees with differences of the loss",
    {
      points: 4,
      hint: "Move one parameter a little up and a little down and look at the loss, with your own forward. For which parameters does your gradient disagree? Follow the chain rule from the loss to that one.",
    },
    async (t) => {
      const rng = t.rng("networks");
      const sizes = [
        [1, 2],
        [2, 1],
        [3, 4],
        [5, 3],
        [2, 6],
        [4, 5],
      ] as const;
      await t.eachClose(
        sizes.map(([units, n]) => {
          const { net, X, Y } = awayFromElbows(rng, units, n);
          const expected = numericalGradient((moved) => loss(moved, X, Y), net, 1e-4);
          return [student.backward(net, X, Y, "all"), expected] as const;
        }),
        { rtol: 1e-7, atol: 1e-8 },
      );
    },
  );

  test(
    "With the hidden layer frozen, its gradient is zeros and the rest stays",
    { points: 2, hint: "Compare backward for the two values of its last argument, field by field." },
    async (t) => {
      const rng = t.rng("networks");
      const cases = [1, 4].map((units) => ({ units, ...awayFromElbows(rng, units, 5) }));
      const gradients = await student.backward.many(cases.map(({ net, X, Y }) => [net, X, Y, "output"]));
      for (const [index, { units, net, X, Y }] of cases.entries()) {
        const { w1, b1, w2, b2 } = gradients[index] ?? net;
        t.equal(w1, zeros(units), "Gradient of the frozen w1");
        t.equal(b1, zeros(units), "Gradient of the frozen b1");
        t.about(gradients[index]);
        t.close({ w2, b2 }, { w2: engineGradient(net, X, Y, "output").w2, b2: engineGradient(net, X, Y, "all").b2 });
      }
    },
  );

  test(
    "A unit exactly at its elbow passes nothing back",
    { points: 1, hint: "What does the statement say about the derivative of the ReLU at 0?" },
    async (t) => {
      const net = { w1: vec([2, -1, 1]), b1: vec([-1, 0.5, 0]), w2: vec([3, 2, -1]), b2: 1 };
      t.close(await student.backward(net, vec([0.5]), vec([0]), "all"), {
        w1: vec([0, 0, -0.5]),
        b1: vec([0, 0, -1]),
        w2: vec([0, 0, 0.5]),
        b2: 1,
      });
    },
  );

  property(
    "At an elbow the input of the unit is 0",
    {
      points: 2,
      given: arbitrary
        .shaped({ w1: ["k"], b1: ["k"], w2: ["k"] })
        .filter(({ w1 }) => w1.every((w) => Math.abs(w) > 1e-3)),
      runs: 12,
      hint: "Put your elbow back into w1·x + b1. What should come out?",
    },
    async (t, { w1, b1, w2 }) => {
      const places = await student.elbows({ w1, b1, w2, b2: 0.5 });
      t.equal(places.length, w1.length, "Elbows");
      t.close(
        places.map((place, i) => place * at(w1, i)),
        b1.map((bias) => -bias),
        { rtol: 1e-9, atol: 1e-12 },
      );
    },
  );

  test(
    "The output layer of ridge solves the normal equations",
    {
      points: 4,
      hint: "Put your w2 and b2 into (HᵀH + λI)·v and compare with Hᵀt, entry by entry. The last entry is the bias.",
    },
    async (t) => {
      const rng = t.rng("networks");
      const sizes = [
        [1, 3, 0.5],
        [3, 8, 0.01],
        [2, 6, 4],
        [4, 3, 0.2],
      ] as const;
      const cases = sizes.map(([units, n, lambda]) => ({ lambda, ...awayFromElbows(rng, units, n) }));
      const fitted = await student.ridge.many(cases.map(({ net, X, Y, lambda }) => [net, X, Y, lambda]));
      for (const [index, { net, X, Y, lambda }] of cases.entries()) {
        const { w1, b1, w2, b2 } = fitted[index] ?? net;
        t.about(fitted[index]);
        t.equal({ w1, b1 }, { w1: net.w1, b1: net.b1 }, "The hidden layer");
        const h = matrixFromRows(
          Array.from(X, (x) => [...preActivations(net, vec([x])).map((z) => Math.max(0, z)), 1]),
        );
        const v = vec([...w2, b2]);
        const left = matvec(transpose(h), matvec(h, v)).map((entry, i) => entry + lambda * at(v, i));
        t.close(left, matvec(transpose(h), Y), { rtol: 0, atol: 1e-8 });
      }
    },
  );

  test(
    "Update by update on known batches",
    {
      points: 4,
      hint: "Follow one update: which examples are in the batch, over how many is the mean, and which way does each parameter go?",
    },
    async (t) => {
      const rng = t.rng("networks");
      const cases = [
        { units: 3, n: 4, batch: 2, lr: 0.05, which: "all" },
        { units: 2, n: 3, batch: 5, lr: 0.02, which: "all" },
        { units: 3, n: 5, batch: 3, lr: 0.05, which: "output" },
        { units: 1, n: 2, batch: 1, lr: 0.1, which: "all" },
      ] as const;
      const drawn = cases.map((one) => ({ ...one, ...awayFromElbows(rng, one.units, one.n) }));
      const trained = await Promise.all(
        drawn.map(({ net, X, Y, batch, lr, which }) =>
          student.train.many(
            [1, 2, 3, 4, 5].map((steps) => [net, X, Y, { steps, batch, lr, which }, t.rng(`batches of ${batch}`)]),
          ),
        ),
      );
      for (const [index, { net, X, Y, n, batch, lr, which }] of drawn.entries()) {
        const batches = drawBatches(t.rng(`batches of ${batch}`), n, { steps: 5, batch });
        await t.trace(
          5,
          (k) => Promise.resolve(trained[index]?.[k - 1] ?? net),
          (k) => descend(net, X, Y, batches.slice(0, k), lr, which),
          { rtol: 1e-8, atol: 1e-9 },
        );
      }
    },
  );

  test(
    "One draw for each example of each batch, with replacement",
    { points: 1, hint: "Count the calls of rng.int in one call of train, and those of its other functions." },
    async (t) => {
      const { net, X, Y } = example();
      const counted = (
        [
          [2, 3],
          [0, 4],
        ] as const
      ).map(([steps, batch]) => ({ steps, batch, rng: t.countedRng(`${steps} × ${batch}`) }));
      // The first example alone, then both, then the second twice.
      const script = t.scriptedRng([0, 0, 1, 0, 1, 1]);
      const [trained, ...others] = await Promise.all([
        student.train(net, X, Y, { steps: 3, batch: 2, lr: 0.03, which: "all" }, script),
        ...counted.map(({ steps, batch, rng }) =>
          student.train(net, X, Y, { steps, batch, lr: 0.01, which: "all" }, rng),
        ),
      ]);
      for (const [index, { steps, batch, rng }] of counted.entries()) {
        t.about(others[index]);
        t.equal(rng.draws.int, steps * batch, "Calls of rng.int");
        t.equal(rng.draws.normal + rng.draws.uniform, 0, "Other numbers drawn");
      }
      const batches = [
        [0, 0],
        [1, 0],
        [1, 1],
      ];
      t.close(trained, descend(net, X, Y, batches, 0.03, "all"));
    },
  );

  test(
    "Output-only training leaves the hidden layer alone and moves the output",
    { points: 2, hint: "Compare every bit of w1 and b1 before and after. Then look whether w2 and b2 changed." },
    async (t) => {
      const { X, Y, net } = brokenLine();
      const options = { steps: 8, batch: 6, lr: 0.05, which: "output" } as const;
      const { w1, b1, w2, b2 } = await student.train(net, X, Y, options, t.rng("batches"));
      t.equal(w1, net.w1, "w1 after output-only training");
      t.equal(b1, net.b1, "b1 after output-only training");
      t.ok(b2 !== net.b2 && w2.some((weight, i) => weight !== net.w2[i]), "the output layer should have moved");
    },
  );

  test(
    "The output layer alone learns |x − ½|",
    {
      points: 1,
      hint: "Two of the three units together can draw the target. Does your loss go down, and does it reach nearly 0?",
    },
    async (t) => {
      const X = Float64Array.from({ length: 21 }, (_, e) => e / 20);
      const Y = X.map((x) => Math.abs(x - 0.5));
      const net = { w1: vec([2, -2, 1]), b1: vec([-1, 1, -0.25]), w2: vec([0, 0, 0]), b2: 0 };
      const options = { steps: 4, batch: 2, lr: 0.2, which: "output" } as const;
      // First steps first: there a wrong rule's numbers still tell which rule it is.
      const batches = drawBatches(t.rng("batches"), 21, options);
      t.close(
        await student.train(net, X, Y, options, t.rng("batches")),
        descend(net, X, Y, batches, options.lr, "output"),
      );
      const trained = await student.train(net, X, Y, { ...options, steps: 200 }, t.rng("batches"));
      t.ok(loss(trained, X, Y) < 1e-3, "200 updates should bring the loss below a thousandth");
    },
  );

  test(
    "All layers learn a broken line",
    {
      points: 1,
      hint: "After a hundred updates the loss should be a fraction of what it was. Do the elbows move?",
    },
    async (t) => {
      // Two elbows, at 1/3 and 2/3, and a target that bends at 1/2: with the elbows where they are, a fortieth of the
      // loss is left at best. Of 20000 runs of the reference none left more than a hundred and fortieth.
      const X = Float64Array.from({ length: 21 }, (_, e) => e / 20);
      const Y = X.map((x) => 4 * Math.abs(x - 0.5));
      const net = { w1: vec([4, -4]), b1: vec([-4 / 3, 8 / 3]), w2: vec([0.1, 0.1]), b2: 0 };
      const options = { steps: 4, batch: 4, lr: 0.1, which: "all" } as const;
      const batches = drawBatches(t.rng("batches"), X.length, options);
      t.close(
        await student.train(net, X, Y, options, t.rng("batches")),
        descend(net, X, Y, batches, options.lr, "all"),
      );
      const trained = await student.train(net, X, Y, { ...options, steps: 100 }, t.rng("batches"));
      t.ok(loss(trained, X, Y) < loss(net, X, Y) / 60, "100 updates should bring the loss to a sixtieth or less");
      t.ok(
        trained.w1.some((weight, i) => weight !== net.w1[i]),
        "the hidden layer should have moved",
      );
    },
  );

  test(
    "lr = 0 changes nothing",
    { points: 1, hint: "0 is a step size like any other: beware of a default that replaces it." },
    async (t) => {
      const { net, X, Y } = example();
      await t.eachClose(
        (["output", "all"] as const).map(
          (which) => [student.train(net, X, Y, { steps: 3, batch: 2, lr: 0, which }, t.rng("batches")), net] as const,
        ),
      );
    },
  );

  test(
    "Network and data are left as they were",
    {
      points: 1,
      hint: "Copy the parameters before the first update: neither write into the network you were given nor hand its vectors back.",
    },
    async (t) => {
      const { net, X, Y } = example();
      await Promise.all([
        ...(["output", "all"] as const).flatMap((which) => [
          student.backward(net, X, Y, which),
          ...[0, 2].map((steps) => student.train(net, X, Y, { steps, batch: 2, lr: 0.05, which }, t.rng("batches"))),
        ]),
        student.forward(net, 1.5),
        student.elbows(net),
        student.ridge(net, X, Y, 0.5),
      ]);
      t.pure();
    },
  );
});
