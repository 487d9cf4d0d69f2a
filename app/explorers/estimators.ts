import {
  courseGradient,
  courseObjective,
  mean,
  seededRng,
  smoothedCourseGradient,
  smoothedCourseObjective,
  variance,
  vec,
  type Rng,
} from "numerics";
import { distance, heights, maximaOf, square, startFields, top, type Point } from "./coursePlane";
import { defineExplorer } from "./explorer";
import { choiceField, numberField, type StateOf } from "./fields";
import { say, sayFixed, sayPoint } from "./numberWords";
import { plane, series } from "./plot";

const fields = {
  samples: numberField({ label: "samples N of an estimate", least: 1, most: 100, step: 1, initial: 20, isWhole: true }),
  sigma: numberField({ label: "width of the smoothing σ", least: 0.05, most: 0.6, step: 0.01, initial: 0.3 }),
  delta: numberField({
    label: "step δ of the differences",
    least: 0.001,
    most: 1,
    step: 0.001,
    initial: 0.25,
    scale: "log",
  }),
  noise: choiceField({
    label: "noise of the differences",
    options: { common: "the same at both points", fresh: "drawn anew" },
    initial: "common",
  }),
  rate: numberField({ label: "learning rate η", least: 0.001, most: 1, step: 0.001, initial: 0.1, scale: "log" }),
  ...startFields,
  seed: numberField({ label: "seed of the noise", least: 1, most: 999, step: 1, initial: 1, isWhole: true }),
};

type State = StateOf<typeof fields>;
type Settings = Pick<State, "samples" | "sigma" | "delta" | "noise">;
export type Estimator = "differences" | "policy" | "reparam";

const names: Record<Estimator, string> = {
  differences: "finite differences",
  policy: "policy gradient",
  reparam: "reparameterisation",
};
const tones = { differences: "third", policy: "reference", reparam: "student" } as const;
const estimators: readonly Estimator[] = ["policy", "differences", "reparam"];

/** Standard normals for one estimate: for each sample a point, and two more for differences with fresh noise. */
type Draws = readonly (readonly [Point, Point, Point])[];

function drawFor({ samples, noise }: Settings, rng: Rng): Draws {
  const point = (): Point => [rng.normal(), rng.normal()];
  return Array.from({ length: samples }, () => {
    const first = point();
    return noise === "common" ? [first, first, first] : [first, point(), point()];
  });
}

/** One estimate of the gradient of the smoothed objective at a point. */
export function estimate(kind: Estimator, [x, y]: Point, { sigma, delta }: Settings, draws: Draws): [number, number] {
  let [sumX, sumY] = [0, 0];
  const around = ([z1, z2]: Point): Point => [x + sigma * z1, y + sigma * z2];
  for (const [first, second, third] of draws) {
    const at = around(first);
    switch (kind) {
      case "differences": {
        const here = courseObjective(...at);
        const [right, above] = [around(second), around(third)];
        sumX += (courseObjective(right[0] + delta, right[1]) - here) / delta;
        sumY += (courseObjective(above[0], above[1] + delta) - here) / delta;
        break;
      }
      case "policy": {
        const weight = courseObjective(...at) / sigma;
        sumX += weight * first[0];
        sumY += weight * first[1];
        break;
      }
      case "reparam": {
        const [slopeX, slopeY] = courseGradient(...at);
        sumX += slopeX;
        sumY += slopeY;
        break;
      }
    }
  }
  return [sumX / draws.length, sumY / draws.length];
}

const repetitions = 120;
const walkSteps = 30;

/** Repeated estimates at one point by each, all three on the same draws, with the mean and deviation of each component. */
export function cloudsAt(at: Point, settings: Settings, seed: number) {
  const rng = seededRng(`cloud ${seed}`);
  const draws = Array.from({ length: repetitions }, () => drawFor(settings, rng));
  return estimators.map((kind) => {
    const points = draws.map((each) => estimate(kind, at, settings, each));
    const [inX, inY] = [vec(points.map(([x]) => x)), vec(points.map(([, y]) => y))];
    const deviation: Point = [Math.sqrt(variance(inX)), Math.sqrt(variance(inY))];
    return { kind, points, mean: [mean(inX), mean(inY)] satisfies Point, deviation };
  });
}

/** Ascent by one estimator: 30 steps from the start. All three meet the same draws. */
function walkOf(kind: Estimator, start: Point, settings: Settings & Pick<State, "rate">, seed: number): Point[] {
  const rng = seededRng(`walk ${seed}`);
  const path: Point[] = [start];
  for (let step = 0; step < walkSteps; step++) {
    const [x, y] = path[step] ?? start;
    const [dx, dy] = estimate(kind, [x, y], settings, drawFor(settings, rng));
    path.push([x + settings.rate * dx, y + settings.rate * dy]);
  }
  return path;
}

