import { defineTests } from "allclose";
import { dot, norm1, normInf, type Vec } from "numerics";

const objective = (g: Vec, u: Vec, alpha: number): number => dot(g, u) + normInf(u) ** 2 / alpha;

const lowestObjective = (g: Vec, alpha: number): number => -(alpha / 4) * norm1(g) ** 2;

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  // Entries are never zero: such a coordinate is free, so the vector that is right would not be unique.
  const given = { g: arbitrary.vector({ nonZero: true }), alpha: arbitrary.positive() };

  property(
    "The step has one finite entry for each entry of g",
    { points: 1, visibility: "public", given, runs: 10 },
    async (t, { g, alpha }) => {
      const u = await student.step(g, alpha);
      t.equal(u.length, g.length, "Length of the step");
      t.ok(u.every(Number.isFinite), "every entry of the step should be a finite number");
    },
  );

  test("The worked example: g = (3, -1, 2), alpha = 0.5", { points: 1, visibility: "public" }, async (t) => {
    const [plane, alpha] = [Float64Array.of(3, -1), 0.5];
    const [u, best] = [await student.step(plane, alpha), reference.step(plane, alpha)];
    const size = normInf(best);
    t.figure({
      kind: "plot",
      title: "The same in the plane: g = (3, -1), alpha = 0.5",
      alt: "Lines of equal objective over the plane of u, the square of all u whose largest move is that of the best step, and from 0 your step and the reference's, which ends in the square's upper left corner.",
      caption: "The penalty's unit ball is a square, so the lowest point is at a corner of one.",
      x: { label: "u₁", range: [-2.4, 2.4] },
      y: { label: "u₂", range: [-2, 2] },
      equalScales: true,
      contours: {
        label: "objective",
        of: (first, second) => objective(plane, Float64Array.of(first, second), alpha),
        samples: 49,
      },
      series: [
        {
          role: "neutral",
          as: "line",
          points: [
            [-size, -size],
            [size, -size],
            [size, size],
            [-size, size],
            [-size, -size],
          ],
        },
        { role: "reference", as: "path", points: [[0, 0], best] },
        { role: "student", as: "path", points: [[0, 0], u] },
      ],
    });
    t.close(await student.step([3, -1, 2], 0.5), [-1.5, 1.5, -1.5]);
  });

  test("A zero gradient asks for no step", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.step([0, 0, 0], 0.5), [0, 0, 0]);
    t.close(await student.step([0], 2), [0]);
  });

  property(
    "The step for any gradient and any alpha",
    {
      points: 2,
      given,
      runs: 20,
      hint: "Some gradient gives another step than the minimiser. Check your formula on g = (3, -1, 2) with several values of alpha.",
    },
    async (t, { g, alpha }) => {
      t.close(await student.step(g, alpha), reference.step(g, alpha));
    },
  );

  property(
    "No other step has a lower objective",
    {
      points: 1,
      given,
      runs: 8,
      hint: "Put your u into g·u + max|u_i|²/alpha, change one entry or the common size a little, and see whether the value falls.",
    },
    async (t, { g, alpha }) => {
      const u = await student.step(g, alpha);
      t.equal(u.length, g.length, "Length of the step");
      const reached = objective(g, u, alpha);
      t.close(reached, lowestObjective(g, alpha));
      const rng = t.rng("neighbours");
      for (const spread of [1e-3, 1e-1, 1])
        for (let attempt = 0; attempt < 5; attempt++) {
          const neighbour = u.map((entry) => entry + spread * Math.abs(reached) * rng.normal());
          t.ok(
            objective(g, neighbour, alpha) >= reached - 1e-9 * Math.abs(reached),
            "a nearby step has a lower objective",
          );
        }
    },
  );

  property(
    "Every coordinate moves equally far, against its slope",
    {
      points: 1,
      given: { g: arbitrary.vector({ nonZero: true, minLength: 2 }), alpha: arbitrary.positive() },
      runs: 8,
      hint: "Only the largest move costs. What is saved by moving another coordinate less than that?",
    },
    async (t, { g, alpha }) => {
      const u = await student.step(g, alpha);
      const largestMove = normInf(u);
      t.ok(largestMove > 0, "a gradient that is not zero asks for a step");
      t.close(
        u,
        g.map((entry) => -largestMove * Math.sign(entry)),
      );
    },
  );

  property(
    "Twice the gradient or twice alpha makes twice the step",
    {
      points: 1,
      given: { ...given, factor: arbitrary.positive() },
      runs: 6,
      hint: "How does the minimiser change when g is multiplied by a number, also a negative one? And when alpha is?",
    },
    async (t, { g, alpha, factor }) => {
      const u = await student.step(g, alpha);
      const times = (c: number) => u.map((entry) => c * entry);
      t.ok(normInf(u) > 0, "a gradient that is not zero asks for a step");
      t.close(
        await student.step(
          g.map((entry) => factor * entry),
          alpha,
        ),
        times(factor),
      );
      t.close(
        await student.step(
          g.map((entry) => -factor * entry),
          alpha,
        ),
        times(-factor),
      );
      t.close(await student.step(g, factor * alpha), times(factor));
    },
  );

  test(
    "Very large and very small gradients keep their digits",
    { points: 1, hint: "Gradients near 1e200 or 1e-200 overflow or vanish when they are squared. Is a square needed?" },
    async (t) => {
      for (const size of [1e200, 1e-200]) {
        const g = Float64Array.of(3 * size, -size, 2 * size);
        t.close(await student.step(g, 0.5), reference.step(g, 0.5), { rtol: 1e-9, atol: 0 });
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
      t.close(await student.step([3, -1, 2], 0), [0, 0, 0]);
      t.ok(normInf(await student.step([3, -1, 2], 0.5)) > 0, "a positive alpha asks for a step");
    },
  );

  test(
    "Zeros among the entries do not spoil the rest",
    {
      points: 1,
      hint: "An entry of g that is 0 has no sign. Whatever you return there must be a number of at most the common size.",
    },
    async (t) => {
      for (const entries of [
        [2, 0, -3],
        [0, 0, 0, 5],
        [-1, 0],
      ]) {
        const g = Float64Array.from(entries);
        const u = await student.step(g, 0.8);
        t.equal(u.length, g.length, "Length of the step");
        // By value, because any move up to the common size is optimal where the gradient is zero.
        t.close(objective(g, u, 0.8), lowestObjective(g, 0.8));
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
      const g = Float64Array.of(3, -1, 2);
      const first = await student.step(g, 0.5);
      t.close(await student.step(g, 0.5), first);
      await student.step([0, 0], 1);
      await student.step([4, -4], 0);
      t.pure();
    },
  );
});
