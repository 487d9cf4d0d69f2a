import { defineTests, type PlotFigure } from "allclose";
import { movedCourseObjective, planeCubic, quantizedCourseObjective } from "numerics";

type Objective = (x: number, y: number) => number;
type Pair = [number, number];

/** The objective of the course: to be maximised, 50 local maxima, the best at (2.18, 2.05). */
const course: Objective = movedCourseObjective(0, 0);

/** The same as a staircase: its gradient is 0 wherever it exists. */
const staircase: Objective = quantizedCourseObjective(0, 0);

/** Gradient of the smoothed course objective: averaging over a normal of width sigma damps sin(kx) by exp(-k²·sigma²/2). */
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
    caption:
      "Estimates from few samples are noisy, so a right walk staggers along the smooth one; it should not turn away.",
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

interface Moments {
  deviation: number;
  skewness: number;
}

/**
 * Spread of one sample's contribution to each component, by the trapezoidal rule in both directions, which is accurate
 * to rounding for a smooth function under a bell curve.
 */
function contributionMoments(f: Objective, x: number, y: number, sigma: number): [Moments, Moments] {
  const [width, spacing] = [7, 0.25];
  const powers = { x: [0, 0, 0], y: [0, 0, 0] };
  for (let u = -width; u <= width; u += spacing)
    for (let v = -width; v <= width; v += spacing) {
      const weight = (spacing ** 2 * Math.exp(-(u * u + v * v) / 2)) / (2 * Math.PI);
      const value = f(x + sigma * u, y + sigma * v) / sigma;
      powers.x = powers.x.map((sum, power) => sum + weight * (u * value) ** (power + 1));
      powers.y = powers.y.map((sum, power) => sum + weight * (v * value) ** (power + 1));
    }
  const moments = ([first = 0, second = 0, third = 0]: number[]): Moments => {
    const deviation = Math.sqrt(second - first ** 2);
    return { deviation, skewness: (third - 3 * first * second + 2 * first ** 3) / deviation ** 3 };
  };
  return [moments(powers.x), moments(powers.y)];
}

/** An objective that remembers where it was evaluated. */
function watched(f: Objective): { f: Objective; points: Pair[] } {
  const points: Pair[] = [];
  const watching: Objective = (x, y) => {
    points.push([x, y]);
    return f(x, y);
  };
  return { f: watching, points };
}

