import { defineExplorer } from "./explorer";
import { numberField } from "./fields";
import { say, sayFixed } from "./numberWords";
import { plane, series, spread } from "./plot";

const fields = {
  start: numberField({ label: "start x₀", least: -2.5, most: 2.5, step: 0.01, initial: 1.65 }),
  steps: numberField({ label: "iterations", least: 0, most: 20, step: 1, initial: 6, isWhole: true, as: "steps" }),
};

/** One Newton–Schulz iteration on a singular value. */
const p = (x: number): number => 1.5 * x - 0.5 * x * x * x;

/** x₀, p(x₀), p(p(x₀)), …: steps + 1 numbers. */
export function iterates(start: number, steps: number): number[] {
  const values = [start];
  for (let step = 0; step < steps; step++) values.push(p(values[step] ?? NaN));
  return values;
}

/** Up to the curve, across to the line of equal coordinates, and so on, from the axis. */
export function cobwebPath(values: readonly number[]): [number, number][] {
  return [
    [values[0] ?? 0, 0],
    ...values.slice(1).flatMap((next, step): [number, number][] => [
      [values[step] ?? 0, next],
      [next, next],
    ]),
  ];
}

export type Fate = 1 | -1 | 0 | "flips" | "diverges";

/**
 * Where the iteration from `start` ends, told by intervals and not by iterating: a start on the edge of one would be
 * carried off it by rounding.
 */
export function fateOf(start: number): Fate {
  const size = Math.abs(start);
  const sign = Math.sign(start);
  if (start === 0 || size === Math.sqrt(3)) return 0;
  if (size === Math.sqrt(5)) return "flips";
  if (size > Math.sqrt(5)) return "diverges";
  if (size < Math.sqrt(3)) return sign > 0 ? 1 : -1;
  const flips = bandEdges.findIndex((edge) => size < edge);
  // Each band is one more change of sign before the value comes below √3.
  const changes = flips === -1 ? bandEdges.length : flips;
  return (changes % 2 === 0 ? 1 : -1) * sign > 0 ? 1 : -1;
}

/** √3, and then each number above 1 that p takes to minus the one before; they approach √5. */
export const bandEdges: readonly number[] = makeBandEdges(12);

function makeBandEdges(count: number): number[] {
  const edges = [Math.sqrt(3)];
  while (edges.length < count) edges.push(solveAboveOne(-(edges.at(-1) ?? 0)));
  return edges;
}

/** The x above 1 with p(x) = value, by bisection: p falls there. */
function solveAboveOne(value: number): number {
  let [low, high] = [1, 3];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (p(middle) > value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const edge = 2.5;

export const newtonSchulz = defineExplorer({
  slug: "newton-schulz",
  title: "The Newton–Schulz cobweb",
  summary: "What p(x) = (3x − x³)/2 does to one singular value when it is applied again and again.",
  introduction:
    "Each iteration goes up or down to the curve, then across to the line y = x. The fixed points are −1, 0 and 1: the slope of p is 0 at ±1, so they attract, and 3/2 at 0, which repels. Everything between 0 and √3 ends at 1; beyond √5 nothing comes back.",
  problems: ["newton-schulz", "cobweb"],
  fields,
  suggestions: [
    { label: "A small singular value takes longer", values: { start: 0.02, steps: 14 } },
    { label: "Above 1: one jump, then up", values: { start: 1.7, steps: 6 } },
    { label: "Above √3: the other sign", values: { start: 2, steps: 3 } },
    { label: "Close to √5: to and fro", values: { start: 2.22, steps: 8 } },
    { label: "Beyond √5: away", values: { start: 2.3, steps: 4 } },
  ],
  look({ start, steps }) {
    const values = iterates(start, steps);
    const last = values.at(-1) ?? start;
    // Beyond this the curve is outside the picture.
    const along = spread(-2.28, 2.28, 201);
    const fate = fateOf(start);
    const listed = values.slice(0, 6).map((value) => sayFixed(value, 4));
    const words = `x₀ = ${listed.join(" → ")}${values.length > listed.length ? ` → … → ${sayFixed(last, 4)}` : ""}`;
    const starts = spread(0, 2.4, 241);
    return {
      pictures: [
        plane({
          title: "The cobweb",
          alt: `The curve p, the line y = x and the cobweb from ${say(start)}: ${words}.`,
          ranges: [
            [-edge, edge],
            [-edge, edge],
          ],
          labels: ["x", "p(x)"],
          series: [
            series("neutral", "y = x", "line", [
              [-edge, -edge],
              [edge, edge],
            ]),
            series(
              "reference",
              "p",
              "line",
              along.map((x) => [x, p(x)]),
            ),
            series(
              "neutral",
              "",
              "points",
              [-1, 0, 1].map((x) => [x, x]),
            ),
            series("student", "cobweb", "path", cobwebPath(values)),
          ],
        }),
        {
          kind: "plot",
          title: steps === 1 ? "Every start after 1 iteration" : `Every start after ${steps} iterations`,
          alt: `The value after ${steps} iterations as a function of the start: the flat part at 1 grows towards the interval from 0 to √3.`,
          x: { label: "start x₀", scale: "linear", range: [0, 2.4] },
          y: { label: "value", scale: "linear", range: [-edge, edge] },
          hasEqualScales: false,
          series: [
            series("neutral", "", "line", [
              [0, 1],
              [2.4, 1],
            ]),
            series(
              "student",
              "all starts",
              "line",
              starts.map((x) => [x, iterates(x, steps).at(-1) ?? NaN]),
            ),
            ...(start >= 0 && start <= 2.4 ? [series("reference", "x₀", "points", [[start, last]])] : []),
          ],
        },
      ],
      sentence: `${words}. ${fateWords(start, fate)}`,
    };
  },
});

function fateWords(start: number, fate: Fate): string {
  const size = Math.abs(start);
  switch (fate) {
    case 0:
      return "It ends at 0 exactly; any other start nearby would not.";
    case "flips":
      return "It flips between √5 and −√5 for ever.";
    case "diverges":
      return "It lies beyond √5 = 2.236, so it grows without bound, with a new sign each time.";
    case 1:
    case -1: {
      const where =
        size < Math.sqrt(3)
          ? size <= 1
            ? "step by step from the same side"
            : "after one jump to between it and 0"
          : "after a change of sign for every time it was above √3 = 1.732";
      return `It ends at ${fate === 1 ? "1" : "−1"}, ${where}.`;
    }
  }
}
