import { defineTests, type FigurePoints, type PlotFigure } from "allclose";
import { crossEntropyGradient, matrix, norm2, type Mat, type MlpParams, type Rng, type Vec } from "numerics";

type Scheme = "zero" | "random" | "he";
type LossGrad = (net: MlpParams, X: Mat, y: Vec) => { loss: number; gW: Mat[]; gb: Vec[] };

const schemes: readonly Scheme[] = ["zero", "random", "he"];

/** Softmax cross-entropy of a ReLU net on a batch. */
const lossGrad: LossGrad = crossEntropyGradient();

const normals = (length: number, rng: Rng): Vec => Float64Array.from({ length }, () => rng.normal());

/** A net of random numbers, biases too: what no scheme would give. */
const randomNet = (dims: readonly number[], rng: Rng): { W: Mat[]; b: Vec[] } => ({
  W: dims.slice(1).map((rows, layer) => matrix(rows, dims[layer] ?? 0, normals(rows * (dims[layer] ?? 0), rng))),
  b: dims.slice(1).map((rows) => normals(rows, rng)),
});

const classes = 4;

/** Four clouds of points in four dimensions, each around a point of an axis of its own. */
function clouds(rng: Rng): { X: Mat; y: Vec } {
  const perClass = 10;
  const y = Float64Array.from({ length: classes * perClass }, (_, example) => example % classes);
  const X = matrix(y.length, classes, normals(y.length * classes, rng));
  for (const [example, label] of y.entries()) {
    const place = example * classes + label;
    X.data[place] = (X.data[place] ?? 0) + 6;
  }
  return { X, y };
}

/** Inputs, four hidden layers of 8, outputs. */
const deep = [classes, 8, 8, 8, 8, classes];

/** Shallow enough to be trained in twenty steps. */
const lessDeep = [classes, 12, 12, classes];

/** Where the width does not matter. */
const narrow = [classes, 6, 6, classes];

interface Traces {
  gradNorm: readonly number[];
  loss: readonly number[];
}

const names: Readonly<Record<Scheme, string>> = { zero: "zero", random: "random, 0.01", he: "He" };