/** The estimator written out for the points that were evaluated, whatever order they were drawn in. */
function estimateFrom(points: readonly Pair[], f: Objective, x: number, y: number, sigma: number): Pair {
  const total: Pair = [0, 0];
  for (const [sampleX, sampleY] of points) {
    total[0] += (sampleX - x) * f(sampleX, sampleY);
    total[1] += (sampleY - y) * f(sampleX, sampleY);
  }
  const factor = 1 / (points.length * sigma ** 2);
  return [factor * total[0], factor * total[1]];
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The sums of an estimate may cancel, so rounding is measured against the size of the terms: a few hundred at most. */
const afterCancelling = { rtol: 1e-9, atol: 1e-9 };

export default defineTests<typeof import("./reference")>(({ test, statistical, student }) => {
  /** Of f = x + 2y. */
  const planeCoefficients = [0, 1, 2];
  const plane = planeCubic(...planeCoefficients);

  test("grad and step return two numbers", { points: 1, visibility: "public" }, async (t) => {
    const f = t.localFunction(movedCourseObjective, [0, 0], { name: "f" });
    for (const N of [1, 6]) {
      const estimate = await student.grad(f, 1, 2, 0.25, N, t.rng("grad"));
      t.ok(estimate.every(Number.isFinite), "both components of grad should be finite numbers");
      const point = await student.step(f, 1, 2, 0.25, N, 0.1, t.rng("step"));
      t.ok(point.every(Number.isFinite), "both coordinates of step should be finite numbers");
    }
    const [sigma, N, eta] = [0.5, 16, 0.1];
    const walk: Pair[] = [[-0.3, 0.5]];
    for (let [x, y] = [-0.3, 0.5]; walk.length < 13; walk.push([x, y]))
      [x, y] = await student.step(f, x, y, sigma, N, eta, t.rng(`step ${walk.length}`));
    t.figure(twoWalks(walk, sigma, eta));
  });

  test("The worked example: f = x + 2y at (1, 2)", { points: 1, visibility: "public" }, async (t) => {
    const f = t.localFunction(planeCubic, planeCoefficients, { name: "f" });
    t.close(await student.grad(f, 1, 2, 0.25, 4, t.constantRng(1)), [23, 23]);
    t.close(await student.grad(f, 1, 2, 0.25, 4, t.constantRng(-2)), [-28, -28]);
    t.close(await student.step(f, 1, 2, 0.25, 4, 0.1, t.constantRng(1)), [3.3, 4.3]);
  });

  test("One sample, and a step of size 0", { points: 1, visibility: "public" }, async (t) => {
    const product = t.localFunction(planeCubic, [0, 0, 0, 0, 1], { name: "f" });
    t.close(await student.grad(product, 0, 0, 2, 1, t.constantRng(1)), [2, 2]);
    t.close(await student.step(product, 0, 0, 2, 1, 0.5, t.constantRng(1)), [1, 1]);
    t.close(await student.step(product, 3, -1, 2, 1, 0, t.constantRng(1)), [3, -1]);
  });

  test(
    "Every sample c standard deviations away",
    {
      points: 1,
      hint: "When all normals are c, every point is the same and both components are c·f/sigma there. Check sigma above and below 1, c of both signs, and f negative or 0.",
    },
    async (t) => {
      const objectives = [
        t.localFunction(movedCourseObjective, [0, 0], { name: "f" }),
        t.localFunction(quantizedCourseObjective, [0, 0], { name: "f" }),
        t.localFunction(planeCubic, [], { name: "f" }),
        t.localFunction(planeCubic, [0, 1, -3], { name: "f" }),
      ];
      const settings: [x: number, y: number, sigma: number, N: number, c: number][] = [
        [-0.3, 0.5, 0.3, 3, 1],
        [2, 2, 0.1, 2, -1.5],
        [0, 0, 4, 1, 0.5],
        [-1, 3, 1, 4, -0.25],
        [0.5, -0.5, 0.5, 2, 0],
      ];
      for (const f of objectives) {
        const estimates = await student.grad.many(
          settings.map(([x, y, sigma, N, c]) => [f, x, y, sigma, N, t.constantRng(c)]),
        );
        for (const [index, [x, y, sigma, , c]] of settings.entries()) {
          const component = (c * f(x + sigma * c, y + sigma * c)) / sigma;
          t.close(estimates[index] ?? [], [component, component], afterCancelling);
        }
      }
    },
  );

  test(
    "The average runs over the points that were evaluated",
    {
      points: 2,
      hint: "Weight each value of f by the displacement of the very point it belongs to, in both coordinates, then divide by N and by sigma².",
    },
    async (t) => {
      const settings: [x: number, y: number, sigma: number, N: number][] = [
        [-0.3, 0.5, 0.3, 7],
        [2, 2, 0.7, 2],
        [1.5, -1, 2, 5],
      ];
      for (const [x, y, sigma, N] of settings) {
        const { f, points } = watched(course);
        const estimate = await student.grad(f, x, y, sigma, N, t.rng(`sigma ${sigma}`));
        t.equal(points.length, N, "Evaluations of f");
        t.close(estimate, estimateFrom(points, course, x, y, sigma), afterCancelling);
      }
    },
  );

  test(
    "N evaluations and 2N normals",
    { points: 2, hint: "Count how often you call f and rng in one call of grad, and in one of step." },
    async (t) => {
      for (const N of [1, 4]) {
        const f = t.oracle(plane, { name: "f", budget: N });
        const rng = t.countedRng(`grad ${N}`);
        await student.grad(f, 1, 2, 0.25, N, rng);
        t.equal(f.calls, N, "Evaluations of f in grad");
        t.equal(rng.draws.normal, 2 * N, "Normals drawn in grad");
        t.equal(rng.draws.uniform + rng.draws.int, 0, "Other numbers drawn in grad");
      }
      const f = t.oracle(plane, { name: "f", budget: 3 });
      const rng = t.countedRng("step");
      await student.step(f, 1, 2, 0.25, 3, 0.1, rng);
      t.equal(f.calls, 3, "Evaluations of f in step");
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
      const f = t.localFunction(movedCourseObjective, [0, 0], { name: "f" });
      const first = await student.grad(f, 1, 1, 0.5, 3, t.rng("one"));
      const [otherX, otherY] = await student.grad(f, 1, 1, 0.5, 3, t.rng("another"));
      t.ok(otherX !== first[0] && otherY !== first[1], "another generator should give another estimate");
      t.close(await student.grad(f, 1, 1, 0.5, 3, t.rng("one")), first, { rtol: 0, atol: 0 });
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
      // The estimates for three planes tell the moments of the cloud, without a crossing for each of its points.
      const planes = [[1], [0, 1], [0, 0, 1]].map((coefficients) =>
        t.localFunction(planeCubic, coefficients, { name: "f", budget: N }),
      );
      const estimates = await student.grad.many(planes.map((f) => [f, 0, 0, sigma, N, t.rng("points")]));
      // Averages over the points (u, v), all over sigma²: of (u, v), of (u², uv), and of (uv, v²).
      const [[meanX, meanY], [meanSquareX, meanProduct], [, meanSquareY]] = estimates as [Pair, Pair, Pair];
      const standardError = 1 / Math.sqrt(N);
      const square = { expected: 1, standardError: Math.sqrt(2 / N), skewness: Math.sqrt(8 / N) };
      return [
        { name: "mean displacement in x over sigma", observed: meanX * sigma, expected: 0, standardError },
        { name: "mean displacement in y over sigma", observed: meanY * sigma, expected: 0, standardError },
        { name: "mean square displacement in x over sigma", observed: meanSquareX, ...square },
        { name: "mean square displacement in y over sigma", observed: meanSquareY, ...square },
        { name: "mean product of the displacements in x and y", observed: meanProduct, expected: 0, standardError },
      ];
    },
  );

  statistical(
    "On average it is the gradient of the smoothed objective",
    {
      points: 1,
      hint: "The estimates are off by more than chance. Check the sign, the power of sigma and the division by N.",
      // Few contributions with tails heavier than their skewness tells: correct code fails up to 35 times as often as this
      // nominal rate says.
      falseFailureRate: 1e-9,
    },
    async (t) => {
      const [sigma, N] = [0.3, 120];
      const f = t.localFunction(movedCourseObjective, [0, 0], { name: "f", budget: N });
      const statistics = [];
      for (const [x, y] of [
        [2, 2],
        [1.5, 1.6],
      ] as const) {
        const estimate = await student.grad(f, x, y, sigma, N, t.rng(`at ${x}, ${y}`));
        const expected = smoothedGradient(x, y, sigma);
        const moments = contributionMoments(course, x, y, sigma);
        for (const component of [0, 1] as const) {
          const { deviation, skewness } = moments[component];
          statistics.push({
            name: `average ${component === 0 ? "x" : "y"} component at (${x}, ${y})`,
            observed: estimate[component],
            expected: expected[component],
            standardError: deviation / Math.sqrt(N),
            skewness: skewness / Math.sqrt(N),
          });
        }
      }
      return statistics;
    },
  );

  statistical(
    "On average it is the slope of a plane, also for two samples",
    {
      points: 1,
      hint: "With few samples a baseline taken from the same samples shifts the average. The plain estimator has none.",
    },
    async (t) => {
      const [x, y, sigma, N, calls] = [1, -1, 0.5, 2, 40];
      const [slopeX, slopeY] = [3, -2];
      const slope = t.localFunction(planeCubic, [-slopeX * x - slopeY * y, slopeX, slopeY], { name: "f", budget: N });
      const estimates = await student.grad.many(
        Array.from({ length: calls }, (_, call) => [slope, x, y, sigma, N, t.rng(`call ${call}`)]),
      );
      // One sample contributes u·(a·u + b·v) for standard normals u and v: mean a, variance 2a² + b², third central moment
      // 8a³ + 6ab².
      const spread = (along: number, across: number) => {
        const variance = 2 * along ** 2 + across ** 2;
        const standardError = Math.sqrt(variance / (N * calls));
        const third = 8 * along ** 3 + 6 * along * across ** 2;
        return { standardError, skewness: third / variance ** 1.5 / Math.sqrt(N * calls) };
      };
      return [
        {
          name: "average x component",
          observed: average(estimates.map(([estimate]) => estimate)),
          expected: slopeX,
          ...spread(slopeX, slopeY),
        },
        {
          name: "average y component",
          observed: average(estimates.map(([, estimate]) => estimate)),
          expected: slopeY,
          ...spread(slopeY, slopeX),
        },
      ];
    },
  );

  test(
    "A staircase still has a slope",
    { points: 1, hint: "On a staircase only the values of f at the sampled points say where up is." },
    async (t) => {
      const [x, y, sigma, N] = [-0.3, 0.5, 0.5, 12];
      const { f, points } = watched(staircase);
      const estimate = await student.grad(f, x, y, sigma, N, t.rng("points"));
      t.equal(points.length, N, "Evaluations of f");
      t.ok(estimate[0] !== 0 && estimate[1] !== 0, "the estimate should not be zero");
      t.close(estimate, estimateFrom(points, staircase, x, y, sigma), afterCancelling);
    },
  );

  test(
    "step climbs along the estimate",
    { points: 1, hint: "f is maximised, so the estimate is added. eta multiplies the estimate, not the point." },
    async (t) => {
      // Every point is (0.25, 1.25), where the plane is 2.75 high, so both components are -1.5 · 2.75 / 0.5.
      const both = -8.25;
      const known = t.localFunction(planeCubic, planeCoefficients, { name: "f" });
      t.close(await student.step(known, 1, 2, 0.5, 3, 0.2, t.constantRng(-1.5)), [1 + 0.2 * both, 2 + 0.2 * both]);
      const settings: [x: number, y: number, sigma: number, N: number, eta: number][] = [
        [-0.3, 0.5, 0.3, 5, 0.1],
        [2, -2, 1.5, 3, 0.8],
        [0, 0, 0.5, 4, 0],
      ];
      for (const [x, y, sigma, N, eta] of settings) {
        const { f, points } = watched(course);
        const next = await student.step(f, x, y, sigma, N, eta, t.rng(`eta ${eta}`));
        t.equal(points.length, N, "Evaluations of f");
        const [slopeX, slopeY] = estimateFrom(points, course, x, y, sigma);
        t.close(next, [x + eta * slopeX, y + eta * slopeY], afterCancelling);
      }
    },
  );
});
