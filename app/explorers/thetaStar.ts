import { defineExplorer } from "./explorer";
import { choiceField, numberField, type StateOf } from "./fields";
import { say, sayPoint } from "./numberWords";
import { around, plane, series } from "./plot";

const fields = {
  a1: numberField({ label: "feature a₁", least: -2, most: 2, step: 0.05, initial: 1 }),
  a2: numberField({ label: "feature a₂", least: -2, most: 2, step: 0.05, initial: 0.4 }),
  b: numberField({ label: "target b", least: -2, most: 2, step: 0.1, initial: 1 }),
  rate: numberField({
    label: "learning rate α of both SGDs",
    least: 0.01,
    most: 1,
    step: 0.001,
    initial: 0.1,
    scale: "log",
  }),
  signRate: numberField({
    label: "first step α₀ of signSGD, then α₀/2, α₀/3, …",
    least: 0.01,
    most: 1,
    step: 0.001,
    initial: 0.4,
    scale: "log",
  }),
  steps: numberField({ label: "steps", least: 0, most: 200, step: 1, initial: 60, isWhole: true, as: "steps" }),
  balls: choiceField({
    label: "what each one makes small",
    options: { shown: "drawn", hidden: "left out" },
    initial: "shown",
  }),
};

type State = StateOf<typeof fields>;
type Point = readonly [number, number];

/** The paths from 0 of three ways to make (b − a·θ)² small, each with steps + 1 points. */
export function pathsOf({
  a1,
  a2,
  b,
  rate,
  signRate,
  steps,
}: Omit<State, "balls">): Record<"sgd" | "sign" | "rescaled", Point[]> {
  const a: Point = [a1, a2];
  const walk = (a: Point, stepOf: (residual: number, index: number) => Point): Point[] => {
    const path: Point[] = [[0, 0]];
    for (let k = 0; k < steps; k++) {
      const [x, y] = path[k] ?? [0, 0];
      const [dx, dy] = stepOf(a[0] * x + a[1] * y - b, k);
      path.push([x + dx, y + dy]);
    }
    return path;
  };
  const gradientStep =
    (a: Point) =>
    (residual: number): Point => [-rate * 2 * residual * a[0], -rate * 2 * residual * a[1]];
  const signStep = (residual: number, k: number): Point => {
    const size = (-signRate / (k + 1)) * Math.sign(residual);
    return [size * Math.sign(a1), size * Math.sign(a2)];
  };
  // Features of unit second moment are the signs; afterwards θᵢ = θ̃ᵢ/|aᵢ|, and a feature that is 0 stays out.
  const signs: Point = [Math.sign(a1), Math.sign(a2)];
  const back = (value: number, entry: number) => (entry === 0 ? 0 : value / Math.abs(entry));
  return {
    sgd: walk(a, gradientStep(a)),
    sign: walk(a, signStep),
    rescaled: walk(signs, gradientStep(signs)).map(([x, y]) => [back(x, a1), back(y, a2)]),
  };
}

/** Where the three paths end if they converge; undefined without a feature. */
export function limitsOf({ a1, a2, b }: Pick<State, "a1" | "a2" | "b">) {
  const features = [a1, a2].filter((entry) => entry !== 0).length;
  if (features === 0) return undefined;
  const squares = a1 * a1 + a2 * a2;
  const sizes = Math.abs(a1) + Math.abs(a2);
  const share = (entry: number) => (entry === 0 ? 0 : b / (features * entry));
  return {
    sgd: [(b * a1) / squares, (b * a2) / squares],
    sign: [(b * Math.sign(a1)) / sizes, (b * Math.sign(a2)) / sizes],
    rescaled: [share(a1), share(a2)],
  } satisfies Record<string, Point>;
}

/** Learning rates below these make the paths of both gradient methods converge. */
export function largestRates({ a1, a2 }: Pick<State, "a1" | "a2">): { sgd: number; rescaled: number } {
  return { sgd: 1 / (a1 * a1 + a2 * a2), rescaled: 1 / [a1, a2].filter((entry) => entry !== 0).length };
}

