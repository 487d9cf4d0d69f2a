import { defineTests, type PlotFigure } from "allclose";
import { movedCourseGradient, planeCubicGradient } from "numerics";

type Pair = [number, number];
type Gradient = (x: number, y: number) => Pair;

/** Gradient of the objective of the course: to be maximised, 50 local maxima, the best at (2.18, 2.05). */
const course: Gradient = movedCourseGradient(0, 0);

/** The same smoothed: averaging over a normal of width sigma damps sin(kx) by exp(-k²·sigma²/2). */
function smoothedGradient(x: number, y: number, sigma: number): Pair {
  const slow = Math.exp(-15.625 * sigma ** 2) * Math.cos(2.5 * x - 5 * y);
  const fast = Math.exp(-40 * sigma ** 2) * Math.sin(4 * x + 8 * y);
  return [2.5 * slow - 4 * fast - 2 * (x - 2), -5 * slow - 8 * fast - 2 * (y - 2)];
}

/** The smoothed course objective itself. The quadratic loses sigma² in each direction, which tilts nothing. */
function smoothed(x: number, y: number, sigma: number): number {
  const slow = Math.exp(-15.625 * sigma ** 2) * Math.sin(2.5 * x - 5 * y);
  const fast = Math.exp(-40 * sigma ** 2) * Math.cos(4 * x + 8 * y);
  return slow + fast - (x - 2) ** 2 - (y - 2) ** 2 - 2 * sigma ** 2;
}

/** A student's walk over the smoothed objective, beside the walk along its exact gradient. */
function twoWalks(walk: readonly Pair[], sigma: number, eta: number): PlotFigure {
  const exact: Pair[] = walk.slice(0, 1);
  for (let [x, y] = exact[0] ?? [0, 0]; exact.length < walk.length; exact.push([x, y])) {
    const [slopeX, slopeY] = smoothedGradient(x, y, sigma);
    [x, y] = [x + eta * slopeX, y + eta * slopeY];
  }
  return {
    kind: "plot",
    title: `${walk.length - 1} of your steps on the smoothed objective`,
    alt: "The smoothed objective as lines of equal height with its top near (2, 2), your walk from (-0.3, 0.5), and beside it the walk along the exact gradient, which goes straight to the top.",
    caption: "A right walk follows the smooth one closely on the way, and goes on trembling at the top.",
    x: { label: "x", range: [-1.5, 4] },
    y: { label: "y", range: [-0.5, 4] },
    equalScales: true,
    contours: { label: "smoothed objective", of: (x, y) => smoothed(x, y, sigma) },
    series: [
      { role: "reference", label: "exact gradient", as: "path", points: exact },
      { role: "student", as: "path", points: walk },
    ],
  };
}

/**
 * Standard deviation of one sample's gradient in each component, by the trapezoidal rule in both directions, which is
 * accurate to rounding for a smooth function under a bell curve.
 */
function sampleSpread(gradF: Gradient, x: number, y: number, sigma: number): Pair {
  const [width, spacing] = [7, 0.25];
  const [first, second]: [Pair, Pair] = [
    [0, 0],
    [0, 0],
  ];
  for (let u = -width; u <= width; u += spacing)
    for (let v = -width; v <= width; v += spacing) {
      const weight = (spacing ** 2 * Math.exp(-(u * u + v * v) / 2)) / (2 * Math.PI);
      const slope = gradF(x + sigma * u, y + sigma * v);
      for (const component of [0, 1] as const) {
        first[component] += weight * slope[component];
        second[component] += weight * slope[component] ** 2;
      }
    }
  return [Math.sqrt(second[0] - first[0] ** 2), Math.sqrt(second[1] - first[1] ** 2)];
}

