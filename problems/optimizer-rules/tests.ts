import { defineTests, type Numeric, type PlotFigure, type TestContext } from "allclose";
import type { Rng, Vec } from "numerics";

type Awaitable<T> = T | Promise<T>;

/** One step of a rule that keeps a state of type S, as a student's function or the reference's. */
type Step<S, O> = (w: Vec, g: Vec, state: S | undefined, opt: O) => Awaitable<{ w: Vec; state: S }>;

/** Asked of a student's answer, which need not be what its type says. */
const isNothing = (value: unknown): boolean => value === undefined;

const normals = (length: number, rng: Rng): Vec => Float64Array.from({ length }, () => rng.normal());

/** n numbers from `first` to `last`, equally far apart. */
const between = (first: number, last: number, n: number): Vec =>
  Float64Array.from({ length: n }, (_, i) => first + ((last - first) * i) / (n - 1));

/** A valley that is ten times steeper across than along: where the rules take different ways. */
const valley = (x: number, y: number): number => 0.5 * x * x + 5 * y * y;
const slopeOfValley = ([x = 0, y = 0]: Vec): Vec => Float64Array.of(x, 10 * y);

/** The path of a rule down the valley, from the same start each time. */
async function descend<S, O>(step: Step<S, O>, opt: O): Promise<Vec[]> {
  let w: Vec = Float64Array.of(-2, 1);
  let state: S | undefined;
  const path = [w];
  for (; path.length <= 8; path.push(w)) ({ w, state } = await step(w, slopeOfValley(w), state, opt));
  return path;
}

async function twoPaths<S, O>(
  name: string,
  yours: Step<S, O>,
  reference: Step<S, O>,
  { opt, words }: { opt: O; words: string },
): Promise<PlotFigure> {
  const [right, own] = await Promise.all([descend(reference, opt), descend(yours, opt)]);
  return {
    kind: "plot",
    title: `Eight steps of ${name} down a valley`,
    alt: `Lines of equal loss of a valley that is ten times steeper across than along, and eight steps of your ${name} from (-2, 1), beside those of the reference. ${words}`,
    caption: words,
    x: { label: "w₁", range: [-2.2, 1.2] },
    y: { label: "w₂", range: [-1.2, 1.4] },
    contours: { label: "loss", of: valley },
    series: [
      { role: "reference", as: "path", points: right },
      { role: "student", as: "path", points: own },
    ],
  };
}

/** Settings of a training loop: its options, where its numbers come from, and how large its gradients are. */
interface Loop<O> {
  opt: O;
  rng: Rng;
  size?: number;
}

/**
 * Training loops of six steps with random gradients, side by side: the student's states go back into the student's rule,
 * which takes a step of every loop in one crossing, and after every step parameters and state are compared.
 */
