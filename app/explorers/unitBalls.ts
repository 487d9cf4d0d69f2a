import { normP, vec } from "numerics";
import { defineExplorer } from "./explorer";
import { choiceField, numberField, type StateOf } from "./fields";
import { say, sayFixed, sayPoint } from "./numberWords";
import { around, plane, series, spread } from "./plot";

const fields = {
  norm: choiceField({
    label: "norm",
    options: { one: "1-norm", two: "2-norm", max: "∞-norm", rms: "RMS norm", p: "p-norm" },
    initial: "max",
  }),
  p: numberField({
    label: "p of the p-norm",
    least: 1,
    most: 12,
    step: 0.1,
    initial: 3,
    appliesTo: ({ norm }) => norm === "p",
  }),
  angle: numberField({ label: "direction of the gradient, degrees", least: -180, most: 180, step: 5, initial: 30 }),
  others: choiceField({
    label: "other balls",
    options: { shown: "drawn as well", hidden: "left out" },
    initial: "shown",
  }),
};

type State = StateOf<typeof fields>;
type Norm = State["norm"];

/** The p-norm that a norm is, and what it is multiplied by: in two dimensions RMS is the 2-norm over √2. */
function exponentOf({ norm, p }: Pick<State, "norm" | "p">): { p: number; factor: number } {
  const factor = norm === "rms" ? Math.SQRT1_2 : 1;
  return { p: { one: 1, two: 2, max: Infinity, rms: 2, p }[norm], factor };
}

const lengthIn = (norm: Pick<State, "norm" | "p">, entries: readonly number[]): number => {
  const { p, factor } = exponentOf(norm);
  return factor * normP(vec(entries), p);
};

/** cos and sin of an angle in degrees, with the zeros and equal entries that the angle means. */
export function gradientAt(degrees: number): [number, number] {
  const exact = (value: number) => Math.round(value * 1e12) / 1e12;
  return [exact(Math.cos((degrees * Math.PI) / 180)), exact(Math.sin((degrees * Math.PI) / 180))];
}

/**
 * The u of the unit ball with the smallest g·u, which is minus the dual norm of g. Where several are as good: at p = 1 the
 * first coordinate moves, at p = ∞ a coordinate without slope stays.
 */
export function steepestStep(g: readonly [number, number], norm: Pick<State, "norm" | "p">): [number, number] {
  const { p, factor } = exponentOf(norm);
  const reach = 1 / factor;
  if (p === 1) return Math.abs(g[0]) >= Math.abs(g[1]) ? [-Math.sign(g[0]), 0] : [0, -Math.sign(g[1])];
  const q = p === Infinity ? 1 : p / (p - 1);
  // Beside the largest entry, because near p = 1 the powers are so high that a rounded quotient would be far from 1.
  const largest = Math.max(Math.abs(g[0]), Math.abs(g[1]));
  const size = Math.pow(Math.pow(Math.abs(g[0]) / largest, q) + Math.pow(Math.abs(g[1]) / largest, q), 1 / p);
  const along = (entry: number) =>
    entry === 0 ? 0 : (-Math.sign(entry) * reach * Math.pow(Math.abs(entry) / largest, q - 1)) / size;
  return [along(g[0]), along(g[1])];
}

const named: readonly (readonly [Norm, string])[] = [
  ["one", "1"],
  ["two", "2"],
  ["max", "∞"],
  ["rms", "RMS"],
];

const symbolOf = ({ norm, p }: Pick<State, "norm" | "p">): string =>
  norm === "p" ? say(p) : (named.find(([key]) => key === norm)?.[1] ?? "");

