import { defineTests } from "allclose";
import { dot, norm2, normInf, type Vec } from "numerics";

const objective = (g: Vec, u: Vec, alpha: number): number => dot(g, u) + norm2(u) ** 2 / alpha;

const lowestObjective = (g: Vec, alpha: number): number => -(alpha / 4) * norm2(g) ** 2;

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  const given = { g: arbitrary.vector(), alpha: arbitrary.positive() };
  const slopes = { g: arbitrary.vector({ nonZero: true }), alpha: arbitrary.positive() };

  property(
    "The step has one finite entry for each entry of g",
    { points: 1, visibility: "public", given: slopes, runs: 10 },
    async (t, { g, alpha }) => {
      const u = await student.step(g, alpha);
      t.equal(u.length, g.length, "Length of the step");
      t.ok(u.every(Number.isFinite), "every entry of the step should be a finite number");
    },
  );

  test("The worked example: g = (3, -4, 12), alpha = 0.5", { points: 1, visibility: "public" }, async (t) => {
    const [plane, alpha] = [Float64Array.of(3, -1), 0.5];
    const [u, best] = [await student.step(plane, alpha), reference.step(plane, alpha)];
    const [radius, corners] = [norm2(best), 48];
    const circle = Array.from({ length: corners + 1 }, (_, corner) => {
      const angle = (2 * Math.PI * corner) / corners;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    t.figure({
      kind: "plot",
      title: "The same in the plane: g = (3, -1), alpha = 0.5",
      alt: "Circles of equal objective over the plane of u, the circle of all u as long as the best step, and from 0 your step and the reference's, which ends in the common centre of the lines of equal objective.",
      caption:
        "The penalty's unit ball is round, so no direction is cheaper than another: the best one is straight downhill.",
      x: { label: "u₁", range: [-2.4, 2.4] },
      y: { label: "u₂", range: [-2, 2] },
      equalScales: true,
      contours: {
        label: "objective",
        of: (first, second) => objective(plane, Float64Array.of(first, second), alpha),
      },
      series: [
        { role: "neutral", as: "line", points: circle },
        { role: "reference", as: "path", points: [[0, 0], best] },
        { role: "student", as: "path", points: [[0, 0], u] },
      ],
    });
    t.close(await student.step([3, -4, 12], 0.5), [-0.75, 1, -3]);
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
      hint: "Some gradient gives another step than the minimiser. Check your formula on g = (3, -4, 12) with several values of alpha.",
    },
    async (t, { g, alpha }) => t.close(await student.step(g, alpha), reference.step(g, alpha)),
  );

  property(
    "No other step has a lower objective",
    {
      points: 1,
      given: slopes,
      runs: 8,
      hint: "Put your u into g·u + Σu²/alpha, change one entry or the whole length a little, and see whether the value falls.",
    },
    async (t, { g, alpha }) => {
      const u = await student.step(g, alpha);
      t.equal(u.length, g.length, "Length of the step");
      const reached = objective(g, u, alpha);
      t.close(reached, lowestObjective(g, alpha));
      const rng = t.rng("neighbours");
      for (const spread of [1e-3, 1e-1, 1])
        for (let attempt = 0; attempt < 5; attempt++) {
          const neighbour = u.map((entry) => entry + spread * norm2(u) * rng.normal());
          t.ok(
            objective(g, neighbour, alpha) >= reached - 1e-9 * Math.abs(reached),
            "a nearby step has a lower objective",
          );
        }
    },
  );

  property(
    "It points straight against the gradient and is alpha/2 times as long",
    {
      points: 1,
      given: slopes,
      runs: 8,
      hint: "What are the direction and the length of your step? Compare both with those of g.",
    },
    async (t, { g, alpha }) => {
      const u = await student.step(g, alpha);
      t.equal(u.length, g.length, "Length of the step");
      t.close(norm2(u), (alpha / 2) * norm2(g));
      // As long as the angle allows: only opposite vectors have this product.
      t.close(dot(g, u), -norm2(g) * norm2(u));
    },
  );

  property(
    "Twice the gradient or twice alpha makes twice the step",
    {
      points: 1,
      given: { ...slopes, factor: arbitrary.positive() },
      runs: 6,
      hint: "How does the minimiser change when g is multiplied by a number, also a negative one? And when alpha is?",
    },
    async (t, { g, alpha, factor }) => {
      const u = await student.step(g, alpha);
      const times = (values: Vec, c: number) => values.map((entry) => c * entry);
      t.ok(normInf(u) > 0, "a gradient that is not zero asks for a step");
      t.close(await student.step(times(g, factor), alpha), times(u, factor));
      t.close(await student.step(times(g, -factor), alpha), times(u, -factor));
      t.close(await student.step(g, factor * alpha), times(u, factor));
    },
  );

  test(
    "Very large and very small gradients keep their digits",
    { points: 1, hint: "Gradients near 1e200 or 1e-200 overflow or vanish when they are squared. Is a square needed?" },
    async (t) => {
      for (const size of [1e200, 1e-200]) {
        const u = await student.step([3 * size, -4 * size, 12 * size], 0.5);
        t.close(u, [-0.75 * size, size, -3 * size], { rtol: 1e-9, atol: 0 });
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
      t.close(await student.step([3, -4, 12], 0), [0, 0, 0]);
      t.ok(normInf(await student.step([3, -4, 12], 0.5)) > 0, "a positive alpha asks for a step");
    },
  );

  test(
    "The gradient is left as it was and the step is a fresh array",
    {
      points: 1,
      hint: "Make a new Float64Array for the answer in every case; do not write into g and do not return it.",
    },
    async (t) => {
      const g = Float64Array.of(3, -4, 12);
      const first = await student.step(g, 0.5);
      t.close(await student.step(g, 0.5), first);
      await student.step([0, 0], 1);
      await student.step([4, -4], 0);
      t.pure();
    },
  );
});