export const thetaStar = defineExplorer({
  slug: "theta-star",
  title: "θ* of three optimisers",
  summary: "One equation, two unknowns: every optimiser finds a solution, and each another one.",
  introduction:
    "The loss (b − a·θ)² is 0 on a whole line. From θ = 0, gradient descent walks along a, signSGD moves all coordinates equally far, and gradient descent on rescaled features walks along its own a and is converted back. Each path ends where another norm of θ is least on the line.",
  problems: ["theta-star"],
  fields,
  suggestions: [
    { label: "Features of equal size: all agree", values: { a1: 1, a2: 1 } },
    { label: "A small second feature", values: { a1: 1, a2: 0.3 } },
    { label: "Signs differ", values: { a1: 1, a2: -0.5 } },
    { label: "A learning rate too large for one of them", values: { a1: 1.4, a2: 0.6, rate: 0.46, steps: 12 } },
  ],
  look(state) {
    const paths = pathsOf(state);
    const limits = limitsOf(state);
    const ranges = rangesFor(limits);
    const { a1, a2, b } = state;
    const squares = a1 * a1 + a2 * a2;
    const line: Point[] =
      limits === undefined
        ? []
        : [-20, 20].map((t) => [
            limits.sgd[0] - (t * a2) / Math.sqrt(squares),
            limits.sgd[1] + (t * a1) / Math.sqrt(squares),
          ]);
    const balls = state.balls === "shown" && limits !== undefined && b !== 0 ? ballsThrough(state, limits) : [];
    const ends = { sgd: paths.sgd.at(-1), sign: paths.sign.at(-1), rescaled: paths.rescaled.at(-1) };
    const lossAt = ([x, y]: Point = [0, 0]) => (b - a1 * x - a2 * y) * (b - a1 * x - a2 * y);
    const rates = largestRates(state);
    const described = names.map(([key, name]) => `${name} is at ${sayPoint(ends[key] ?? [0, 0], 3)}`).join(", ");
    const [largest, unstable] = [
      Math.max(...names.map(([key]) => lossAt(ends[key]))),
      names.filter(([key]) => key !== "sign" && state.rate >= rates[key]).map(([, name]) => name),
    ];
    return {
      pictures: [
        plane({
          title: "From 0 to the line of solutions",
          alt: `The line ${say(a1)}·θ₁ + ${say(a2)}·θ₂ = ${say(b)} and three paths to it from 0: ${described}.`,
          ranges,
          labels: ["θ₁", "θ₂"],
          series: [
            ...balls,
            series("neutral", "all solutions", "line", line),
            series("reference", "signSGD", "path", paths.sign),
            series("student", "SGD", "path", paths.sgd),
            series("third", "rescaled", "path", paths.rescaled),
          ],
        }),
        {
          kind: "plot",
          title: "The loss, step by step",
          alt: `The loss (b − a·θ)² of the three after each step; after ${state.steps} the largest is ${say(largest)}.`,
          x: { label: "step", scale: "linear" },
          y: { label: "loss", scale: "log", range: [1e-12, 1e3] },
          hasEqualScales: false,
          series: [
            series(
              "reference",
              "signSGD",
              "line",
              paths.sign.map((point, k) => [k, lossAt(point)]),
            ),
            series(
              "student",
              "SGD",
              "line",
              paths.sgd.map((point, k) => [k, lossAt(point)]),
            ),
            series(
              "third",
              "rescaled",
              "line",
              paths.rescaled.map((point, k) => [k, lossAt(point)]),
            ),
          ],
        },
      ],
      sentence:
        limits === undefined
          ? "Both features are 0: the loss does not depend on θ, and nothing moves."
          : `After ${state.steps} ${state.steps === 1 ? "step" : "steps"} ${described}. They head for ${names.map(([key]) => sayPoint(limits[key], 3)).join(", ")}: the solutions with the least ‖θ‖₂, the least ‖θ‖∞ and the least sum of (aᵢθᵢ)².${
              unstable.length === 0
                ? ""
                : ` A learning rate of ${say(state.rate)} is too large for ${unstable.join(" and ")}, which ${unstable.length === 1 ? "does" : "do"} not converge.`
            }`,
    };
  },
});

const names = [
  ["sgd", "SGD"],
  ["sign", "signSGD"],
  ["rescaled", "rescaled SGD"],
] as const;

type Limits = NonNullable<ReturnType<typeof limitsOf>>;

/** The circle, the square and the ellipse that touch the line of solutions, each in its path's end. */
function ballsThrough({ a1, a2 }: State, { sgd, sign, rescaled }: Limits) {
  const radius = Math.hypot(...sgd);
  const side = Math.max(Math.abs(sign[0]), Math.abs(sign[1]));
  const weighted = Math.hypot(a1 * rescaled[0], a2 * rescaled[1]);
  const hasBoth = a1 !== 0 && a2 !== 0;
  return [
    series(
      "neutral",
      "",
      "line",
      around(() => radius),
    ),
    series(
      "neutral",
      "",
      "line",
      around((cos, sin) => side / Math.max(Math.abs(cos), Math.abs(sin))),
    ),
    ...(hasBoth
      ? [
          series(
            "neutral",
            "",
            "line",
            around((cos, sin) => weighted / Math.hypot(a1 * cos, a2 * sin)),
          ),
        ]
      : []),
  ];
}

/** A square that holds 0 and the three ends, and does not grow without bound when a feature is tiny. */
function rangesFor(limits: Limits | undefined): [readonly [number, number], readonly [number, number]] {
  const ends = limits === undefined ? [] : [limits.sgd, limits.sign, limits.rescaled];
  const extent = (index: 0 | 1): readonly [number, number] => {
    const values = ends.map((end) => Math.min(6, Math.max(-6, end[index])));
    const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
    const margin = Math.max(0.25, 0.25 * (most - least));
    return [least - margin, most + margin];
  };
  const [x, y] = [extent(0), extent(1)];
  const half = Math.max(x[1] - x[0], y[1] - y[0]) / 2;
  const square = ([least, most]: readonly [number, number]) =>
    [(least + most) / 2 - half, (least + most) / 2 + half] as const;
  return [square(x), square(y)];
}