/** A gradient that remembers where it was evaluated. */
function watched(gradF: Gradient): { gradF: Gradient; points: Pair[] } {
  const points: Pair[] = [];
  const watching: Gradient = (x, y) => {
    points.push([x, y]);
    return gradF(x, y);
  };
  return { gradF: watching, points };
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The estimator written out for the points that were evaluated, whatever order they were drawn in. */
function estimateFrom(points: readonly Pair[], gradF: Gradient): Pair {
  const slopes = points.map(([x, y]) => gradF(x, y));
  return [average(slopes.map(([slope]) => slope)), average(slopes.map(([, slope]) => slope))];
}

/** The sums of an estimate may cancel, so rounding is measured against the size of the terms: a few dozen at most. */
const afterCancelling = { rtol: 1e-9, atol: 1e-10 };

export default defineTests<typeof import("./reference")>(({ test, statistical, student }) => {
  /** Coefficients of f = xy, and its gradient. */
  const product = [0, 0, 0, 0, 1];
  const saddle = planeCubicGradient(...product);

  test("grad and step return two numbers", { points: 1, visibility: "public" }, async (t) => {
    const gradF = t.localFunction(movedCourseGradient, [0, 0], { name: "gradF" });
    for (const N of [1, 6]) {
      const estimate = await student.grad(gradF, 1, 2, 0.25, N, t.rng("grad"));
      t.ok(estimate.every(Number.isFinite), "both components of grad should be finite numbers");
      const point = await student.step(gradF, 1, 2, 0.25, N, 0.1, t.rng("step"));
      t.ok(point.every(Number.isFinite), "both coordinates of step should be finite numbers");
    }
    const [sigma, N, eta] = [0.5, 5, 0.1];
    const walk: Pair[] = [[-0.3, 0.5]];
    for (let [x, y] = [-0.3, 0.5]; walk.length < 13; walk.push([x, y]))
      [x, y] = await student.step(gradF, x, y, sigma, N, eta, t.rng(`step ${walk.length}`));
    t.figure(twoWalks(walk, sigma, eta));
  });

  test("The worked example: f = xy at (1, 2)", { points: 1, visibility: "public" }, async (t) => {
    const gradF = t.localFunction(planeCubicGradient, product, { name: "gradF" });
    t.close(await student.grad(gradF, 1, 2, 0.5, 4, t.constantRng(1)), [2.5, 1.5]);
    t.close(await student.grad(gradF, 1, 2, 0.5, 4, t.constantRng(-2)), [1, 0]);
    t.close(await student.step(gradF, 1, 2, 0.5, 4, 0.1, t.constantRng(1)), [1.25, 2.15]);
  });

  test("A slope that is the same everywhere, and no smoothing", { points: 1, visibility: "public" }, async (t) => {
    const everywhere = t.localFunction(planeCubicGradient, [0, 3, -2], { name: "gradF" });
    t.close(await student.grad(everywhere, 1, 2, 0.7, 1, t.rng("one sample")), [3, -2]);
    const gradF = t.localFunction(planeCubicGradient, product, { name: "gradF" });
    t.close(await student.grad(gradF, 4, -1, 0, 3, t.rng("no smoothing")), [-1, 4]);
    t.close(await student.step(gradF, 4, -1, 0, 3, 0.5, t.rng("no smoothing")), [3.5, 1]);
    t.close(await student.step(gradF, 4, -1, 0.5, 3, 0, t.rng("no step")), [4, -1]);
  });

  test(
    "Every sample c standard deviations away",
    {
      points: 1,
      hint: "When all normals are c, every point is the same, c·sigma away in both coordinates, and the estimate is the gradient there. Check sigma above and below 1, and c of both signs.",
    },
    async (t) => {
      const settings: [x: number, y: number, sigma: number, N: number, c: number][] = [
        [-0.3, 0.5, 0.3, 3, 1],
        [2, 2, 0.1, 2, -1.5],
        [0, 0, 4, 1, 0.5],
        [-1, 3, 1, 4, -0.25],
        [0.5, -0.5, 0.5, 2, 0],
      ];
      for (const gradF of [
        t.localFunction(movedCourseGradient, [0, 0], { name: "gradF" }),
        t.localFunction(planeCubicGradient, product, { name: "gradF" }),
      ]) {
        const estimates = await student.grad.many(
          settings.map(([x, y, sigma, N, c]) => [gradF, x, y, sigma, N, t.constantRng(c)]),
        );
        for (const [index, [x, y, sigma, , c]] of settings.entries())
          t.close(estimates[index] ?? [], gradF(x + sigma * c, y + sigma * c), afterCancelling);
      }
    },
  );

  test(
    "The average runs over the points that were evaluated",
    {
      points: 2,
      hint: "Add up the gradients as they come, each component for itself, and divide by N. No weights.",
    },
    async (t) => {
      const settings: [x: number, y: number, sigma: number, N: number][] = [
        [-0.3, 0.5, 0.3, 7],
        [2, 2, 0.7, 2],
        [1.5, -1, 2, 5],
      ];
      for (const [x, y, sigma, N] of settings) {
        const { gradF, points } = watched(course);
        const estimate = await student.grad(gradF, x, y, sigma, N, t.rng(`sigma ${sigma}`));
        t.equal(points.length, N, "Evaluations of gradF");
        t.close(estimate, estimateFrom(points, course), afterCancelling);
      }
    },
  );

  test(
    "N gradients and 2N normals",
    { points: 2, hint: "Count how often you call gradF and rng in one call of grad, and in one of step." },
    async (t) => {
      for (const [N, sigma] of [
        [1, 0.25],
        [4, 0.25],
        [2, 0],
      ] as const) {
        const gradF = t.oracle(saddle, { name: "gradF", budget: N });
        const rng = t.countedRng(`grad ${N}`);
        await student.grad(gradF, 1, 2, sigma, N, rng);
        t.equal(gradF.calls, N, "Evaluations of gradF in grad");
        t.equal(rng.draws.normal, 2 * N, "Normals drawn in grad");
        t.equal(rng.draws.uniform + rng.draws.int, 0, "Other numbers drawn in grad");
      }
      const gradF = t.oracle(saddle, { name: "gradF", budget: 3 });
      const rng = t.countedRng("step");
      await student.step(gradF, 1, 2, 0.25, 3, 0.1, rng);
      t.equal(gradF.calls, 3, "Evaluations of gradF in step");
      t.equal(rng.draws.normal, 6, "Normals drawn in step");
    },
  );

  test(
    "The generator decides",
    {
      points: 1,
      hint: "The same generator must give the same estimate, another generator another one, and nothing may be kept between calls.",
    },
    async (t) => {
      const gradF = t.localFunction(movedCourseGradient, [0, 0], { name: "gradF" });
      const first = await student.grad(gradF, 1, 1, 0.5, 3, t.rng("one"));
      const [otherX, otherY] = await student.grad(gradF, 1, 1, 0.5, 3, t.rng("another"));
      t.ok(otherX !== first[0] && otherY !== first[1], "another generator should give another estimate");
      t.close(await student.grad(gradF, 1, 1, 0.5, 3, t.rng("one")), first, { rtol: 0, atol: 0 });
      t.pure();
    },
  );

  statistical(
    "The points are spread as they should be",
    {
      points: 2,
      hint: "The displacements over sigma should be standard normal, and those in x and in y independent of each other.",
    },
    async (t) => {
      const [sigma, N] = [0.4, 400];
      // Averages of three gradients tell the moments of the cloud, without a crossing for each of its points.
      const cubics = [
        [0, 0, 0, 0.5, 0, 0.5],
        [0, 0, 0, 0, 0, 0, 1 / 3, 0, 0, 1 / 3],
        [0, 0, 0, 0, 0, 0, 0, 0.5],
      ].map((coefficients) => t.localFunction(planeCubicGradient, coefficients, { name: "gradF", budget: N }));
      const averages = await student.grad.many(cubics.map((gradF) => [gradF, 0, 0, sigma, N, t.rng("points")]));
      // At (u, v) they are (u, v), (u², v²), and (uv, u²/2).
      const [[meanX, meanY], [meanSquareX, meanSquareY], [meanProduct]] = averages as [Pair, Pair, Pair];
      const standardError = 1 / Math.sqrt(N);
      const square = { expected: 1, standardError: Math.sqrt(2 / N), skewness: Math.sqrt(8 / N) };
      const independent = { expected: 0, standardError };
      const variance = sigma * sigma;
      return [
        { name: "mean displacement in x over sigma", observed: meanX / sigma, expected: 0, standardError },
        { name: "mean displacement in y over sigma", observed: meanY / sigma, expected: 0, standardError },
        { name: "mean square displacement in x over sigma", observed: meanSquareX / variance, ...square },
        { name: "mean square displacement in y over sigma", observed: meanSquareY / variance, ...square },
        { name: "mean product of the displacements in x and y", observed: meanProduct / variance, ...independent },
      ];
    },
  );

  statistical(
    "On average it is the gradient of the smoothed objective",
    {
      points: 1,
      hint: "The estimates are off by more than chance. Where do you evaluate the gradient, and what do you multiply it with?",
      // Contributions are bounded by waves plus a normal, so their average is close to normal; a margin all the same.
      falseFailureRate: 1e-9,
    },
    async (t) => {
      const [sigma, N] = [0.3, 240];
      const place = t.rng("place");
      const statistics = [];
      for (const [x, y] of [
        [-0.3, 0.5],
        [1.5, 1.6],
      ] as const) {
        // Where the landscape lies changes with every grading.
        const [dx, dy] = [place.normal(0, 3), place.normal(0, 3)];
        const gradF = t.localFunction(movedCourseGradient, [dx, dy], { name: "gradF", budget: N });
        const estimate = await student.grad(gradF, x + dx, y + dy, sigma, N, t.rng(`at ${x}, ${y}`));
        const expected = smoothedGradient(x, y, sigma);
        const spread = sampleSpread(course, x, y, sigma);
        for (const component of [0, 1] as const)
          statistics.push({
            name: `average ${component === 0 ? "x" : "y"} component at (${x}, ${y})`,
            observed: estimate[component],
            expected: expected[component],
            standardError: spread[component] / Math.sqrt(N),
          });
      }
      return statistics;
    },
  );

  test(
    "A staircase has no slope to average",
    {
      points: 1,
      hint: "Where every gradient is 0, so is their average, and a step leads nowhere. Nothing may be divided by it.",
    },
    async (t) => {
      const flat = t.localFunction(planeCubicGradient, [], { name: "gradF" });
      t.close(await student.grad(flat, -0.3, 0.5, 0.5, 8, t.rng("points")), [0, 0]);
      t.close(await student.step(flat, -0.3, 0.5, 0.5, 8, 0.9, t.rng("points")), [-0.3, 0.5]);
      const edge: Gradient = (x) => [x > 0 ? 1 : 0, 0];
      t.close(await student.grad(edge, -1, 0, 0.5, 2, t.constantRng(3)), [1, 0]);
    },
  );

  test(
    "step climbs along the estimate",
    { points: 2, hint: "f is maximised, so the estimate is added. eta multiplies the estimate, not the point." },
    async (t) => {
      // Every point is (0.25, 1.25), where the gradient of xy is (1.25, 0.25).
      const known = t.localFunction(planeCubicGradient, product, { name: "gradF" });
      t.close(await student.step(known, 1, 2, 0.5, 3, 0.2, t.constantRng(-1.5)), [1.25, 2.05]);
      const settings: [x: number, y: number, sigma: number, N: number, eta: number][] = [
        [-0.3, 0.5, 0.3, 5, 0.1],
        [2, -2, 1.5, 3, 0.8],
        [0, 0, 0.5, 4, 0],
      ];
      for (const [x, y, sigma, N, eta] of settings) {
        const { gradF, points } = watched(course);
        const next = await student.step(gradF, x, y, sigma, N, eta, t.rng(`eta ${eta}`));
        t.equal(points.length, N, "Evaluations of gradF");
        const [slopeX, slopeY] = estimateFrom(points, course);
        t.close(next, [x + eta * slopeX, y + eta * slopeY], afterCancelling);
      }
    },
  );
});