function threeTraces(
  what: keyof Traces,
  traces: Readonly<Record<"student" | "reference", Readonly<Record<Scheme, Traces>>>>,
): PlotFigure {
  const points = (values: readonly number[]): FigurePoints => values.map((value, step) => [step, value]);
  const isNorm = what === "gradNorm";
  return {
    kind: "plot",
    title: isNorm ? "Mean norm of the gradient, by initialisation" : "Loss of the batch, by initialisation",
    alt: isNorm
      ? "The mean norm of the gradient at every step for your three initialisations, on a logarithmic scale, beside the reference's: He's starts far above the other two, which lie together."
      : "The loss of the batch at every step for your three initialisations, beside the reference's: He's falls, the other two stay near the logarithm of the number of classes.",
    caption: isNorm
      ? "With zeros only the output bias has a gradient. Small random weights look the same: the signal is lost on its way."
      : "All start near ln 4 = 1.39 except He's, whose first guesses are bold; only He's falls.",
    x: { label: "step" },
    y: isNorm ? { label: "mean norm of the gradient", scale: "log" } : { label: "loss" },
    series: (["reference", "student"] as const).flatMap((role) =>
      schemes.map((scheme) => ({
        role,
        label: role === "student" ? names[scheme] : `${names[scheme]}, reference`,
        as: "line" as const,
        points: points(traces[role][scheme][what]),
      })),
    ),
  };
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  test("A matrix and a bias vector for each layer", { points: 1, visibility: "public" }, async (t) => {
    const shapes = [
      [3, 5, 2],
      [4, 1],
      [2, 3, 3, 6],
    ];
    const cases = schemes.flatMap((scheme) => shapes.map((dims) => ({ scheme, dims })));
    const nets = await Promise.all(cases.map(({ scheme, dims }) => student.init(dims, scheme, t.rng("weights"))));
    for (const [index, net] of nets.entries()) {
      const { dims } = cases[index] ?? { dims: [] };
      const { W, b } = net;
      t.about(net);
      t.equal(W.length, dims.length - 1, `Matrices for ${dims.length - 1} layers`);
      t.equal(b.length, dims.length - 1, `Bias vectors for ${dims.length - 1} layers`);
      for (const [layer, weights] of W.entries()) {
        t.equal(weights.rows, dims[layer + 1] ?? 0, `Rows of W[${layer}]`);
        t.equal(weights.cols, dims[layer] ?? 0, `Columns of W[${layer}]`);
        t.equal(b[layer]?.length ?? 0, dims[layer + 1] ?? 0, `Entries of b[${layer}]`);
      }
    }
  });

  const filled = (dims: readonly number[], entryOf: (inputs: number) => number): { W: Mat[]; b: Vec[] } => ({
    W: dims.slice(1).map((rows, layer) => {
      const cols = dims[layer] ?? 0;
      return matrix(rows, cols, new Float64Array(rows * cols).fill(entryOf(cols)));
    }),
    b: dims.slice(1).map((rows) => new Float64Array(rows)),
  });

  test("Worked example: init when every normal is the same", { points: 1, visibility: "public" }, async (t) => {
    const dims = [8, 2, 3];
    await t.eachClose([
      [
        student.init(dims, "he", t.constantRng(1)),
        {
          W: [matrix(2, 8, new Float64Array(16).fill(0.5)), matrix(3, 2, [1, 1, 1, 1, 1, 1])],
          b: [
            [0, 0],
            [0, 0, 0],
          ],
        },
      ],
      [student.init(dims, "random", t.constantRng(-2)), filled(dims, () => -0.02)],
      [student.init(dims, "random", t.constantRng(1), 0.3), filled(dims, () => 0.3)],
      [student.init(dims, "zero", t.constantRng(1)), filled(dims, () => 0)],
    ]);
  });

  test("Worked example: the mean of three norms", { points: 1, visibility: "public" }, async (t) => {
    await t.eachClose([
      [student.meanGradNorm([Float64Array.of(3, -4), Float64Array.of(0, 0, 2), Float64Array.of(0)]), 7 / 3],
      [student.meanGradNorm([Float64Array.of(-6)]), 6],
    ]);
  });

  const oneByOne = { net: { W: [matrix(1, 1, [1])], b: [Float64Array.of(0)] }, X: matrix(1, 1, [1]), y: [0] };

  test("Worked example: two steps of run", { points: 1, visibility: "public" }, async (t) => {
    const { net, X, y } = oneByOne;
    const square: LossGrad = ({ W: [weights], b: [bias] }) => {
      const [w = NaN, c = NaN] = [weights?.data[0], bias?.[0]];
      return { loss: w * w - c, gW: [matrix(1, 1, [2 * w])], gb: [Float64Array.of(-1)] };
    };
    const answer = await student.run(net, X, y, square, { lr: 0.25, steps: 2, batch: 1 }, t.rng("batches"));
    t.close(answer, { net: { W: [matrix(1, 1, [0.25])], b: [[0.5]] }, gradNorm: [1.5, 1], loss: [1, 0] });
  });

  test("Without a step nothing happens", { points: 1, visibility: "public" }, async (t) => {
    const { net, X, y } = oneByOne;
    const rng = t.countedRng("batches");
    const answer = await student.run(net, X, y, t.oracle(lossGrad, { budget: 0 }), { lr: 1, steps: 0, batch: 1 }, rng);
    t.close(answer.net, { W: net.W, b: net.b });
    t.equal(answer.gradNorm.length, 0, "Entries of gradNorm");
    t.equal(answer.loss.length, 0, "Entries of loss");
  });

  test("Three schemes on the same data", { points: 1, visibility: "public" }, async (t) => {
    const data = clouds(t.rng("data"));
    // Five examples are never evenly many of each class: an even batch from zeros has the gradient 0, a gap in the figure.
    const o = { lr: 0.08, steps: 6, batch: 5 };
    const local = t.localFunction(crossEntropyGradient, [], { name: "lossGrad" });
    const trained = async (scheme: Scheme): Promise<Traces> => {
      const net = await student.init(narrow, scheme, t.rng("weights"));
      return student.run(net, data.X, data.y, local, o, t.rng("batches"));
    };
    const right = (scheme: Scheme): Traces =>
      reference.run(reference.init(narrow, scheme, t.rng("weights")), data.X, data.y, lossGrad, o, t.rng("batches"));
    const [zero, random, he] = await Promise.all([trained("zero"), trained("random"), trained("he")]);
    const yours = { zero, random, he };
    const rights = { zero: right("zero"), random: right("random"), he: right("he") };
    t.figure(threeTraces("gradNorm", { student: yours, reference: rights }));
    t.figure(threeTraces("loss", { student: yours, reference: rights }));
    for (const scheme of schemes) {
      t.about(yours[scheme]);
      t.equal(yours[scheme].gradNorm.length, o.steps, `Entries of gradNorm, ${names[scheme]}`);
      t.equal(yours[scheme].loss.length, o.steps, `Entries of loss, ${names[scheme]}`);
    }
  });

  property(
    "The spread of every layer",
    {
      points: 1,
      given: {
        dims: arbitrary.list(arbitrary.integer(1, 9), { minLength: 2, maxLength: 4 }),
        scheme: arbitrary.oneOf(...schemes),
        scale: arbitrary.positive({ min: 0.001, max: 2 }),
        c: arbitrary.number({ min: -3, max: 3 }),
      },
      runs: 7,
      hint: "When every normal is c standard deviations from 0, all weights of a layer are equal. Look at each layer by itself, the last one too.",
    },
    async (t, { dims, scheme, scale, c }) => {
      const deviations: Record<Scheme, (inputs: number) => number> = {
        zero: () => 0,
        random: () => scale,
        he: (inputs) => Math.sqrt(2 / inputs),
      };
      const expected = filled(dims, (inputs) => c * deviations[scheme](inputs));
      t.close(await student.init(dims, scheme, t.constantRng(c), scale), expected);
    },
  );

  test(
    "A fresh normal for every weight, from the generator",
    {
      points: 1,
      hint: "Count the draws of each scheme. Are any two weights the same number, and does another generator give other ones?",
    },
    async (t) => {
      const dims = [1, 2, 1];
      const weights = 1 * 2 + 2 * 1;
      const counted = schemes.map((scheme) => ({ scheme, rng: t.countedRng(scheme) }));
      const nets = await Promise.all(counted.map(({ scheme, rng }) => student.init(dims, scheme, rng)));
      for (const [index, { scheme, rng }] of counted.entries()) {
        t.about(nets[index]);
        t.equal(rng.draws.normal, scheme === "zero" ? 0 : weights, `Normals drawn for "${scheme}"`);
        t.equal(rng.draws.uniform + rng.draws.int, 0, `Other numbers drawn for "${scheme}"`);
      }
      const entries = ({ W }: MlpParams): number[] => W.flatMap(({ data }) => Array.from(data));
      for (const scheme of ["random", "he"] as const) {
        const [first, other, again] = await Promise.all([
          student.init(dims, scheme, t.rng("one")),
          student.init(dims, scheme, t.rng("another")),
          student.init(dims, scheme, t.rng("one")),
        ]);
        t.about(other);
        t.equal(new Set([...entries(first), ...entries(other)]).size, 2 * weights, "Different weights of two nets");
        t.equal(again, { W: first.W, b: first.b });
      }
    },
  );

  test(
    "scale is for random weights alone, and may be 0",
    { points: 1, hint: "Give each scheme a scale, and the random one a scale of 0: a default is for what is missing." },
    async (t) => {
      const dims = [8, 2, 5];
      const make = (scheme: Scheme, scale?: number) => student.init(dims, scheme, t.constantRng(1), scale);
      await t.eachClose([
        [make("random", 0), filled(dims, () => 0)],
        [make("random"), filled(dims, () => 0.01)],
        ...[0, 3].flatMap((scale) => [
          [make("he", scale), filled(dims, (inputs) => Math.sqrt(2 / inputs))] as const,
          [make("zero", scale), filled(dims, () => 0)] as const,
        ]),
      ]);
    },
  );

  property(
    "The mean of the norms of any vectors",
    {
      points: 1,
      given: { grads: arbitrary.list(arbitrary.vector({ maxLength: 5 }), { minLength: 1, maxLength: 5 }) },
      runs: 7,
      hint: "Take the root for each vector, then the mean: with vectors of different lengths the order matters.",
    },
    async (t, { grads }) => {
      const total = grads.reduce((sum, grad) => sum + norm2(grad), 0);
      t.close(await student.meanGradNorm(grads), total / grads.length);
    },
  );

  test(
    "Three steps on a random net",
    {
      points: 2,
      hint: "Follow one step: which parts of the gradient go into the norm, and which parts of the net move, in which direction?",
    },
    async (t) => {
      const { X, y } = clouds(t.rng("data"));
      const cases = [
        [[classes, 5, 3, classes], 0.1],
        [[classes, classes], 1.5],
      ] as const;
      await t.eachClose(
        cases.map(([dims, lr]) => {
          const net = randomNet(dims, t.rng(`net ${lr}`));
          const o = { lr, steps: 3, batch: 4 };
          const local = t.localFunction(crossEntropyGradient, [], { name: "lossGrad" });
          return [
            student.run(net, X, y, local, o, t.rng("batches")),
            reference.run(net, X, y, lossGrad, o, t.rng("batches")),
          ] as const;
        }),
      );
    },
  );

  test(
    "The traces begin before the first update",
    {
      points: 2,
      hint: "Here the gradient is the net itself, so every step multiplies the net by 1 - lr. What are loss and norm before the first step, and before the last?",
    },
    async (t) => {
      const half: LossGrad = ({ W, b }) => {
        const squares = [...W.map(({ data }) => data), ...b].map((part) => Math.pow(norm2(part), 2));
        return { loss: squares.reduce((sum, square) => sum + square, 0) / 2, gW: [...W], gb: [...b] };
      };
      const net = randomNet([2, 3, 1], t.rng("net"));
      const parts = [...net.W.map(({ data }) => data), ...net.b];
      const norm = parts.reduce((sum, part) => sum + norm2(part), 0) / parts.length;
      const { loss } = half(net, matrix(0, 0), Float64Array.of());
      const times = (values: Vec, factor: number): Vec => values.map((value) => factor * value);
      await t.eachClose(
        [0.25, 0].map((lr) => {
          const shrunk = (k: number): number => Math.pow(1 - lr, k);
          const o = { lr, steps: 3, batch: 1 };
          const expected = {
            net: {
              W: net.W.map(({ rows, cols, data }) => matrix(rows, cols, times(data, shrunk(3)))),
              b: net.b.map((bias) => times(bias, shrunk(3))),
            },
            gradNorm: [0, 1, 2].map((k) => norm * shrunk(k)),
            loss: [0, 1, 2].map((k) => loss * shrunk(2 * k)),
          };
          return [student.run(net, matrix(1, 2, [1, 2]), [0], half, o, t.rng("batches")), expected] as const;
        }),
      );
    },
  );

  test(
    "Each batch is drawn anew, rows with their labels",
    {
      points: 2,
      hint: "Print what you hand to lossGrad: as many rows as the batch has examples, drawn by rng.int, each with the label of its own row.",
    },
    async (t) => {
      for (const [n, batch] of [
        [6, 4],
        [3, 5],
      ] as const) {
        // Row i is (i, 10 + i), and its label is 100 + i.
        const X = matrix(n, 2, Array.from({ length: n }, (_, i) => [i, 10 + i]).flat());
        const y = Float64Array.from({ length: n }, (_, i) => 100 + i);
        const seen: { X: Mat; y: Vec }[] = [];
        const watching: LossGrad = (_net, rows, labels) => {
          seen.push({ X: rows, y: labels });
          return { loss: 0, gW: [matrix(1, 2, [0, 0])], gb: [Float64Array.of(0)] };
        };
        const rng = t.rng(`batches of ${batch}`);
        await student.run(randomNet([2, 1], t.rng("net")), X, y, watching, { lr: 1, steps: 3, batch }, rng);
        t.equal(seen.length, 3, "Calls of lossGrad");
        const again = t.rng(`batches of ${batch}`);
        for (const given of seen) {
          const drawn = Array.from({ length: batch }, () => again.int(n)).sort((one, two) => one - two);
          t.equal(given.X.rows, batch, "Rows of a batch");
          t.equal(given.X.cols, 2, "Columns of a batch");
          t.equal(given.y.length, batch, "Labels of a batch");
          const examples = Array.from(given.y, (label, i) => [given.X.data[2 * i], given.X.data[2 * i + 1], label]);
          const sorted = examples.sort((one, two) => (one[2] ?? 0) - (two[2] ?? 0)).map((row) => row.map(Number));
          t.equal(
            sorted,
            drawn.map((i) => [i, 10 + i, 100 + i]),
            "Rows of a batch with their labels",
          );
        }
      }
    },
  );

  test(
    "One call of lossGrad a step, and no draws but the batches",
    { points: 1, hint: "Count the calls of lossGrad and of rng: steps of the one, steps times batch of the other." },
    async (t) => {
      const { X, y } = clouds(t.rng("data"));
      const supplied = t.oracle(lossGrad, { name: "lossGrad", budget: 2 });
      const rng = t.countedRng("batches");
      const net = randomNet([classes, 3, classes], t.rng("net"));
      await student.run(net, X, y, supplied, { lr: 0.1, steps: 2, batch: 3 }, rng);
      t.equal(supplied.calls, 2, "Calls of lossGrad");
      t.equal(rng.draws.int, 6, "Numbers drawn by rng.int");
      t.equal(rng.draws.normal + rng.draws.uniform, 0, "Other numbers drawn");
    },
  );

  /** Seven examples cannot be shared out evenly among four classes, so the output bias always has a gradient. */
  const uneven = { lr: 0.1, steps: 4, batch: 7 };

  test(
    "From zeros only the output bias moves",
    {
      points: 1,
      hint: "Print the net after a few steps from zeros: which entries are still exactly 0, and is the gradient as a whole?",
    },
    async (t) => {
      const { X, y } = clouds(t.rng("data"));
      const net = await student.init(narrow, "zero", t.rng("weights"));
      const local = t.localFunction(crossEntropyGradient, [], { name: "lossGrad" });
      const answer = await student.run(net, X, y, local, uneven, t.rng("batches"));
      const still = [...answer.net.W.map(({ data }) => data), ...answer.net.b.slice(0, -1)];
      t.ok(
        still.every((part) => part.every((entry) => entry === 0)),
        "all weights and all hidden biases should still be 0",
      );
      const [top] = answer.net.b.slice(-1);
      t.ok(top?.some((entry) => entry !== 0) ?? false, "the output bias should have moved");
      t.ok((answer.gradNorm[0] ?? NaN) > 0, "the norm of the first gradient should not be 0");
      t.close(answer.loss[0] ?? NaN, Math.log(classes));
    },
  );

  test(
    "From small random weights nothing gets through",
    {
      points: 1,
      hint: "With a standard deviation of 0.01 the scores are nearly 0 whatever the input is. How large is the first gradient beside He's?",
    },
    async (t) => {
      const { X, y } = clouds(t.rng("data"));
      const started = async (scheme: Scheme, attempt: number) => {
        const net = await student.init(deep, scheme, t.rng(`${scheme} ${attempt}`));
        const local = t.localFunction(crossEntropyGradient, [], { name: "lossGrad" });
        const answer = await student.run(net, X, y, local, { lr: 0.1, steps: 1, batch: 13 }, t.rng("batches"));
        return { loss: answer.loss[0] ?? NaN, gradNorm: answer.gradNorm[0] ?? NaN };
      };
      // One net in a few hundred begins with nearly all units off, also from He's weights; three in a row never do.
      for (let attempt = 1; attempt <= 3; attempt++) {
        const [small, he] = await Promise.all([started("random", attempt), started("he", attempt)]);
        t.close(small.loss, Math.log(classes), { rtol: 0, atol: 1e-6 });
        if (he.gradNorm > 5 * small.gradNorm) return;
      }
      t.ok(false, "He's first gradient should be many times as large as the one of small random weights");
    },
  );

  test(
    "From He's weights the net trains",
    {
      points: 1,
      hint: "The loss should fall far below the logarithm of the number of classes. Is the variance 2/n in every layer, and does every part of the net move?",
    },
    async (t) => {
      const { X, y } = clouds(t.rng("data"));
      const steps = 20;
      // One net in a hundred begins so badly that twenty steps are not enough; five in a row never do.
      for (let attempt = 1; attempt <= 5; attempt++) {
        const net = await student.init(lessDeep, "he", t.rng(`weights ${attempt}`));
        const answer = await student.run(
          net,
          X,
          y,
          t.localFunction(crossEntropyGradient, [], { name: "lossGrad" }),
          { lr: 0.08, steps, batch: 6 },
          t.rng(`batches ${attempt}`),
        );
        t.equal(answer.loss.length, steps, "Entries of loss");
        const atTheEnd = answer.loss.slice(-6).reduce((sum, loss) => sum + loss, 0) / 6;
        if (atTheEnd < 0.35 * Math.log(classes)) return;
      }
      t.ok(false, "the loss should fall below a third of what guessing costs");
    },
  );

  test(
    "Nets, data and gradients stay as they were",
    {
      points: 2,
      hint: "Copy the net before the first step, and return matrices and vectors of your own, also when nothing moved.",
    },
    async (t) => {
      const { X, y } = clouds(t.rng("data"));
      const net = randomNet([classes, 3, classes], t.rng("net"));
      const settings = [
        [0.1, 2],
        [0, 1],
        [0.1, 0],
      ] as const;
      await Promise.all([
        ...settings.map(([lr, steps]) => student.run(net, X, y, lossGrad, { lr, steps, batch: 3 }, t.rng("batches"))),
        ...schemes.map((scheme) => student.init([classes, 3, classes], scheme, t.rng("weights"))),
        student.meanGradNorm([normals(4, t.rng("part")), normals(2, t.rng("other part"))]),
      ]);
      t.pure();
    },
  );
});