export const unitBalls = defineExplorer({
  slug: "unit-balls",
  title: "Unit balls and the steepest step",
  summary: "How far a step may go depends on the norm that measures it. So does its best direction.",
  introduction:
    "A step u may be no longer than 1, and it should make g·u as small as it can. The ball of all such steps has another shape for each norm, and the line of equal g·u is pushed downhill until it touches the ball for the last time: there is u.",
  problems: ["l2-penalty-step", "linf-penalty-step", "lp-dual-step", "rms-norm"],
  fields,
  suggestions: [
    { label: "The 1-norm moves one coordinate", values: { norm: "one" } },
    { label: "A tie: both coordinates equally steep", values: { norm: "one", angle: 45 } },
    { label: "The ∞-norm takes the signs", values: { norm: "max", angle: 75 } },
    { label: "p close to 1", values: { norm: "p", p: 1.2, angle: 40 } },
  ],
  look(state) {
    const g = gradientAt(state.angle);
    const u = steepestStep(g, state);
    const downhill = g[0] * u[0] + g[1] * u[1];
    const others = named.filter(([norm]) => state.others === "shown" && norm !== state.norm);
    const outline = (norm: Pick<State, "norm" | "p">) => around((cos, sin) => 1 / lengthIn(norm, [cos, sin]));
    const symbol = symbolOf(state);
    // The line through u at right angles to g.
    const touching = [-4, 4].map((t) => [downhill * g[0] - t * g[1], downhill * g[1] + t * g[0]] as const);
    const view = 1.9;
    const seen = `u = ${sayPoint(u)}`;
    return {
      pictures: [
        plane({
          title: "The unit ball, the gradient g and the steepest step u",
          alt: `The unit ball of the ${fields.norm.options[state.norm]}, g = ${sayPoint(g)} from the centre, and ${seen} where a line at right angles to g touches the ball.`,
          ranges: [
            [-view, view],
            [-view, view],
          ],
          labels: ["first coordinate", "second coordinate"],
          series: [
            ...others.map(([norm, label]) => series("neutral", label, "line", outline({ norm, p: state.p }))),
            series("neutral", "", "line", touching),
            series("student", `‖u‖ = 1, ${symbol}`, "line", outline(state)),
            series("reference", "g", "path", [[0, 0], g]),
            series("third", "u", "path", [[0, 0], u]),
          ],
        }),
        {
          kind: "plot",
          title: "How much one unit of step gains, by direction of g",
          alt: `−g·u for the best u: ${sayFixed(-downhill)} at ${say(state.angle)} degrees.`,
          x: { label: "direction of g, degrees", scale: "linear", range: [-180, 180] },
          y: { label: "gain −g·u", scale: "linear", range: [0.5, 1.6] },
          hasEqualScales: false,
          series: [
            ...others.map(([norm, label]) => series("neutral", label, "line", gains({ norm, p: state.p }))),
            series("student", symbol, "line", gains(state)),
            series("third", "here", "points", [[state.angle, -downhill]]),
          ],
        },
      ],
      sentence: `With the ${fields.norm.options[state.norm]}${state.norm === "p" ? ` (p = ${say(state.p)})` : ""} and g = ${sayPoint(g)}, the steepest step of length 1 is ${seen}. It gains −g·u = ${sayFixed(-downhill)}, the dual norm of g. ${remark(state, g)}`,
    };
  },
});

const gains = (norm: Pick<State, "norm" | "p">) =>
  spread(-180, 180, 145).map((degrees) => {
    const g = gradientAt(degrees);
    const u = steepestStep(g, norm);
    return [degrees, -(g[0] * u[0] + g[1] * u[1])] as const;
  });

function remark(state: State, g: readonly [number, number]): string {
  const { p } = exponentOf(state);
  const hasTie = Math.abs(g[0]) === Math.abs(g[1]);
  const hasZero = g.includes(0);
  if (p === 1)
    return hasTie
      ? "Both entries of g are equally large, so every step on that edge of the ball is as good."
      : "Only the coordinate in which g is largest moves.";
  if (p === Infinity)
    return hasZero
      ? "One entry of g is 0, so that coordinate may be anything between −1 and 1."
      : "Both coordinates move equally far: only the signs of g count.";
  if (p === 2) return state.norm === "rms" ? "It is √2 long, straight against g." : "It points straight against g.";
  return p < 2 ? "It leans towards the steeper coordinate." : "It leans towards moving both coordinates equally far.";
}