export const estimatorNoise = defineExplorer({
  slug: "estimator-noise",
  title: "Three estimates of one gradient",
  summary: "Finite differences, policy gradient and reparameterisation: how noisy each is, and where each goes.",
  introduction:
    "All three estimate the gradient of fσ from N random points. The policy gradient uses values of f only, so far from the top, where f is large and negative, it is by far the noisiest. Finite differences have a bias of their own: with a large δ they aim beside the top, however many samples there are.",
  problems: ["finite-difference", "policy-gradient", "reparam-gradient"],
  fields,
  suggestions: [
    { label: "One sample each", values: { samples: 1 } },
    { label: "Near the top all are alike", values: { x: 2.1, y: 2 } },
    { label: "A small δ", values: { delta: 0.01 } },
    { label: "A small δ with fresh noise", values: { delta: 0.01, noise: "fresh" } },
  ],
  look(state) {
    const at: Point = [state.x, state.y];
    const truth = smoothedCourseGradient(...at, state.sigma);
    const goal = maximaOf(state.sigma)[0]?.at ?? top;
    const found = cloudsAt(at, state, state.seed).map((cloud) => {
      const walk = walkOf(cloud.kind, at, state, state.seed);
      return { ...cloud, name: names[cloud.kind], tone: tones[cloud.kind], walk, end: walk.at(-1) ?? at };
    });
    // As wide as two deviations of the noisiest: the few beyond are counted below the picture.
    const reach =
      1.1 *
      Math.max(
        2,
        ...found.flatMap(({ deviation, mean: [x, y] }) => [
          Math.abs(x - truth[0]) + 2.2 * deviation[0],
          Math.abs(y - truth[1]) + 2.2 * deviation[1],
        ]),
      );
    const ends = found.map(({ name, end }) => `${name} ${placeWords(end, goal)}`).join(", ");
    return {
      pictures: [
        plane({
          title: `${repetitions} estimates of the gradient of fσ by each`,
          alt: `Clouds of estimates around the true gradient ${sayPoint(truth)}, with standard deviations in x and y: ${found.map(({ name, deviation }) => `${name} ${sayPoint(deviation)}`).join(", ")}.`,
          ranges: [
            [truth[0] - reach, truth[0] + reach],
            [truth[1] - reach, truth[1] + reach],
          ],
          labels: ["estimate, x component", "y component"],
          series: [
            ...found.map(({ name, tone, points }) => series(tone, name, "points", points)),
            series("neutral", "the gradient", "points", [truth]),
          ],
        }),
        plane({
          title: `${walkSteps} steps of ascent by each`,
          alt: `Three paths over the heights of fσ from ${sayPoint(at)}; distances to its top ${sayPoint(goal)} at the end: ${ends}.`,
          ranges: square,
          labels: ["x", "y"],
          contours: heights(state.sigma, "fσ"),
          series: [
            series("neutral", "top of fσ", "points", [goal]),
            ...found.map(({ name, tone, walk }) => series(tone, name, "path", walk)),
          ],
        }),
      ],
      sentence: `At ${sayPoint(at)} the gradient of fσ is ${sayPoint(truth)}. With N = ${state.samples} the standard deviations in x and y are ${found.map(({ name, deviation }) => `${sayFixed(deviation[0])} and ${sayFixed(deviation[1])} for ${name}`).join(", ")}. ${biasOf(state, at, truth)} After ${walkSteps} steps the distances to the top of fσ are: ${ends}.`,
    };
  },
});

const placeWords = (end: Point, goal: Point): string => {
  const away = distance(end, goal);
  return away < 100 ? sayFixed(away) : "far outside";
};

/** By how much the mean of forward differences misses the gradient: smoothing does not remove it. */
export function differenceBias({ sigma, delta }: Pick<State, "sigma" | "delta">, [x, y]: Point): Point {
  const [slopeX, slopeY] = smoothedCourseGradient(x, y, sigma);
  const here = smoothedCourseObjective(x, y, sigma);
  return [
    (smoothedCourseObjective(x + delta, y, sigma) - here) / delta - slopeX,
    (smoothedCourseObjective(x, y + delta, sigma) - here) / delta - slopeY,
  ];
}

const biasOf = (state: State, at: Point, truth: Point): string => {
  const bias = differenceBias(state, at);
  const size = Math.hypot(...bias);
  return size < 0.005 * Math.max(1, Math.hypot(...truth))
    ? `Differences with δ = ${say(state.delta)} have next to no bias.`
    : `The mean of the differences is off by ${sayPoint(bias)}, because δ = ${say(state.delta)}.`;
};
