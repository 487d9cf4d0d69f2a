import { defineTests, type PlotFigure } from "allclose";
import { movedCourseObjective, planeCubic, smoothedCourseObjective } from "numerics";

type Objective = (x: number, y: number) => number;
type Pair = [number, number];

/** What the estimator should give on average: the forward difference of the smoothed objective, in closed form. */
function forwardDifference(x: number, y: number, sigma: number, delta: number): Pair {
  const here = smoothedCourseObjective(x, y, sigma);
  return [
    (smoothedCourseObjective(x + delta, y, sigma) - here) / delta,
    (smoothedCourseObjective(x, y + delta, sigma) - here) / delta,
  ];
}

/** A student's walk over the smoothed objective, beside the walk along its exact forward differences. */
function twoWalks(walk: readonly Pair[], sigma: number, delta: number, eta: number): PlotFigure {
  const exact: Pair[] = walk.slice(0, 1);
  for (let [x, y] = exact[0] ?? [0, 0]; exact.length < walk.length; exact.push([x, y])) {
    const [slopeX, slopeY] = forwardDifference(x, y, sigma, delta);
    [x, y] = [x + eta * slopeX, y + eta * slopeY];
  }
  return {
    kind: "plot",
    title: `${walk.length - 1} of your steps on the smoothed objective, delta = ${delta}`,
    alt: "The smoothed objective as lines of equal height with its top near (2.08, 2), your walk from (-0.3, 0.5), and beside it the walk along the exact forward differences, which comes to rest to the lower left of the top.",
    caption:
      "A right walk follows the exact one and comes to rest beside the top, not on it: a forward difference looks ahead.",
    x: { label: "x", range: [-1, 3] },
    y: { label: "y", range: [-0.5, 3.5] },
    equalScales: true,
    contours: { label: "smoothed objective", of: (x, y) => smoothedCourseObjective(x, y, sigma) },
    series: [
      { role: "neutral", label: "the top", as: "points", points: [[2.0758, 2.0044]] },
      { role: "reference", label: "exact forward difference", as: "path", points: exact },
      { role: "student", as: "path", points: walk },
    ],
  };
}

/** A function that remembers where it was evaluated. */
function watched(f: Objective): { f: Objective; points: Pair[] } {
  const points: Pair[] = [];
  const watching: Objective = (x, y) => {
    points.push([x, y]);
    return f(x, y);
  };
  return { f: watching, points };
}

/** The points of the cloud among all that were evaluated: those whose neighbours to the right and above are there too. */
function cloudOf(points: readonly Pair[], delta: number): Pair[] {
  const isThere = (x: number, y: number) =>
    points.some(([otherX, otherY]) => Math.abs(otherX - x) < 1e-9 && Math.abs(otherY - y) < 1e-9);
  return points.filter(([x, y]) => isThere(x + delta, y) && isThere(x, y + delta));
}

