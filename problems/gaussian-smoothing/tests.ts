import { defineTests, type PlotFigure } from "allclose";
import { movedCourseObjective, planeCubic, smoothedCourseObjective } from "numerics";

type Objective = (x: number, y: number) => number;
type Pair = [number, number];

/** The cut through the landscape that the figure shows. */
const cutY = 0.5;

/** A student's estimates along the cut, beside the closed form. */
function cut(estimates: readonly Pair[], sigma: number, N: number): PlotFigure {
  return {
    kind: "plot",
    title: `The objective along y = ${cutY}, smoothed with sigma = ${sigma}`,
    alt: `The waves of the objective along a line, the smoothed objective for sigma = ${sigma}, and your ${estimates.length} estimates of it from ${N} points each, which should scatter around it.`,
    caption:
      sigma < 0.2
        ? "A narrow cloud: most of the waves are still there."
        : "A wide cloud: only the hill is left, and the estimates scatter more.",
    x: { label: "x", range: [-1, 3] },
    y: { label: "f", range: [-14, 1] },
    series: [
      { role: "neutral", label: "objective", as: "curve", of: (x) => smoothedCourseObjective(x, cutY, 0) },
      { role: "reference", label: "closed form", as: "curve", of: (x) => smoothedCourseObjective(x, cutY, sigma) },
      { role: "student", label: "your estimates", as: "points", points: estimates },
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

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Spread and skewness of f over the cloud, by the trapezoidal rule in both directions, which is accurate to rounding for
 * a smooth function under a bell curve.
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

export default defineTests<typeof import("./reference")>(({ test, statistical, student }) => {
  const course = movedCourseObjective(0, 0);
  /** Of f = x² − y. */
  const bowlCoefficients = [0, 0, -1, 1];
  const bowl = planeCubic(...bowlCoefficients);

  test("smooth returns a number", { points: 1, visibility: "public" }, async (t) => {
    const f = t.localFunction(movedCourseObjective, [0, 0], { name: "f" });
    for (const N of [1, 6])
      t.ok(
        Number.isFinite(await student.smooth(f, 1, 2, 0.5, N, t.rng(`${N} points`))),
        "the mean should be a finite number",
      );
    const N = 40;
    const places = Array.from({ length: 17 }, (_, index) => -1 + index / 4);
    for (const sigma of [0.1, 0.4]) {
      const estimates = await student.smooth.many(
        places.map((x) => [f, x, cutY, sigma, N, t.rng(`sigma ${sigma} at ${x}`)]),
      );
      t.figure(
        cut(
          estimates.map((estimate, index) => [places[index] ?? NaN, estimate]),
          sigma,
          N,
        ),
      );
    }
  });

  test("The worked example: f = x² − y at (1, 2)", { points: 1, visibility: "public" }, async (t) => {
    const f = t.localFunction(planeCubic, bowlCoefficients, { name: "f" });
    t.close(await student.smooth(f, 1, 2, 0.5, 4, t.constantRng(1)), -0.25);
    t.close(await student.smooth(f, 1, 2, 0.5, 4, t.constantRng(-2)), -1);
  });

  test("One point, and no smoothing", { points: 1, visibility: "public" }, async (t) => {
    const f = t.localFunction(planeCubic, bowlCoefficients, { name: "f" });
    t.close(await student.smooth(f, 1, 2, 2, 1, t.constantRng(0.5)), 1);
    t.close(await student.smooth(f, 3, -1, 0, 3, t.rng("no smoothing")), 10);
    const seven = t.localFunction(planeCubic, [7], { name: "f" });
    t.close(await student.smooth(seven, 3, -1, 5, 3, t.rng("constant")), 7);
  });

  test(
    "Every sample c standard deviations away",
    {
      points: 1,
      hint: "When all normals are c, every point is c·sigma away in both coordinates, and the mean is f there. Check sigma above and below 1, and c of both signs.",
    },
    async (t) => {
      const settings: [x: number, y: number, sigma: number, N: number, c: number][] = [
        [-0.3, 0.5, 0.3, 3, 1],
        [2, 2, 0.1, 2, -1.5],
        [0, 0, 4, 1, 0.5],
        [-1, 3, 1, 4, -0.25],
        [0.5, -0.5, 0.5, 2, 0],
      ];
      for (const f of [
        t.localFunction(movedCourseObjective, [0, 0], { name: "f" }),
        t.localFunction(planeCubic, bowlCoefficients, { name: "f" }),
        t.localFunction(planeCubic, [0, 1, -3], { name: "f" }),
      ]) {
        const means = await student.smooth.many(
          settings.map(([x, y, sigma, N, c]) => [f, x, y, sigma, N, t.constantRng(c)]),
        );
        for (const [index, [x, y, sigma, , c]] of settings.entries())
          t.close(means[index] ?? NaN, f(x + sigma * c, y + sigma * c), { rtol: 1e-9, atol: 1e-10 });
      }
    },
  );

  test(
    "The mean runs over the values at the points that were evaluated",
    { points: 2, hint: "Add up what f returns, every value once, and divide by N at the end." },
    async (t) => {
      const settings: [x: number, y: number, sigma: number, N: number][] = [
        [-0.3, 0.5, 0.3, 8],
        [2, 2, 0.7, 2],
        [1.5, -1, 2, 5],
      ];
      for (const [x, y, sigma, N] of settings) {
        const { f, points } = watched(course);
        const estimate = await student.smooth(f, x, y, sigma, N, t.rng(`sigma ${sigma}`));
        t.equal(points.length, N, "Evaluations of f");
        t.close(estimate, average(points.map(([sampleX, sampleY]) => course(sampleX, sampleY))), {
          rtol: 1e-9,
          atol: 1e-10,
        });
      }
    },
  );

  test(
    "N evaluations and 2N normals",
    { points: 1, hint: "Count how often you call f and rng in one call of smooth, also when sigma is 0." },
    async (t) => {
      for (const [N, sigma] of [
        [1, 0.25],
        [4, 0.25],
        [2, 0],
      ] as const) {
        const f = t.oracle(bowl, { name: "f", budget: N });
        const rng = t.countedRng(`${N} points`);
        await student.smooth(f, 1, 2, sigma, N, rng);
        t.equal(f.calls, N, "Evaluations of f");
        t.equal(rng.draws.normal, 2 * N, "Normals drawn");
        t.equal(rng.draws.uniform + rng.draws.int, 0, "Other numbers drawn");
      }
    },
  );

  test(
    "The generator decides",
    {
      points: 1,
      hint: "The same generator must give the same mean, another generator another one, and nothing may be kept between calls.",
    },
    async (t) => {
      const f = t.localFunction(movedCourseObjective, [0, 0], { name: "f" });
      const first = await student.smooth(f, 1, 1, 0.5, 3, t.rng("one"));
      const other = await student.smooth(f, 1, 1, 0.5, 3, t.rng("another"));
      t.ok(other !== first, "another generator should give another mean");
      t.close(await student.smooth(f, 1, 1, 0.5, 3, t.rng("one")), first, { rtol: 0, atol: 0 });
      t.pure();
    },
  );

  statistical(
    "The points are spread as they should be",
    {
      points: 1,
      hint: "The displacements over sigma should be standard normal, and those in x and in y independent of each other.",
    },
    async (t) => {
      const [sigma, N] = [0.4, 400];
      // The means of five polynomials are the moments of the cloud, without a crossing for each of its points.
      const powers = [
        [0, 1],
        [0, 0, 1],
        [0, 0, 0, 1],
        [0, 0, 0, 0, 0, 1],
        [0, 0, 0, 0, 1],
      ].map((coefficients) => t.localFunction(planeCubic, coefficients, { name: "f", budget: N }));
      const [meanX = NaN, meanY = NaN, meanSquareX = NaN, meanSquareY = NaN, meanProduct = NaN] =
        await student.smooth.many(powers.map((f) => [f, 0, 0, sigma, N, t.rng("points")]));
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
    "On average it is the smoothed objective",
    {
      points: 1,
      hint: "With thousands of points the mean is off by more than chance. What is the width of your cloud, in x and in y, and what do you divide by?",
    },
    async (t, round) => {
      const N = 4_000;
      const place = t.rng("place");
      const statistics = [];
      for (const sigma of [0.1, 0.3, 0.5]) {
        // Where the landscape lies and where it is looked at changes with every grading.
        const [dx, dy] = [place.normal(0, 3), place.normal(0, 3)];
        const [x, y] = [0.3 + 2 * place.uniform(), 0.3 + 2 * place.uniform()];
        const { deviation, skewness } = cloudMoments(course, x, y, sigma);
        const f = t.localFunction(movedCourseObjective, [dx, dy], { name: "f", budget: N });
        const estimate = await student.smooth(f, x + dx, y + dy, sigma, N, t.rng(`sigma ${sigma}, ${round}`));
        statistics.push({
          name: `mean for sigma = ${sigma} less the closed form`,
          observed: estimate - smoothedCourseObjective(x, y, sigma),
          expected: 0,
          standardError: deviation / Math.sqrt(N),
          skewness: skewness / Math.sqrt(N),
        });
      }
      return statistics;
    },
  );
});
