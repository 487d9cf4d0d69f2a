import { defineTests, type PlotFigure } from "allclose";
import { dot, mean, type Vec } from "numerics";

const loss = (theta: number, x: Vec, y: Vec): number => mean(x.map((input, i) => ((y[i] ?? NaN) - theta * input) ** 2));

/** The loss is a parabola, so a central difference is its derivative for every width, up to rounding. */
const slope = (theta: number, x: Vec, y: Vec): number => (loss(theta + 1, x, y) - loss(theta - 1, x, y)) / 2;

/** Differences of squares of numbers up to 120. */
const afterCancelling = { rtol: 1e-9, atol: 1e-9 };

function fittedLines(x: Vec, y: Vec, thetas: Record<"student" | "reference", readonly number[]>): PlotFigure {
  const line = (theta: number) => [
    [-2, -2 * theta],
    [3, 3 * theta],
  ];
  // Three names each would hide the lines.
  const lines = (role: "student" | "reference", nameOfLast: string) =>
    thetas[role].map((theta, step, all) => {
      const label = step === all.length - 1 ? nameOfLast : "";
      return { role, label, as: "line", points: line(theta) } as const;
    });
  return {
    kind: "plot",
    title: "The worked example: the line at theta = 1 and after 1, 2, 3 steps",
    alt: "Four points, the line of slope 1 from which the steps begin, and the lines after one, two and three of your steps beside those of the reference, which turn towards the slope 2.",
    caption: "The point at x = 0 cannot be reached by any of these lines, so it does not pull at them.",
    x: { label: "x", range: [-2, 3] },
    y: { label: "y", range: [-4, 7] },
    series: [
      { role: "neutral", label: "θ = 1", as: "line", points: line(1) },
      ...lines("reference", "reference after 3"),
      ...lines("student", "yours after 3"),
      { role: "neutral", label: "data", as: "points", points: Array.from(x, (input, i) => [input, y[i] ?? NaN]) },
    ],
  };
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  const data = arbitrary.shaped({ x: ["N"], y: ["N"] }, { sizes: { N: [1, 6] } });
  const given = { theta: arbitrary.number(), data };

  property(
    "Each function returns a finite number",
    { points: 1, visibility: "public", given, runs: 6 },
    async (t, { theta, data: { x, y } }) => {
      t.ok(Number.isFinite(await student.grad(theta, x, y)), "grad should be a finite number");
      const share = await student.contribution(theta, x[0] ?? 0, y[0] ?? 0, x.length);
      t.ok(Number.isFinite(share), "contribution should be a finite number");
      t.ok(Number.isFinite(await student.step(theta, x, y, 0.1)), "step should be a finite number");
    },
  );

  test("The worked example: four points, theta = 1", { points: 1, visibility: "public" }, async (t) => {
    const [x, y] = [Float64Array.of(1, 2, 0, -1), Float64Array.of(5, 3, 4, -1)];
    const thetas = { student: [1], reference: [1] };
    for (let k = 0; k < 3; k++) {
      thetas.student.push(await student.step(thetas.student.at(-1) ?? NaN, x, y, 0.2));
      thetas.reference.push(reference.step(thetas.reference.at(-1) ?? NaN, x, y, 0.2));
    }
    t.figure(fittedLines(x, y, { student: thetas.student.slice(1), reference: thetas.reference.slice(1) }));
    t.close(await student.grad(1, x, y), -3);
    for (const [i, expected] of [-2, -1, 0, 0].entries())
      t.close(await student.contribution(1, x[i] ?? NaN, y[i] ?? NaN, 4), expected);
    t.close(await student.step(1, x, y, 0.2), 1.6);
    t.close(await student.optimum(x, y), 2);
  });

  test("All inputs are 0", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.optimum([0, 0, 0], [1, -2, 4]), 0);
    t.close(await student.optimum([0], [0]), 0);
    t.close(await student.grad(3, [0, 0], [1, 5]), 0);
    t.close(await student.step(3, [0, 0], [1, 5], 0.5), 3);
  });

  property(
    "The derivative agrees with differences of the loss",
    {
      points: 2,
      given,
      runs: 15,
      hint: "Compute the loss a little to the left and a little to the right of theta. How steep is it between them? Try data of several lengths.",
    },
    async (t, { theta, data: { x, y } }) =>
      t.close(await student.grad(theta, x, y), slope(theta, x, y), afterCancelling),
  );

  property(
    "The contributions add up to the derivative",
    {
      points: 2,
      given,
      runs: 8,
      hint: "Add your contributions for the four points of the worked example. Is the sum -3, and does each point carry its share of 2/N?",
    },
    async (t, { theta, data: { x, y } }) => {
      let total = 0;
      for (const [i, input] of x.entries()) total += await student.contribution(theta, input, y[i] ?? NaN, x.length);
      t.close(total, slope(theta, x, y), afterCancelling);
    },
  );

  property(
    "A point's say grows with its distance from the origin",
    {
      points: 2,
      given: {
        theta: arbitrary.number(),
        xi: arbitrary.number({ min: -4, max: 4 }),
        residual: arbitrary.number({ min: -4, max: 4 }),
        N: arbitrary.integer(1, 9),
      },
      runs: 15,
      hint: "Two points are missed by the same amount, one of them at x = 0 and one far out. Do they ask for the same change of theta?",
    },
    async (t, { theta, xi, residual, N }) => {
      // The target is chosen so that the point is missed by `residual`.
      t.close(
        await student.contribution(theta, xi, theta * xi - residual, N),
        (2 * xi * residual) / N,
        afterCancelling,
      );
      t.close(await student.contribution(theta, 0, -residual, N), 0);
    },
  );

  property(
    "A step goes downhill, alpha times the derivative",
    {
      points: 1,
      given: { ...given, alpha: arbitrary.positive({ min: 0.01, max: 1 }) },
      runs: 12,
      hint: "The new theta is asked for. Check its direction and its distance from the old one for two values of alpha.",
    },
    async (t, { theta, data: { x, y }, alpha }) =>
      t.close(await student.step(theta, x, y, alpha), theta - alpha * slope(theta, x, y), afterCancelling),
  );

  test(
    "Steps just below the largest useful size settle at the optimum",
    {
      points: 1,
      hint: "With alpha = 0.45·N/Σx² a step leaves a tenth of the distance from the optimum. What does yours leave?",
    },
    async (t) => {
      const rng = t.rng("data");
      const x = Float64Array.from({ length: 6 }, () => rng.normal(1, 2));
      const y = x.map((input) => 1.5 * input + rng.normal());
      const [alpha, target] = [(0.45 * x.length) / dot(x, x), dot(x, y) / dot(x, x)];
      let theta = -4;
      // Early steps first: a wrong rule shows there, where its numbers still tell which rule it is.
      for (let k = 1; k <= 14; k++) {
        theta = await student.step(theta, x, y, alpha);
        if (k <= 4) t.close(theta, target + 0.1 ** k * (-4 - target));
      }
      t.close(theta, target, { rtol: 0, atol: 1e-10 });
    },
  );

  property(
    "The derivative at the optimum is 0",
    {
      points: 2,
      given: { data },
      runs: 20,
      hint: "Put your optimum into the derivative. Set the derivative to 0 on paper, keep every x_i, and solve for theta.",
    },
    async (t, { data: { x, y } }) => {
      const theta = await student.optimum(x, y);
      if (dot(x, x) === 0) {
        t.close(theta, 0);
        return;
      }
      t.close(theta, dot(x, y) / dot(x, x), afterCancelling);
      for (const other of [theta + 0.01, theta - 0.01, 0, 1])
        t.ok(loss(theta, x, y) <= loss(other, x, y) * (1 + 1e-12) + 1e-12, "another theta has a lower loss");
    },
  );

  test(
    "alpha = 0 stays where it is",
    { points: 1, hint: "0 is a step size like any other: beware of a default that replaces it." },
    async (t) => {
      t.close(await student.step(7, [1, -2, 3], [2, 0, 5], 0), 7);
      t.close(await student.step(0, [1, 2], [3, 4], 0), 0);
      t.close(await student.step(2, [1, -2], [2, -4], 0.3), 2);
    },
  );

  test(
    "The data are left as they were",
    {
      points: 1,
      hint: "Products, residuals and sums belong into variables of your own. Nothing may be written into x or y.",
    },
    async (t) => {
      const [x, y] = [Float64Array.of(4, -1, 3), Float64Array.of(1, 2, -5)];
      const first = await student.grad(1, x, y);
      await student.step(1, x, y, 0.3);
      await student.optimum(x, y);
      t.close(await student.grad(1, x, y), first);
      t.pure();
    },
  );
});
