import { defineTests, type FigurePoints, type PlotFigure } from "allclose";
import { dot, norm1, normInf, normP, scale, type Vec } from "numerics";

/** Written out here, as the sum 1/p + 1/q = 1 wants it: 1/∞ is 0 and 1/0 is ∞. */
const dualExponent = (p: number): number => 1 / (1 - 1 / p);

const objective = (g: Vec, u: Vec, alpha: number, p: number): number => dot(g, u) + normP(u, p) ** 2 / alpha;

const lowestObjective = (g: Vec, alpha: number, p: number): number => -(alpha / 4) * normP(g, dualExponent(p)) ** 2;

/** From the corner of one unit ball, p = 1, over the circle to the corner of the other, p = ∞. */
const drawnExponents = [1, 1.1, 1.25, 1.5, 2, 3, 5, 10, Infinity];

async function fan(
  g: Vec,
  steps: Record<"student" | "reference", (exponents: readonly number[]) => Promise<FigurePoints> | FigurePoints>,
): Promise<PlotFigure> {
  return {
    kind: "plot",
    title: "Steps for g = (2, 1), alpha = 1, from p = 1 to p = ∞",
    alt: "The ends of your steps in the plane of u for nine values of p, joined in order, beside those of the reference: they run from (-1, 0), where only the steeper coordinate moves, to (-1.5, -1.5), where both move equally far.",
    caption:
      "From p = 1, at the horizontal axis, to p = ∞, at the diagonal. The less shade, the further the loss falls to first order.",
    x: { label: "u₁", range: [-1.9, 0.5] },
    y: { label: "u₂", range: [-1.8, 0.4] },
    equalScales: true,
    contours: { label: "g·u", of: (first, second) => dot(g, Float64Array.of(first, second)) },
    series: [
      { role: "neutral", label: "start", as: "points", points: [[0, 0]] },
      { role: "reference", as: "path", points: await steps.reference(drawnExponents) },
      { role: "student", as: "path", points: await steps.student(drawnExponents) },
    ],
  };
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  const exponents = [2, 1, 1.5, 3, Infinity];
  const given = {
    // No entry is zero and the sizes differ by more than rounding, so that at every p only one vector is right.
    g: arbitrary
      .vector({ nonZero: true })
      .map((vector) => vector.map((entry, i) => Math.sign(entry) * (0.1 + Math.abs(entry) + 11 * i))),
    alpha: arbitrary.positive(),
  };

  property(
    "The step has one finite entry for each entry of g",
    { points: 1, visibility: "public", given: { ...given, p: arbitrary.oneOf(...exponents) }, runs: 10 },
    async (t, { g, alpha, p }) => {
      const u = await student.step(g, alpha, p);
      t.equal(u.length, g.length, "Length of the step");
      t.ok(u.every(Number.isFinite), "every entry of the step should be a finite number");
    },
  );

  test("The worked example: g = (3, -1, 2), alpha = 0.5", { points: 2, visibility: "public" }, async (t) => {
    const plane = Float64Array.of(2, 1);
    t.figure(
      await fan(plane, {
        student: (list) => student.step.many(list.map((p) => [plane, 1, p])),
        reference: (list) => list.map((p) => reference.step(plane, 1, p)),
      }),
    );
    t.close(await student.step([3, -1, 2], 0.5, 2), [-0.75, 0.25, -0.5]);
    t.close(await student.step([3, -1, 2], 0.5, Infinity), [-1.5, 1.5, -1.5]);
    t.close(await student.step([3, -1, 2], 0.5, 1), [-0.75, 0, 0]);
    // ‖g‖₃ is the cube root of 36, and the entries are proportional to the squares 9, -1 and 4.
    const unit = -0.25 / Math.cbrt(36);
    t.close(await student.step([3, -1, 2], 0.5, 1.5), [9 * unit, -unit, 4 * unit]);
  });

  test("A zero gradient asks for no step", { points: 1, visibility: "public" }, async (t) => {
    for (const p of [1, 1.5, 2, 3, Infinity]) t.close(await student.step([0, 0], 0.5, p), [0, 0]);
  });

  test(
    "Dual exponents, also of 1 and Infinity",
    {
      points: 2,
      hint: "Solve 1/p + 1/q = 1 for q. What does the equation say when p = 1, and when p is Infinity?",
    },
    async (t) => {
      const pairs: [p: number, q: number][] = [
        [2, 2],
        [1.5, 3],
        [3, 1.5],
        [4, 4 / 3],
        [1.25, 5],
        [1.01, 101],
        [Infinity, 1],
        [1, Infinity],
      ];
      t.close(
        await student.dual.many(pairs.map(([p]) => [p])),
        pairs.map(([, q]) => q),
      );
    },
  );

  property(
    "The step for p between the ends",
    {
      points: 3,
      given: { ...given, p: arbitrary.oneOf(2, 1.5, 3, 1.25, 6) },
      runs: 20,
      hint: "Compare with the worked example at p = 1.5, then try p = 3. Which of the exponents p, q, p - 1 and q - 1 belongs where?",
    },
    async (t, { g, alpha, p }) => t.close(await student.step(g, alpha, p), reference.step(g, alpha, p)),
  );

  property(
    "The step at p = 1 and at p = Infinity",
    {
      points: 2,
      given: { ...given, p: arbitrary.oneOf(1, Infinity) },
      runs: 12,
      hint: "At p = 1 each coordinate that moves adds to the price; at p = Infinity only the largest move costs. Which coordinates should move?",
    },
    async (t, { g, alpha, p }) => t.close(await student.step(g, alpha, p), reference.step(g, alpha, p)),
  );

  property(
    "No other step has a lower objective",
    {
      points: 2,
      given,
      runs: 5,
      hint: "Print g·u + ‖u‖_p²/alpha and ‖u‖_p. The first should be -(alpha/4)·‖g‖_q², the second (alpha/2)·‖g‖_q.",
    },
    async (t, { g, alpha }) => {
      const rng = t.rng("neighbours");
      const steps = await student.step.many(exponents.map((p) => [g, alpha, p]));
      for (const [index, p] of exponents.entries()) {
        const u = steps[index] ?? Float64Array.of();
        t.equal(u.length, g.length, "Length of the step");
        t.close(normP(u, p), (alpha / 2) * normP(g, dualExponent(p)));
        const reached = objective(g, u, alpha, p);
        t.close(reached, lowestObjective(g, alpha, p));
        for (const spread of [1e-3, 1e-2, 1e-1, 1]) {
          const neighbour = u.map((entry) => entry + spread * normInf(u) * rng.normal());
          t.ok(
            objective(g, neighbour, alpha, p) >= reached - 1e-9 * Math.abs(reached),
            "a nearby step has a lower objective",
          );
        }
      }
    },
  );

  test(
    "Ties at p = 1 and zeros at p = Infinity",
    {
      points: 1,
      hint: "Where several steps are equally good any of them will do, but a coordinate that is not among the steepest has no business moving at p = 1.",
    },
    async (t) => {
      for (const entries of [
        [2, -2, 1],
        [-1, -1, -1, 0.5],
        [3, 0, 3],
      ]) {
        const g = Float64Array.from(entries);
        const u = await student.step(g, 0.8, 1);
        t.equal(u.length, g.length, "Length of the step");
        // By value, because the steepest coordinates may share the move as they like.
        t.close(objective(g, u, 0.8, 1), lowestObjective(g, 0.8, 1));
        for (const [i, entry] of g.entries()) if (Math.abs(entry) < normInf(g)) t.close(u[i] ?? NaN, 0);
      }
      const g = Float64Array.of(2, 0, -3);
      const u = await student.step(g, 0.8, Infinity);
      t.close(objective(g, u, 0.8, Infinity), lowestObjective(g, 0.8, Infinity));
      t.close(await student.step(g, 0.8, 1.5), reference.step(g, 0.8, 1.5));
    },
  );

  property(
    "Twice the gradient or twice alpha makes twice the step",
    {
      points: 1,
      given: { ...given, factor: arbitrary.positive() },
      runs: 3,
      hint: "How does the minimiser change when g is multiplied by a number, also a negative one? And when alpha is?",
    },
    async (t, { g, alpha, factor }) => {
      for (const p of exponents) {
        const [u = Float64Array.of(), ...others] = await student.step.many([
          [g, alpha, p],
          [scale(g, factor), alpha, p],
          [scale(g, -factor), alpha, p],
          [g, factor * alpha, p],
        ]);
        t.ok(norm1(u) > 0, "a gradient that is not zero asks for a step");
        t.close(others, [scale(u, factor), scale(u, -factor), scale(u, factor)]);
      }
    },
  );

  test(
    "Very large and very small gradients keep their digits",
    {
      points: 1,
      hint: "Near 1e200 a power of an entry overflows, near 1e-200 it vanishes. Divide by the largest entry before you raise anything to a power.",
    },
    async (t) => {
      for (const p of [1, 1.5, 2, 3, Infinity]) {
        const u = reference.step([3, -1, 2], 0.5, p);
        const sizes = [1e200, 1e-200];
        const steps = await student.step.many(sizes.map((size) => [[3 * size, -size, 2 * size], 0.5, p]));
        t.close(
          steps,
          sizes.map((size) => scale(u, size)),
          { rtol: 1e-9, atol: 0 },
        );
      }
    },
  );

  test(
    "alpha = 0 asks for no step",
    {
      points: 1,
      hint: "0 is a value like any other: beware of a default that replaces it, and of a division by alpha.",
    },
    async (t) => {
      for (const p of [1, 1.5, Infinity]) {
        t.close(await student.step([3, -1, 2], 0, p), [0, 0, 0]);
        t.ok(norm1(await student.step([3, -1, 2], 0.5, p)) > 0, "a positive alpha asks for a step");
      }
    },
  );

  test(
    "The gradient is left as it was and the step is a fresh array",
    {
      points: 1,
      hint: "Make a new Float64Array for the answer in every case; do not write into g and do not return it.",
    },
    async (t) => {
      for (const p of [1, 1.5, 2, Infinity]) {
        const first = await student.step([3, -1, 2], 0.5, p);
        t.close(await student.step([3, -1, 2], 0.5, p), first);
        await student.step([0, 0], 1, p);
        await student.step([4, -2], 0, p);
      }
      t.pure();
    },
  );
});
