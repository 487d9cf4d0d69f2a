import { defineTests, type FigurePoints, type PlotFigure, type TestContext } from "allclose";
import { dot, norm1, type Rng, type Vec } from "numerics";

interface Equation {
  a: Vec;
  b: number;
}

/** The equation of the course, and one with signs. */
const course: Equation = { a: Float64Array.of(1, 0.1, 0.01), b: 1 };
const mixedSigns: Equation = { a: Float64Array.of(2, -0.5, 1), b: -3 };

function randomEquation(rng: Rng, length: number): Equation {
  const awayFromZero = (least: number, most: number): number =>
    (rng.uniform() < 0.5 ? -1 : 1) * (least + (most - least) * rng.uniform());
  return { a: Float64Array.from({ length }, () => awayFromZero(0.3, 2)), b: awayFromZero(0.5, 3) };
}

/** ‖a‖²: sgd multiplies the residual by 1 - 2·alpha·‖a‖² in every step. */
const curvature = ({ a }: Equation): number => dot(a, a);

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  test("Each function returns one entry for each feature", { points: 1, visibility: "public" }, async (t) => {
    for (const a of [Float64Array.of(2, -1, 0.5, 1), Float64Array.of(-2)]) {
      // One by one, so that of a call that never ends the verdict shows which it was.
      const ofSgd = await student.sgd(a, 1, { alpha: 0.01, steps: 3 });
      t.equal(ofSgd.length, a.length, "Length of sgd's answer");
      const ofSign = await student.signSgd(a, 1, { alpha0: 0.1, steps: 3 });
      t.equal(ofSign.length, a.length, "Length of signSgd's answer");
      const ofAdam = await student.simpleAdam(a, 1, { alpha0: 0.1, steps: 3 });
      t.equal(ofAdam.length, a.length, "Length of simpleAdam's answer");
      const ofRescaled = await student.rescaled(a, 1, { alpha: 0.01, steps: 3 });
      t.equal(ofRescaled.length, a.length, "Length of rescaled's answer");
    }
  });

  const twoSteps = (rows: [number[], number[]]) => (k: number) => rows[k === 1 ? 0 : 1];
  const example: Equation = { a: Float64Array.of(2, -1), b: 3 };

  const upTo = (steps: number): number[] => Array.from({ length: steps }, (_, index) => index + 1);
  const drawnSteps = upTo(12);
  const path = (steps: readonly Vec[]): FigurePoints => [[0, 0], ...steps];
  const twoPaths = (name: string, solved: Record<"student" | "reference", readonly Vec[]>): PlotFigure => ({
    kind: "plot",
    title: `Twelve steps of ${name} on the worked example`,
    alt: `The plane of theta with the line of all solutions, and the first twelve steps of your ${name} beside those of the reference, both from 0.`,
    caption:
      "Every point of the dotted line solves the equation. Which one is reached depends on the rule of the step.",
    x: { label: "θ₁", range: [-0.4, 2] },
    y: { label: "θ₂", range: [-1.9, 0.4] },
    equalScales: true,
    contours: {
      label: "loss",
      of: (x, y) => (example.b - dot(example.a, Float64Array.of(x, y))) ** 2,
      levels: [0.6, 1.2, 1.8, 2.4, 3, 3.6].map((residual) => residual ** 2),
    },
    series: [
      {
        role: "neutral",
        label: "solutions",
        as: "line",
        points: [
          [0, -3],
          [3, 3],
        ],
      },
      { role: "reference", as: "path", points: path(solved.reference) },
      { role: "student", as: "path", points: path(solved.student) },
    ],
  });

  test("Worked example: two steps of sgd", { points: 1, visibility: "public" }, async (t) => {
    const yours = await student.sgd.many(drawnSteps.map((steps) => [example.a, example.b, { alpha: 0.05, steps }]));
    t.figure(
      twoPaths("sgd", {
        student: yours,
        reference: drawnSteps.map((steps) => reference.sgd(example.a, example.b, { alpha: 0.05, steps })),
      }),
    );
    await t.trace(
      2,
      (k) => Promise.resolve(yours[k - 1] ?? []),
      twoSteps([
        [0.6, -0.3],
        [0.9, -0.45],
      ]),
    );
  });

  test("Worked example: two steps of signSgd", { points: 1, visibility: "public" }, async (t) => {
    const yours = await student.signSgd.many(drawnSteps.map((steps) => [example.a, example.b, { alpha0: 0.4, steps }]));
    t.figure(
      twoPaths("signSgd", {
        student: yours,
        reference: drawnSteps.map((steps) => reference.signSgd(example.a, example.b, { alpha0: 0.4, steps })),
      }),
    );
    await t.trace(
      2,
      (k) => Promise.resolve(yours[k - 1] ?? []),
      twoSteps([
        [0.4, -0.4],
        [0.6, -0.6],
      ]),
    );
  });

  test("Worked example: two steps of simpleAdam", { points: 1, visibility: "public" }, async (t) => {
    const yours = await student.simpleAdam.many(
      drawnSteps.map((steps) => [example.a, example.b, { alpha0: 0.4, steps }]),
    );
    t.figure(
      twoPaths("simpleAdam", {
        student: yours,
        reference: drawnSteps.map((steps) => reference.simpleAdam(example.a, example.b, { alpha0: 0.4, steps })),
      }),
    );
    await t.trace(
      2,
      (k) => Promise.resolve(yours[k - 1] ?? []),
      twoSteps([
        [0.4, -0.4],
        [0.6, -0.6],
      ]),
    );
  });

  test("Worked example: two steps of rescaled", { points: 1, visibility: "public" }, async (t) => {
    const yours = await student.rescaled.many(
      drawnSteps.map((steps) => [example.a, example.b, { alpha: 0.05, steps }]),
    );
    t.figure(
      twoPaths("rescaled", {
        student: yours,
        reference: drawnSteps.map((steps) => reference.rescaled(example.a, example.b, { alpha: 0.05, steps })),
      }),
    );
    await t.trace(
      2,
      (k) => Promise.resolve(yours[k - 1] ?? []),
      twoSteps([
        [0.15, -0.3],
        [0.27, -0.54],
      ]),
    );
  });

  test("A feature that is 0 changes nothing and stays at 0", { points: 1, visibility: "public" }, async (t) => {
    const constant = { alpha: 0.05, steps: 4 };
    const shrinking = { alpha0: 0.4, steps: 4 };
    const solvers = [
      (a: number[]) => student.sgd(a, 3, constant),
      (a: number[]) => student.signSgd(a, 3, shrinking),
      (a: number[]) => student.simpleAdam(a, 3, shrinking),
      (a: number[]) => student.rescaled(a, 3, constant),
    ];
    const solved = await Promise.all(solvers.map((solve) => Promise.all([solve([2, -1]), solve([2, 0, -1])])));
    for (const [[first, last], theta] of solved) {
      t.about(theta);
      t.equal(theta.length, 3, "Length of the answer");
      t.ok(theta.every(Number.isFinite), "every entry should be a finite number");
      t.close(theta, [first ?? NaN, 0, last ?? NaN]);
    }
  });

  interface Tracing {
    t: TestContext;
    yours: (size: number, steps: number) => Promise<Vec>;
    reference: (size: number, steps: number) => Vec;
    /** Step sizes, and how many steps are followed with each. */
    sizes: readonly (readonly [size: number, steps: number])[];
  }

  async function traces({ t, yours, reference: right, sizes }: Tracing): Promise<void> {
    const iterates = await Promise.all(
      sizes.map(([size, steps]) => Promise.all(upTo(steps).map((k) => yours(size, k)))),
    );
    for (const [index, [size, steps]] of sizes.entries())
      await t.trace(
        steps,
        (k) => Promise.resolve(iterates[index]?.[k - 1] ?? []),
        (k) => right(size, k),
      );
  }

  test(
    "sgd step by step",
    { points: 1, hint: "Compare single steps by hand: the start, the sign and every factor of the gradient." },
    async (t) => {
      const equation = randomEquation(t.rng("equation"), 4);
      const { a, b } = equation;
      // The second step size is too large to converge: the steps are still defined.
      await traces({
        t,
        yours: (alpha, steps) => student.sgd(a, b, { alpha, steps }),
        reference: (alpha, steps) => reference.sgd(a, b, { alpha, steps }),
        sizes: [
          [0.3 / curvature(equation), 6],
          [1.3 / curvature(equation), 3],
        ],
      });
    },
  );

  test(
    "signSgd step by step",
    { points: 1, hint: "Compare single steps by hand: the start, the direction, and the length of step k." },
    async (t) => {
      const { a, b } = randomEquation(t.rng("equation"), 4);
      await traces({
        t,
        yours: (alpha0, steps) => student.signSgd(a, b, { alpha0, steps }),
        reference: (alpha0, steps) => reference.signSgd(a, b, { alpha0, steps }),
        sizes: [
          [1, 8],
          [0.05, 4],
        ],
      });
    },
  );

  test(
    "simpleAdam step by step",
    {
      points: 1,
      hint: "Which gradients is the mean square over, is M computed anew in every step, and where is the root?",
    },
    async (t) => {
      const { a, b } = randomEquation(t.rng("equation"), 4);
      await traces({
        t,
        yours: (alpha0, steps) => student.simpleAdam(a, b, { alpha0, steps }),
        reference: (alpha0, steps) => reference.simpleAdam(a, b, { alpha0, steps }),
        sizes: [
          [1, 8],
          [0.05, 4],
        ],
      });
    },
  );

  test(
    "rescaled step by step",
    {
      points: 1,
      hint: "Write down the rescaled features of your example, and the prediction in old and new features.",
    },
    async (t) => {
      const { a, b } = randomEquation(t.rng("equation"), 4);
      await traces({
        t,
        yours: (alpha, steps) => student.rescaled(a, b, { alpha, steps }),
        reference: (alpha, steps) => reference.rescaled(a, b, { alpha, steps }),
        sizes: [
          [0.3 / a.length, 6],
          [1.3 / a.length, 3],
        ],
      });
    },
  );

  const exactly = { rtol: 1e-8, atol: 1e-8 };
  // Each step leaves 0.4 of the residual.
  const constantSteps = 60;
  // A sign method ends within its last step, alpha0 / steps, of the solution. With steps of these lengths the residual
  // falls so fast that from about the 500th on its sign is a matter of rounding, and correct programs part. So no more.
  const signSteps = 300;
  const withinAStep = { rtol: 0, atol: 1.2 / signSteps };

  interface Settling<O> {
    t: TestContext;
    yours: (a: Vec, b: number, o: O) => Promise<Vec>;
    reference: (a: Vec, b: number, o: O) => Vec;
    settings: (equation: Equation, steps: number) => O;
    steps: number;
    limit: (equation: Equation) => Vec;
    tolerance: { rtol: number; atol: number };
  }

  /**
   * A few first steps are compared before the others are taken: a wrong rule shows there, where its numbers still tell
   * which rule it is. Later, rounding decides where a rule that does not settle happens to be.
   */
  async function settles<O>(settling: Settling<O>): Promise<void> {
    const { t, yours, settings, steps, limit, tolerance } = settling;
    const equations = [course, mixedSigns, randomEquation(t.rng("equation"), 5)];
    const after = (count: number): Promise<Vec[]> =>
      Promise.all(equations.map((equation) => yours(equation.a, equation.b, settings(equation, count))));
    for (const [index, theta] of (await after(4)).entries()) {
      const equation = equations[index] ?? course;
      t.close(theta, settling.reference(equation.a, equation.b, settings(equation, 4)));
    }
    for (const [index, theta] of (await after(steps)).entries())
      t.close(theta, limit(equations[index] ?? course), tolerance);
  }

  test(
    "sgd settles on the right solution",
    { points: 1, hint: "All its steps are multiples of a. Which solution of the equation is a multiple of a?" },
    async (t) => {
      await settles({
        t,
        yours: student.sgd,
        reference: reference.sgd,
        settings: (equation, steps) => ({ alpha: 0.3 / curvature(equation), steps }),
        steps: constantSteps,
        limit: ({ a, b }) => a.map((feature) => (b * feature) / dot(a, a)),
        tolerance: exactly,
      });
    },
  );

  test(
    "signSgd settles on the right solution",
    { points: 1, hint: "All its steps are multiples of sign(a). Which solution is? And do the steps get shorter?" },
    async (t) => {
      await settles({
        t,
        yours: student.signSgd,
        reference: reference.signSgd,
        settings: (_, steps) => ({ alpha0: 1, steps }),
        steps: signSteps,
        limit: ({ a, b }) => a.map((feature) => (b * Math.sign(feature)) / norm1(a)),
        tolerance: withinAStep,
      });
    },
  );

  test(
    "simpleAdam settles on the right solution",
    { points: 1, hint: "With one example in the epoch, what is each coordinate of M g?" },
    async (t) => {
      await settles({
        t,
        yours: student.simpleAdam,
        reference: reference.simpleAdam,
        settings: (_, steps) => ({ alpha0: 1, steps }),
        steps: signSteps,
        limit: ({ a, b }) => a.map((feature) => (b * Math.sign(feature)) / norm1(a)),
        tolerance: withinAStep,
      });
    },
  );

  test(
    "rescaled settles on the right solution",
    {
      points: 1,
      hint: "In the rescaled features all coordinates are alike. What does converting back do to the one with the smallest feature?",
    },
    async (t) => {
      await settles({
        t,
        yours: student.rescaled,
        reference: reference.rescaled,
        settings: ({ a }, steps) => ({ alpha: 0.3 / a.length, steps }),
        steps: constantSteps,
        limit: ({ a, b }) => a.map((feature) => b / (a.length * feature)),
        tolerance: exactly,
      });
    },
  );

  test(
    "The step sizes are alpha0, alpha0/2, alpha0/3, …",
    {
      points: 1,
      hint: "Far from the solution the sign never changes, so theta is sign(a) times the sum of the step sizes so far.",
    },
    async (t) => {
      const a = Float64Array.of(1, -2, 0.5);
      // 1 + 1/2 + … + 1/k
      const sums = [
        [1, 1],
        [2, 3 / 2],
        [3, 11 / 6],
        [10, 7381 / 2520],
      ] as const;
      const [ofSign, ofAdam] = await Promise.all([
        student.signSgd.many(sums.map(([steps]) => [a, 1_000, { alpha0: 0.7, steps }])),
        student.simpleAdam.many(sums.map(([steps]) => [a, 1_000, { alpha0: 0.7, steps }])),
      ]);
      for (const [index, [, sum]] of sums.entries()) {
        const expected = [0.7 * sum, -0.7 * sum, 0.7 * sum];
        t.close(ofSign[index] ?? [], expected);
        t.close(ofAdam[index] ?? [], expected);
      }
    },
  );

  test(
    "Once the equation holds, nothing moves",
    {
      points: 1,
      hint: "When the first step hits the solution exactly, every gradient is 0 from then on. What does each rule do with a zero?",
    },
    async (t) => {
      // The numbers are exact in binary, so the residual after the first step is exactly 0.
      await t.eachClose([
        [student.sgd([1, -1], 3, { alpha: 0.25, steps: 5 }), [1.5, -1.5]],
        [student.signSgd([2, -1], 1.5, { alpha0: 0.5, steps: 5 }), [0.5, -0.5]],
        [student.simpleAdam([2, -1], 1.5, { alpha0: 0.5, steps: 5 }), [0.5, -0.5]],
        [student.rescaled([2, -1], 3, { alpha: 0.25, steps: 5 }), [0.75, -1.5]],
      ]);
    },
  );

  test(
    "No steps, step size 0, b = 0 and a = 0 leave theta at the start",
    { points: 1, hint: "0 is a value like any other: beware of defaults that replace it, and of divisions by it." },
    async (t) => {
      const features = [2, -1, 0.5];
      const start = [0, 0, 0];
      const settings: [a: number[], b: number, size: number, steps: number][] = [
        [features, 3, 0.1, 0],
        [features, 3, 0, 3],
        [features, 0, 0.1, 3],
        [start, 3, 0.1, 3],
      ];
      const answers = await Promise.all([
        ...settings.map(([a, b, size, steps]) => student.sgd(a, b, { alpha: size, steps })),
        ...settings.map(([a, b, size, steps]) => student.signSgd(a, b, { alpha0: size, steps })),
        ...settings.map(([a, b, size, steps]) => student.simpleAdam(a, b, { alpha0: size, steps })),
        ...settings.map(([a, b, size, steps]) => student.rescaled(a, b, { alpha: size, steps })),
      ]);
      for (const answer of answers) t.close(answer, start);
    },
  );

  test(
    "Three optimisers, three solutions",
    {
      points: 1,
      hint: "On a = (1, 0.1, 0.01) all four solve the equation, and the third coordinate tells them apart.",
    },
    async (t) => {
      const { a, b } = course;
      const [ofSgd, ofSign, ofAdam, ofRescaled] = await Promise.all([
        student.sgd(a, b, { alpha: 0.3, steps: 100 }),
        student.signSgd(a, b, { alpha0: 1, steps: signSteps }),
        student.simpleAdam(a, b, { alpha0: 1, steps: signSteps }),
        student.rescaled(a, b, { alpha: 0.1, steps: 100 }),
      ]);
      for (const theta of [ofSgd, ofSign, ofAdam, ofRescaled]) {
        t.about(theta);
        t.equal(theta.length, 3, "Length of the answer");
        t.close(dot(a, theta), b, { rtol: 0, atol: 5e-3 });
      }
      const third = (theta: Vec): number => theta[2] ?? NaN;
      t.close(third(ofAdam), third(ofSign), { rtol: 0, atol: 5e-3 });
      t.ok(10 * third(ofSgd) < third(ofSign), "signSgd should use the third feature much more than sgd");
      t.ok(10 * third(ofSign) < third(ofRescaled), "rescaled should use the third feature much more than signSgd");
    },
  );

  property(
    "Equations of any length",
    {
      points: 1,
      given: {
        a: arbitrary.vector({ nonZero: true, maxLength: 8 }),
        b: arbitrary.number({ min: -5, max: 5 }),
        steps: arbitrary.integer(0, 5),
      },
      runs: 8,
      hint: "Try equations with one feature and with eight, and features much smaller and larger than 1.",
    },
    async (t, { a, b, steps }) => {
      const slow = { alpha: 0.2 / (1 + dot(a, a)), steps };
      const shrinking = { alpha0: 0.3, steps };
      const even = { alpha: 0.2 / a.length, steps };
      await t.eachClose([
        [student.sgd(a, b, slow), reference.sgd(a, b, slow)],
        [student.signSgd(a, b, shrinking), reference.signSgd(a, b, shrinking)],
        [student.simpleAdam(a, b, shrinking), reference.simpleAdam(a, b, shrinking)],
        [student.rescaled(a, b, even), reference.rescaled(a, b, even)],
      ]);
    },
  );

  test(
    "The features are left as they were",
    { points: 1, hint: "Rescale into a new Float64Array instead of writing into a." },
    async (t) => {
      const a = Float64Array.of(2, -1, 0.5);
      await Promise.all(
        [0, 3].flatMap((steps) => [
          student.sgd(a, 3, { alpha: 0.05, steps }),
          student.signSgd(a, 3, { alpha0: 0.4, steps }),
          student.simpleAdam(a, 3, { alpha0: 0.4, steps }),
          student.rescaled(a, 3, { alpha: 0.05, steps }),
        ]),
      );
      t.pure();
    },
  );
});
