import { defineTests, type PlotFigure } from "allclose";
import { mean, type Vec } from "numerics";

const loss = (theta: number, y: Vec): number => mean(y.map((target) => (target - theta) ** 2));

/** The loss is a parabola, so a central difference is its slope for every width, up to rounding. */
const slope = (theta: number, y: Vec): number => (loss(theta + 1, y) - loss(theta - 1, y)) / 2;

/** Differences of squares of numbers up to 20. */
const afterCancelling = { rtol: 1e-9, atol: 1e-10 };

function walksOnTheLoss(y: Vec, walks: Record<"student" | "reference", readonly number[]>): PlotFigure {
  const onTheLoss = (thetas: readonly number[]) => thetas.map((theta) => [theta, loss(theta, y)]);
  return {
    kind: "plot",
    title: "Eight steps with alpha = 0.2 from theta = -3",
    alt: "The loss as a parabola over theta with its lowest point at 3, your eight steps on it, and those of the reference, which start at -3 and come closer to 3 by the same factor every time.",
    caption: "The steps shrink because the slope does, not because alpha changes.",
    x: { label: "θ", range: [-4, 10] },
    y: { label: "loss", range: [0, 60] },
    series: [
      { role: "neutral", label: "loss", as: "curve", of: (theta) => loss(theta, y) },
      { role: "reference", as: "path", points: onTheLoss(walks.reference) },
      { role: "student", as: "path", points: onTheLoss(walks.student) },
    ],
  };
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  const given = { theta: arbitrary.number(), y: arbitrary.vector() };

  property(
    "Each function returns a finite number",
    { points: 1, visibility: "public", given, runs: 6 },
    async (t, { theta, y }) => {
      t.ok(Number.isFinite(await student.grad(theta, y)), "grad should be a finite number");
      const share = await student.contribution(theta, y[0] ?? 0, y.length);
      t.ok(Number.isFinite(share), "contribution should be a finite number");
      t.ok(Number.isFinite(await student.step(theta, y, 0.1)), "step should be a finite number");
      t.ok(Number.isFinite(await student.optimum(y)), "optimum should be a finite number");
    },
  );

  test("The worked example: y = (1, 2, 6), theta = 1", { points: 1, visibility: "public" }, async (t) => {
    const y = Float64Array.of(1, 2, 6);
    const walks = { student: [-3], reference: [-3] };
    for (let k = 0; k < 8; k++) {
      walks.student.push(await student.step(walks.student.at(-1) ?? NaN, y, 0.2));
      walks.reference.push(reference.step(walks.reference.at(-1) ?? NaN, y, 0.2));
    }
    t.figure(walksOnTheLoss(y, walks));
    t.close(await student.grad(1, y), -4);
    t.close(await student.contribution(1, 6, 3), -10 / 3);
    t.close(await student.step(1, y, 0.25), 2);
    t.close(await student.optimum(y), 3);
  });

  test("A single point", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.grad(3, [5]), -4);
    t.close(await student.contribution(3, 5, 1), -4);
    t.close(await student.step(3, [5], 0.5), 5);
    t.close(await student.optimum([5]), 5);
  });

  property(
    "The slope agrees with differences of the loss",
    {
      points: 2,
      given,
      runs: 15,
      hint: "Compute the loss a little to the left and a little to the right of theta. How steep is it between them? Try data of several lengths.",
    },
    async (t, { theta, y }) => t.close(await student.grad(theta, y), slope(theta, y), afterCancelling),
  );

  property(
    "The contributions add up to the slope",
    {
      points: 2,
      given,
      runs: 8,
      hint: "Add your contributions for all points of the worked example. Is the sum -4, and does each point carry its share of 2/N?",
    },
    async (t, { theta, y }) => {
      const shares = await student.contribution.many(Array.from(y, (target) => [theta, target, y.length]));
      const total = shares.reduce((sum, share) => sum + share, 0);
      t.close(total, slope(theta, y), afterCancelling);
      // Of more points each has a smaller share, whatever the others are.
      t.close(await student.contribution(theta, theta - 3, 2 * y.length), 3 / y.length, afterCancelling);
    },
  );

  property(
    "A step goes downhill, alpha times the slope",
    {
      points: 1,
      given: { ...given, alpha: arbitrary.positive() },
      runs: 12,
      hint: "The new theta is asked for. Check its direction and its distance from the old one for two values of alpha.",
    },
    async (t, { theta, y, alpha }) =>
      t.close(await student.step(theta, y, alpha), theta - alpha * slope(theta, y), { rtol: 1e-9, atol: 1e-9 }),
  );

  test(
    "Twenty steps reach the lowest loss",
    { points: 1, hint: "Repeat your step with alpha = 0.4 and watch theta. Does it settle, and where?" },
    async (t) => {
      const rng = t.rng("data");
      const y = Float64Array.from({ length: 7 }, () => rng.normal(2, 3));
      let theta = 10;
      // Early steps first: a wrong rule shows there, where its numbers still tell which rule it is.
      for (let k = 1; k <= 20; k++) {
        theta = await student.step(theta, y, 0.4);
        if (k <= 5) t.close(theta, mean(y) + 0.2 ** k * (10 - mean(y)));
      }
      t.close(theta, mean(y), { rtol: 0, atol: 1e-10 });
    },
  );

  property(
    "The optimum has no slope, and no lower loss beside it",
    {
      points: 1,
      given: { y: arbitrary.vector() },
      runs: 12,
      hint: "Put your optimum into the derivative: it should be 0. Compare the loss there with the loss at other averages of the data.",
    },
    async (t, { y }) => {
      const theta = await student.optimum(y);
      t.close(theta, mean(y), afterCancelling);
      for (const other of [...y, theta + 1e-3, theta - 1e-3])
        t.ok(loss(theta, y) <= loss(other, y) * (1 + 1e-12) + 1e-12, "another theta has a lower loss");
    },
  );

  test(
    "alpha = 0 stays, alpha = 1/2 arrives, alpha = 1 lands as far on the other side",
    {
      points: 1,
      hint: "0 is a step size like any other: beware of a default that replaces it. By which factor does a step change the distance from the mean?",
    },
    async (t) => {
      const y = Float64Array.of(-2, 0, 5, 9);
      t.close(await student.step(7, y, 0), 7);
      t.close(await student.step(7, y, 0.5), 3);
      t.close(await student.step(7, y, 1), -1);
      t.close(await student.step(0, [0, 0], 0.25), 0);
      t.close(await student.step(3, y, 0.4), 3);
    },
  );

  test(
    "The data are left as they were",
    {
      points: 1,
      hint: "Sum into a variable of your own. Nothing may be written into y, and y must not be sorted in place.",
    },
    async (t) => {
      const y = Float64Array.of(4, -1, 3);
      const first = await student.optimum(y);
      await student.grad(1, y);
      await student.step(1, y, 0.3);
      t.close(await student.optimum(y), first);
      t.pure();
    },
  );
});