async function follow<S extends Numeric, O>(
  t: TestContext,
  {
    yours,
    reference,
    loops,
  }: {
    yours: (calls: readonly [w: Vec, g: Vec, state: S | undefined, opt: O][]) => Promise<{ w: Vec; state: S }[]>;
    reference: (w: Vec, g: Vec, state: S | undefined, opt: O) => { w: Vec; state: S };
    loops: readonly Loop<O>[];
  },
): Promise<void> {
  const [steps, length] = [6, 5];
  let own: { w: Vec; state: S | undefined }[] = loops.map(({ rng }) => ({ w: normals(length, rng), state: undefined }));
  let right = own;
  for (let step = 1; step <= steps; step++) {
    const gradients = loops.map(({ rng, size = 1 }) => normals(length, rng).map((slope) => size * slope));
    const callsFrom = (states: typeof own) =>
      loops.map(({ opt }, loop): [Vec, Vec, S | undefined, O] => {
        const { w, state } = states[loop] ?? { w: Float64Array.of(), state: undefined };
        return [w, gradients[loop] ?? Float64Array.of(), state, opt];
      });
    const expected = callsFrom(right).map((call) => reference(...call));
    const answers = await yours(callsFrom(own));
    for (const [loop, next] of expected.entries()) t.close(answers[loop] ?? [], next);
    [own, right] = [answers, expected];
  }
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  /** Of the worked example, with these settings. */
  async function twoSteps<S, O>(step: Step<S, O>, opt: O): Promise<[{ w: Vec; state: S }, { w: Vec; state: S }]> {
    const one = await step(Float64Array.of(1, -2), Float64Array.of(0.5, -4), undefined, opt);
    return [one, await step(one.w, Float64Array.of(0.5, 4), one.state, opt)];
  }

  const weightsOf = async (answer: Promise<{ w: Vec }>): Promise<Vec> => (await answer).w;

  test("Parameters and state have one entry for each weight", { points: 1, visibility: "public" }, async (t) => {
    for (const length of [4, 1]) {
      const w = normals(length, t.rng(`w ${length}`));
      const g = normals(length, t.rng(`g ${length}`));
      // One by one, so that of a call that never ends the verdict shows which it was.
      const ofSgd = await student.sgd(w, g, undefined, { lr: 0.1 });
      t.equal(ofSgd.w.length, length, "Length of w from sgd");
      t.ok(isNothing(ofSgd.state), "sgd should return undefined for the state");
      const ofMomentum = await student.momentum(w, g, undefined, { lr: 0.1 });
      t.equal(ofMomentum.w.length, length, "Length of w from momentum");
      t.equal(ofMomentum.state.v.length, length, "Length of v from momentum");
      const ofRmsprop = await student.rmsprop(w, g, undefined, { lr: 0.1 });
      t.equal(ofRmsprop.w.length, length, "Length of w from rmsprop");
      t.equal(ofRmsprop.state.cache.length, length, "Length of cache from rmsprop");
      const ofAdam = await student.adam(w, g, undefined, { lr: 0.1 });
      t.equal(ofAdam.w.length, length, "Length of w from adam");
      t.equal(ofAdam.state.m.length, length, "Length of m from adam");
      t.equal(ofAdam.state.v.length, length, "Length of v from adam");
      t.equal(ofAdam.state.t, 1, "t after adam's first step");
    }
  });

  test("Worked example: two steps of sgd", { points: 1, visibility: "public" }, async (t) => {
    const [figure, [one, two]] = await Promise.all([
      twoPaths("sgd", student.sgd, reference.sgd, {
        opt: { lr: 0.16 },
        words: "Plain descent jumps from side to side where it is steep, and creeps along the bottom.",
      }),
      twoSteps(student.sgd, { lr: 0.1 }),
    ]);
    t.figure(figure);
    t.close(one.w, [0.95, -1.6]);
    t.close(two.w, [0.9, -2]);
  });

  test("Worked example: two steps of momentum", { points: 1, visibility: "public" }, async (t) => {
    const [figure, [one, two]] = await Promise.all([
      twoPaths("momentum", student.momentum, reference.momentum, {
        opt: { lr: 0.06, mu: 0.7 },
        words: "Momentum gathers speed along the valley, and swings across it less and less.",
      }),
      twoSteps(student.momentum, { lr: 0.1 }),
    ]);
    t.figure(figure);
    t.close(one, { w: [0.95, -1.6], state: { v: [0.5, -4] } });
    t.close(two, {
      w: [0.855, -1.64],
      state: { v: [0.95, 0.4] },
    });
  });

  test("Worked example: two steps of rmsprop", { points: 1, visibility: "public" }, async (t) => {
    const [figure, [one, two]] = await Promise.all([
      twoPaths("rmsprop", student.rmsprop, reference.rmsprop, {
        opt: { lr: 0.15, rho: 0.9 },
        words: "RMSProp moves about equally fast in both directions, whatever the slope, with the longest steps first.",
      }),
      twoSteps(student.rmsprop, { lr: 0.1, rho: 0.75, eps: 0 }),
    ]);
    t.figure(figure);
    t.close(one, { w: [0.8, -1.8], state: { cache: [0.0625, 4] } });
    // Both gradients are 4/√7 times the roots of their caches.
    const move = 0.4 / Math.sqrt(7);
    t.close(two, {
      w: [0.8 - move, -1.8 - move],
      state: { cache: [0.109375, 7] },
    });
  });

  test("Worked example: two steps of adam", { points: 1, visibility: "public" }, async (t) => {
    const [figure, [one, two]] = await Promise.all([
      twoPaths("adam", student.adam, reference.adam, {
        opt: { lr: 0.25 },
        words: "Adam's first steps are equally long in both directions; then its memory carries it past the bottom.",
      }),
      twoSteps(student.adam, { lr: 0.1, b1: 0.5, b2: 0.75, eps: 0 }),
    ]);
    t.figure(figure);
    t.close(one, { w: [0.9, -1.9], state: { m: [0.25, -2], v: [0.0625, 4], t: 1 } });
    t.close(two, {
      w: [0.8, -1.9 - 0.1 / 3],
      state: { m: [0.375, 1], v: [0.109375, 7], t: 2 },
    });
  });

  test("A gradient of 0 at the start moves nothing", { points: 1, visibility: "public" }, async (t) => {
    const w = [3, -1, 0];
    const zero = [0, 0, 0];
    await t.eachClose([
      [weightsOf(student.sgd(w, zero, undefined, { lr: 0.1 })), w],
      [student.momentum(w, zero, undefined, { lr: 0.1 }), { w, state: { v: zero } }],
      [student.rmsprop(w, zero, undefined, { lr: 0.1 }), { w, state: { cache: zero } }],
      [student.adam(w, zero, undefined, { lr: 0.1 }), { w, state: { m: zero, v: zero, t: 1 } }],
    ]);
  });

  test(
    "The check numbers of the course",
    {
      points: 2,
      hint: "Steps from the middle of a training run, with twenty weights and the default settings. Which numbers of the state does a step use, the old or the new ones?",
    },
    async (t) => {
      const w = between(-0.4, 0.6, 20);
      const g = between(-0.6, 0.4, 20);
      const eightDigits = { rtol: 0, atol: 6e-9 };
      const velocity = { v: between(0.6, 0.9, 20) };
      const filled = { cache: between(0.6, 0.9, 20) };
      const means = { m: between(0.6, 0.9, 20), v: between(0.7, 0.5, 20), t: 5 };
      const [ofMomentum, ofRmsprop, ofAdam] = await Promise.all([
        student.momentum(w, g, velocity, { lr: 1e-3 }),
        student.rmsprop(w, g, filled, { lr: 1e-2 }),
        student.adam(w, g, means, { lr: 1e-2 }),
      ]);
      t.close(ofMomentum, reference.momentum(w, g, velocity, { lr: 1e-3 }));
      t.close(ofMomentum.w[19] ?? NaN, 0.59879, eightDigits);
      t.close(ofRmsprop, reference.rmsprop(w, g, filled, { lr: 1e-2 }));
      t.close(ofRmsprop.w[0] ?? NaN, -0.39223849, eightDigits);
      t.close(ofAdam, reference.adam(w, g, means, { lr: 1e-2 }));
      t.close(ofAdam.w[0] ?? NaN, -0.40094747, eightDigits);
    },
  );

  property(
    "sgd subtracts lr times the gradient",
    {
      points: 1,
      given: {
        given: arbitrary.shaped({ w: ["n"], g: ["n"] }, { sizes: { n: [1, 6] } }),
        lr: arbitrary.number({ min: 0, max: 2 }),
      },
      runs: 6,
      hint: "g is the gradient of a loss, and lr multiplies it.",
    },
    async (t, { given: { w, g }, lr }) => {
      const answer = await student.sgd(w, g, undefined, { lr });
      t.ok(isNothing(answer.state), "sgd should return undefined for the state");
      t.close(
        answer.w,
        w.map((weight, i) => weight - lr * (g[i] ?? 0)),
      );
    },
  );

  test(
    "Six steps of momentum",
    { points: 1, hint: "Write down v after each step: what fades, what is added, and does the step see the new v?" },
    async (t) => {
      await follow(t, {
        yours: (calls) => student.momentum.many(calls),
        reference: reference.momentum,
        loops: [
          { opt: { lr: 0.05 }, rng: t.rng("mu missing") },
          { opt: { lr: 0.3, mu: 0.5 }, rng: t.rng("mu 0.5") },
          { opt: { lr: 0.1, mu: 0.99 }, rng: t.rng("mu 0.99") },
        ],
      });
    },
  );

  test(
    "Six steps of rmsprop",
    {
      points: 1,
      hint: "Which cache is under the root, and is eps under it too? A large eps and small gradients tell.",
    },
    async (t) => {
      await follow(t, {
        yours: (calls) => student.rmsprop.many(calls),
        reference: reference.rmsprop,
        loops: [
          { opt: { lr: 0.01 }, rng: t.rng("lr 0.01") },
          { opt: { lr: 0.2, rho: 0.6, eps: 1e-2 }, rng: t.rng("lr 0.2"), size: 0.1 },
          { opt: { lr: 0.05, rho: 0.9, eps: 0.5 }, rng: t.rng("lr 0.05") },
        ],
      });
    },
  );

  test(
    "Six steps of adam",
    {
      points: 2,
      hint: "Follow m, v and t by hand for two steps. What is t when it first goes into the correction, whose square goes into v, and which beta belongs to which mean?",
    },
    async (t) => {
      await follow(t, {
        yours: (calls) => student.adam.many(calls),
        reference: reference.adam,
        loops: [
          { opt: { lr: 0.01 }, rng: t.rng("lr 0.01") },
          { opt: { lr: 0.2, b1: 0.7, b2: 0.8, eps: 1e-2 }, rng: t.rng("lr 0.2"), size: 0.1 },
          { opt: { lr: 0.05, b1: 0.5, b2: 0.95, eps: 0.5 }, rng: t.rng("lr 0.05") },
        ],
      });
    },
  );

  property(
    "Adam's first step has the length lr in every coordinate",
    {
      points: 1,
      given: {
        g: arbitrary.vector({ nonZero: true, entry: arbitrary.number({ min: -1_000, max: 1_000 }) }),
        lr: arbitrary.positive(),
        b1: arbitrary.number({ min: 0, max: 0.95 }),
        b2: arbitrary.number({ min: 0, max: 0.99 }),
      },
      runs: 6,
      hint: "After one step m is a small multiple of g, and v the same of g². What do the corrections divide by for t = 1?",
    },
    async (t, { g, lr, b1, b2 }) => {
      const w = g.map((_, i) => i);
      const { w: next } = await student.adam(w, g, undefined, { lr, b1, b2, eps: 0 });
      t.close(
        next,
        w.map((weight, i) => weight - lr * Math.sign(g[i] ?? 0)),
      );
    },
  );

  test(
    "Settings of 0 are settings",
    {
      points: 2,
      hint: "Give lr, mu, rho, b1, b2 and eps the value 0, one after the other. A default is for a setting that is missing.",
    },
    async (t) => {
      const w = normals(4, t.rng("w"));
      const g = normals(4, t.rng("g"));
      const old = normals(4, t.rng("old"));
      const squares = old.map((entry) => 1 + entry * entry);
      const root = g.map(Math.abs);
      const minus = (amount: number, along: Vec): Vec => w.map((weight, i) => weight - amount * (along[i] ?? 0));
      const over = (above: Vec, below: Vec): Vec => above.map((entry, i) => entry / (below[i] ?? 0));
      const square = (x: Vec): Vec => x.map((entry) => entry * entry);

      const means = { m: old, v: squares, t: 3 };
      await t.eachClose([
        // Nothing of the old memory is left, so momentum is sgd, and RMSProp divides by the root of g² alone.
        [student.momentum(w, g, { v: old }, { lr: 0.2, mu: 0 }), { w: minus(0.2, g), state: { v: g } }],
        [
          student.rmsprop(w, g, { cache: squares }, { lr: 0.2, rho: 0, eps: 0.5 }),
          {
            w: minus(
              0.2,
              over(
                g,
                root.map((entry) => entry + 0.5),
              ),
            ),
            state: { cache: square(g) },
          },
        ],
        [
          student.rmsprop(w, g, { cache: square(g) }, { lr: 0.2, rho: 0.5, eps: 0 }),
          { w: minus(0.2, over(g, root)), state: { cache: square(g) } },
        ],
        // With b1 = b2 = 0 both means are the present gradient's, and nothing is left to correct.
        [
          student.adam(w, g, means, { lr: 0.2, b1: 0, b2: 0, eps: 0 }),
          { w: minus(0.2, g.map(Math.sign)), state: { m: g, v: square(g), t: 4 } },
        ],
        ...[
          { lr: 0.2, b1: 0 },
          { lr: 0.2, b2: 0 },
          { lr: 0.2, eps: 0 },
        ].map((opt) => [student.adam(w, g, means, opt), reference.adam(w, g, means, opt)] as const),
        // With lr = 0 the memory goes on while the weights stay.
        [weightsOf(student.sgd(w, g, undefined, { lr: 0 })), w],
        [
          student.momentum(w, g, { v: old }, { lr: 0, mu: 1 }),
          { w, state: { v: old.map((entry, i) => entry + (g[i] ?? 0)) } },
        ],
        [weightsOf(student.rmsprop(w, g, undefined, { lr: 0 })), w],
        [weightsOf(student.adam(w, g, undefined, { lr: 0 })), w],
      ]);
    },
  );

  test(
    "Late in a run, and with gradients of every size",
    {
      points: 1,
      hint: "Adam after thousands of steps needs no correction any more; and eps, outside the root, matters for gradients as small as itself.",
    },
    async (t) => {
      const w = normals(3, t.rng("w"));
      const tiny = Float64Array.of(1e-8, -3e-8, 2e-7);
      const late = { m: normals(3, t.rng("m")), v: normals(3, t.rng("v")).map((entry) => entry * entry), t: 4_999 };
      const g = normals(3, t.rng("g"));
      await t.eachClose([
        ...[tiny, Float64Array.of(1e4, -1e-4, 5)].flatMap((slopes) => [
          [
            student.rmsprop(w, slopes, undefined, { lr: 0.5 }),
            reference.rmsprop(w, slopes, undefined, { lr: 0.5 }),
          ] as const,
          [student.adam(w, slopes, undefined, { lr: 0.5 }), reference.adam(w, slopes, undefined, { lr: 0.5 })] as const,
        ]),
        [student.adam(w, g, late, { lr: 0.01 }), reference.adam(w, g, late, { lr: 0.01 })],
      ]);
    },
  );

  test(
    "Two runs side by side do not meet",
    {
      points: 1,
      hint: "Whatever a rule remembers has to come from its state. Is anything kept in a variable outside the function?",
    },
    async (t) => {
      const [a, b] = [normals(3, t.rng("a")), normals(3, t.rng("b"))];
      const lr = 0.1;
      const [first, other] = await student.momentum.many([
        [a, b, undefined, { lr }],
        [b, a, undefined, { lr }],
      ]);
      const { w, state } = first ?? { w: a, state: undefined };
      await t.eachClose([
        [student.momentum(w, a, state, { lr }), reference.momentum(w, a, { v: b }, { lr })],
        [Promise.resolve(other ?? []), { w: b.map((weight, i) => weight - lr * (a[i] ?? 0)), state: { v: a } }],
        ...[1, 2].flatMap(() => [
          [student.rmsprop(a, b, undefined, { lr }), reference.rmsprop(a, b, undefined, { lr })] as const,
          [student.adam(a, b, undefined, { lr }), reference.adam(a, b, undefined, { lr })] as const,
        ]),
      ]);
    },
  );

  test(
    "Parameters, gradients and states stay as they were",
    { points: 2, hint: "Write into new Float64Arrays, also for the state, and also where nothing changes." },
    async (t) => {
      const [w, g, old] = [normals(3, t.rng("w")), normals(3, t.rng("g")), normals(3, t.rng("old"))];
      const squares = old.map((entry) => entry * entry);
      await Promise.all(
        [0.1, 0].flatMap((lr) => [
          student.sgd(w, g, undefined, { lr }),
          ...[undefined, { v: old }].flatMap((state) =>
            [0.9, 0].map((mu) => student.momentum(w, g, state, { lr, mu })),
          ),
          ...[undefined, { cache: squares }].map((state) => student.rmsprop(w, g, state, { lr })),
          ...[undefined, { m: old, v: squares, t: 2 }].flatMap((state) =>
            [0.9, 0].map((b1) => student.adam(w, g, state, { lr, b1 })),
          ),
        ]),
      );
      t.pure();
    },
  );
});