/** The estimator written out for the cloud that was drawn. */
function estimateFrom(cloud: readonly Pair[], f: Objective, delta: number): Pair {
  return [
    average(cloud.map(([x, y]) => (f(x + delta, y) - f(x, y)) / delta)),
    average(cloud.map(([x, y]) => (f(x, y + delta) - f(x, y)) / delta)),
  ];
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Spread and skewness of a function over the cloud, by the trapezoidal rule in both directions, which is accurate to
 * rounding for a smooth function under a bell curve.
 */
function cloudMoments(f: Objective, x: number, y: number, sigma: number): { deviation: number; skewness: number } {
  const [width, spacing] = [7, 0.25];
  let [first, second, third] = [0, 0, 0];
  for (let u = -width; u <= width; u += spacing)
    for (let v = -width; v <= width; v += spacing) {
      const weight = (spacing ** 2 * Math.exp(-(u * u + v * v) / 2)) / (2 * Math.PI);
      const value = f(x + sigma * u, y + sigma * v);
      first += weight * value;
      second += weight * value ** 2;
      third += weight * value ** 3;
    }
  const deviation = Math.sqrt(second - first ** 2);
  return { deviation, skewness: (third - 3 * first * second + 2 * first ** 3) / deviation ** 3 };
}

/** Differences of values cancel and are divided by delta, so rounding is measured against the size of the terms. */
const afterCancelling = { rtol: 1e-9, atol: 1e-9 };

export default defineTests<typeof import("./reference")>(({ test, statistical, student }) => {
  const course = movedCourseObjective(0, 0);
  /** Of f = x² + 3y. */
  const rampCoefficients = [0, 0, 3, 1];
  const ramp = planeCubic(...rampCoefficients);

  test("grad and step return two numbers", { points: 1, visibility: "public" }, async (t) => {
    const f = t.localFunction(movedCourseObjective, [0, 0], { name: "f" });
    for (const N of [1, 6]) {
      const estimate = await student.grad(f, 1, 2, 0.25, 0.5, N, t.rng("grad"));
      t.ok(estimate.every(Number.isFinite), "both components of grad should be finite numbers");
      const point = await student.step(f, 1, 2, 0.25, 0.5, N, 0.1, t.rng("step"));
      t.ok(point.every(Number.isFinite), "both coordinates of step should be finite numbers");
    }
    const [sigma, delta, N, eta] = [0.3, 0.25, 20, 0.1];
    const walk: Pair[] = [[-0.3, 0.5]];
    for (let [x, y] = [-0.3, 0.5]; walk.length < 13; walk.push([x, y]))
      [x, y] = await student.step(f, x, y, sigma, delta, N, eta, t.rng(`step ${walk.length}`));
    t.figure(twoWalks(walk, sigma, delta, eta));
  });

  test("The worked example: f = x² + 3y at (1, 2)", { points: 1, visibility: "public" }, async (t) => {
    const f = t.localFunction(planeCubic, rampCoefficients, { name: "f" });
    t.close(await student.grad(f, 1, 2, 0.5, 0.5, 4, t.constantRng(1)), [3.5, 3]);
    t.close(await student.grad(f, 1, 2, 0.5, 0.5, 4, t.constantRng(-2)), [0.5, 3]);
    t.close(await student.step(f, 1, 2, 0.5, 0.5, 4, 0.1, t.constantRng(1)), [1.35, 2.3]);
  });

  test("One sample, no smoothing, and a step of size 0", { points: 1, visibility: "public" }, async (t) => {
    const f = t.localFunction(planeCubic, rampCoefficients, { name: "f" });
    t.close(await student.grad(f, 1, 2, 2, 0.5, 1, t.constantRng(0.5)), [4.5, 3]);
    t.close(await student.grad(f, 4, -1, 0, 0.25, 3, t.rng("no smoothing")), [8.25, 3]);
    t.close(await student.step(f, 4, -1, 0, 0.25, 3, 0.5, t.rng("no smoothing")), [8.125, 0.5]);
    t.close(await student.step(f, 4, -1, 0.5, 0.25, 3, 0, t.rng("no step")), [4, -1]);
  });

  test(
    "Every sample c standard deviations away",
    {
      points: 1,
      hint: "When all normals are c, every point is the same, c·sigma away in both coordinates, and the estimate is the forward difference there. Check delta and sigma above and below 1, and c of both signs.",
    },
    async (t) => {
      const settings: [x: number, y: number, sigma: number, delta: number, N: number, c: number][] = [
        [-0.3, 0.5, 0.3, 0.25, 3, 1],
        [2, 2, 0.1, 0.01, 2, -1.5],
        [0, 0, 4, 2, 1, 0.5],
        [-1, 3, 1, 1, 4, -0.25],
        [0.5, -0.5, 0.5, 0.125, 2, 0],
      ];
      for (const f of [
        t.localFunction(movedCourseObjective, [0, 0], { name: "f" }),
        t.localFunction(planeCubic, rampCoefficients, { name: "f" }),
      ]) {
        const estimates = await student.grad.many(
          settings.map(([x, y, sigma, delta, N, c]) => [f, x, y, sigma, delta, N, t.constantRng(c)]),
        );
        for (const [index, [x, y, sigma, delta, , c]] of settings.entries())
          t.close(estimates[index] ?? [], estimateFrom([[x + sigma * c, y + sigma * c]], f, delta), {
            rtol: 1e-9,
            atol: 1e-11 / delta,
          });
      }
    },
  );

  test(
    "On a plane the noise cancels",
    {
      points: 2,
      hint: "The slope of a plane is the same everywhere, so with common noise the estimate is exact for every draw. If it scatters, the values you subtract from each other do not belong to the same point.",
    },
    async (t) => {
      for (const [slopeX, slopeY] of [
        [3, -2],
        [-0.5, 7],
      ] as const) {
        const plane = t.localFunction(planeCubic, [-4, slopeX, slopeY], { name: "f" });
        for (const [sigma, delta, N] of [
          [0.5, 0.25, 3],
          [2, 0.01, 3],
          [0.1, 1.5, 1],
        ] as const)
          t.close(await student.grad(plane, 1, -1, sigma, delta, N, t.rng(`sigma ${sigma}`)), [slopeX, slopeY], {
            rtol: 1e-9,
            atol: 1e-9,
          });
      }
    },
  );

  test(
    "The average runs over one cloud and its two shifted copies",
    {
      points: 1,
      hint: "For each drawn point three values are needed: at the point, delta to the right of it, and delta above it. Nothing else is evaluated.",
    },
    async (t) => {
      const settings: [x: number, y: number, sigma: number, delta: number, N: number][] = [
        [-0.3, 0.5, 0.3, 0.25, 4],
        [2, 2, 0.7, 0.5, 2],
        [1.5, -1, 2, 0.01, 2],
      ];
      for (const [x, y, sigma, delta, N] of settings) {
        const { f, points } = watched(course);
        const estimate = await student.grad(f, x, y, sigma, delta, N, t.rng(`sigma ${sigma}`));
        const cloud = cloudOf(points, delta);
        t.equal(cloud.length, N, "Points evaluated together with both neighbours");
        t.close(estimate, estimateFrom(cloud, course, delta), afterCancelling);
      }
    },
  );

  test(
    "3N evaluations and 2N normals",
    {
      points: 2,
      hint: "Count how often you call f and rng in one call of grad, and in one of step. The value at the point itself is needed twice but evaluated once.",
    },
    async (t) => {
      for (const [N, sigma] of [
        [1, 0.25],
        [3, 0.25],
        [2, 0],
      ] as const) {
        const f = t.oracle(ramp, { name: "f", budget: 3 * N });
        const rng = t.countedRng(`grad ${N}`);
        await student.grad(f, 1, 2, sigma, 0.5, N, rng);
        t.equal(f.calls, 3 * N, "Evaluations of f in grad");
        t.equal(rng.draws.normal, 2 * N, "Normals drawn in grad");
        t.equal(rng.draws.uniform + rng.draws.int, 0, "Other numbers drawn in grad");
      }
      const f = t.oracle(ramp, { name: "f", budget: 6 });
      const rng = t.countedRng("step");
      await student.step(f, 1, 2, 0.25, 0.5, 2, 0.1, rng);
      t.equal(f.calls, 6, "Evaluations of f in step");
      t.equal(rng.draws.normal, 4, "Normals drawn in step");
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
      const first = await student.grad(f, 1, 1, 0.5, 0.25, 3, t.rng("one"));
      const [otherX, otherY] = await student.grad(f, 1, 1, 0.5, 0.25, 3, t.rng("another"));
      t.ok(otherX !== first[0] && otherY !== first[1], "another generator should give another estimate");
      t.close(await student.grad(f, 1, 1, 0.5, 0.25, 3, t.rng("one")), first, { rtol: 0, atol: 0 });
      t.pure();
    },
  );

  statistical(
    "The points are spread as they should be",
    {
      points: 2,
      hint: "The displacements of the points over sigma should be standard normal, and those in x and in y independent of each other.",
    },
    async (t) => {
      // A wide delta tells which way is ahead; differences over a narrow one are out of all bounds without common noise.
      const [sigma, wide, narrow, N] = [0.4, 0.25, 0.01, 400];
      // The estimates for three cubics tell the moments of the cloud, without a crossing for each of its points.
      const cubics: [coefficients: number[], delta: number][] = [
        [[0, 0, 0, 1, 0, 1], wide],
        [[0, 0, 0, 0, 0, 0, 1, 0, 0, 1], narrow],
        [[0, 0, 0, 0, 0, 0, 0, 1], narrow],
      ];
      const estimates = await student.grad.many(
        cubics.map(([coefficients, delta]) => {
          const f = t.localFunction(planeCubic, coefficients, { name: "f", budget: 3 * N });
          return [f, 0, 0, sigma, delta, N, t.rng("points")];
        }),
      );
      // On average over the points (u, v), x² + y² has the differences 2u + delta and 2v + delta, x³ + y³ has
      // 3u² + 3u·delta + delta² and the same of v, and x²y has 2uv + v·delta in x.
      const [[ofSquareX, ofSquareY], [ofCubeX, ofCubeY], [ofProduct]] = estimates as [Pair, Pair, Pair];
      const meanX = (ofSquareX - wide) / 2;
      const meanY = (ofSquareY - wide) / 2;
      const meanSquareX = (ofCubeX - narrow * narrow) / 3 - meanX * narrow;
      const meanSquareY = (ofCubeY - narrow * narrow) / 3 - meanY * narrow;
      const meanProduct = (ofProduct - meanY * narrow) / 2;
      const standardError = 1 / Math.sqrt(N);
      const square = { expected: 1, standardError: Math.sqrt(2 / N), skewness: Math.sqrt(8 / N) };
      const product = { expected: 0, standardError };
      const variance = sigma * sigma;
      return [
        { name: "mean displacement in x over sigma", observed: meanX / sigma, expected: 0, standardError },
        { name: "mean displacement in y over sigma", observed: meanY / sigma, expected: 0, standardError },
        { name: "mean square displacement in x over sigma", observed: meanSquareX / variance, ...square },
        { name: "mean square displacement in y over sigma", observed: meanSquareY / variance, ...square },
        { name: "mean product of the displacements in x and y", observed: meanProduct / variance, ...product },
      ];
    },
  );

  statistical(
    "On average it is the forward difference of the smoothed objective",
    {
      points: 1,
      hint: "With thousands of points the average is off by more than chance. Which points do you compare, and what do you divide the differences by?",
    },
    async (t, round) => {
      const N = 2_000;
      const place = t.rng("place");
      const statistics = [];
      for (const [sigma, delta] of [
        [0.3, 0.25],
        [0.1, 0.5],
      ] as const) {
        // Where the landscape lies and where it is looked at changes with every grading.
        const [dx, dy] = [place.normal(0, 3), place.normal(0, 3)];
        const [x, y] = [0.3 + 2 * place.uniform(), 0.3 + 2 * place.uniform()];
        const f = t.localFunction(movedCourseObjective, [dx, dy], { name: "f", budget: 3 * N });
        const estimate = await student.grad(f, x + dx, y + dy, sigma, delta, N, t.rng(`sigma ${sigma}, ${round}`));
        const expected = forwardDifference(x, y, sigma, delta);
        const differences: [Objective, Objective] = [
          (atX, atY) => (course(atX + delta, atY) - course(atX, atY)) / delta,
          (atX, atY) => (course(atX, atY + delta) - course(atX, atY)) / delta,
        ];
        for (const component of [0, 1] as const) {
          const { deviation, skewness } = cloudMoments(differences[component], x, y, sigma);
          statistics.push({
            name: `${component === 0 ? "x" : "y"} component for sigma = ${sigma} and delta = ${delta}, less what is expected`,
            observed: estimate[component] - expected[component],
            expected: 0,
            standardError: deviation / Math.sqrt(N),
            skewness: skewness / Math.sqrt(N),
          });
        }
      }
      return statistics;
    },
  );

  test(
    "step climbs along the estimate",
    { points: 2, hint: "f is maximised, so the estimate is added. eta multiplies the estimate, not the point." },
    async (t) => {
      // Every point is (0.25, 1.25), where x² rises by 0.5 · 0.75 over half a unit.
      const known = t.localFunction(planeCubic, rampCoefficients, { name: "f" });
      t.close(await student.step(known, 1, 2, 0.5, 0.5, 3, 0.2, t.constantRng(-1.5)), [1.2, 2.6]);
      const settings: [x: number, y: number, sigma: number, delta: number, N: number, eta: number][] = [
        [-0.3, 0.5, 0.3, 0.25, 3, 0.1],
        [2, -2, 1.5, 1, 2, 0.8],
        [0, 0, 0.5, 0.01, 1, 0],
      ];
      for (const [x, y, sigma, delta, N, eta] of settings) {
        const { f, points } = watched(course);
        const next = await student.step(f, x, y, sigma, delta, N, eta, t.rng(`eta ${eta}`));
        const cloud = cloudOf(points, delta);
        t.equal(cloud.length, N, "Points evaluated together with both neighbours");
        const [slopeX, slopeY] = estimateFrom(cloud, course, delta);
        t.close(next, [x + eta * slopeX, y + eta * slopeY], afterCancelling);
      }
    },
  );
});
