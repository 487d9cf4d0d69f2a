import {
  ascend,
  courseStart,
  curvature,
  distance,
  heightAt,
  heights,
  settlesAt,
  sides,
  square,
  startFields,
  top,
  type Point,
} from "./coursePlane";
import { defineExplorer } from "./explorer";
import { choiceField, numberField } from "./fields";
import { say, sayFixed, sayPoint } from "./numberWords";
import { plane, series, spread } from "./plot";

const fields = {
  rate: numberField({ label: "learning rate η", least: 0.001, most: 0.1, step: 0.0001, initial: 0.01, scale: "log" }),
  steps: numberField({ label: "steps", least: 0, most: 200, step: 1, initial: 30, isWhole: true, as: "steps" }),
  ...startFields,
  map: choiceField({
    label: "behind the path",
    options: { heights: "heights of f", basins: "basins: where starts end" },
    initial: "heights",
  }),
};

/** Where ascent with one learning rate ends, from starts all over the square. */
export interface Basins {
  /** The kind of each start, row by row from the smallest x and y: an index into `ends`, or null if it never settles. */
  cells: (number | null)[];
  ends: Point[];
}

/** Starts along one side. */
const startsAlong = 80;

/** @param rate - η; each start has 1500 steps to settle, and ends closer than 0.01 are one */
export function findBasins(rate: number): Basins {
  const along = spread(...sides, startsAlong);
  const ends: Point[] = [];
  const cells = along.flatMap((y) =>
    along.map((x) => {
      const end = settlesAt([x, y], rate, 1500);
      if (end === undefined) return null;
      const known = ends.findIndex((other) => distance(other, end) < 0.01);
      return known === -1 ? ends.push(end) - 1 : known;
    }),
  );
  return { cells, ends };
}

const isTop = (end: Point): boolean => distance(end, top) < 0.01;

export const gradientAscent = defineExplorer<typeof fields, "rate", Basins>({
  slug: "gradient-ascent",
  title: "Basins and the learning rate",
  summary: "Gradient ascent on the course's objective: which hill it climbs, and when it settles on none.",
  introduction:
    "f has 50 local maxima, and ascent climbs the one whose basin it starts in. A larger learning rate jumps over ridges, but from η = 0.0208 on it can no longer stay on the highest hill, which is the steepest: every step from its top overshoots by more than it corrects.",
  problems: ["gradient-ascent"],
  fields,
  suggestions: [
    { label: "The course's path", values: { rate: 0.01, steps: 30, x: courseStart[0], y: courseStart[1] } },
    { label: "The map of all basins", values: { map: "basins" } },
    { label: "Just too large for the top", values: { rate: 0.0212, steps: 200, x: 2.15, y: 2.05 } },
    { label: "It settles nowhere", values: { rate: 0.05, steps: 120, map: "basins" } },
  ],
  search: {
    by: ["rate"],
    when: ({ map }) => map === "basins",
    find: ({ rate }) => findBasins(rate),
    waiting: "Following 6400 starts…",
  },
  look(state, basins) {
    const { rate, steps } = state;
    const start: Point = [state.x, state.y];
    const path = ascend(start, rate, steps);
    const end = path.at(-1) ?? start;
    const goal = settlesAt(start, rate, 20_000);
    const [xx, xy, yy] = curvature(...top);
    const steepest = Math.hypot((xx - yy) / 2, xy) - (xx + yy) / 2;
    const share =
      basins &&
      basins.cells.filter((cell) => cell !== null && isTop(basins.ends[cell] ?? start)).length / basins.cells.length;
    const restless = basins && basins.cells.filter((cell) => cell === null).length / basins.cells.length;
    const after = `After ${steps} ${steps === 1 ? "step" : "steps"} of η = ${say(rate)} from ${sayPoint(start)} the path is at ${sayPoint(end, 3)}, where f = ${say(heightAt(end))}`;
    return {
      pictures: [
        plane({
          title: "The path of gradient ascent",
          alt: `${after}. The highest point of f is ${sayPoint(top)}.`,
          ranges: square,
          labels: ["x", "y"],
          ...(state.map === "heights" && { contours: heights(0, "f") }),
          ...(basins && state.map === "basins" && { regions: regionsOf(basins) }),
          series: [series("reference", "highest point", "points", [top]), series("student", "ascent", "path", path)],
        }),
        {
          kind: "plot",
          title: "The height f, step by step",
          alt: `f after each step: from ${say(heightAt(start))} to ${say(heightAt(end))}, beside its largest value ${say(heightAt(top))}.`,
          x: { label: "step", scale: "linear" },
          y: { label: "f", scale: "linear", range: rangeOver(path) },
          hasEqualScales: false,
          series: [
            series("reference", "highest", "line", [
              [0, heightAt(top)],
              [Math.max(1, steps), heightAt(top)],
            ]),
            series(
              "student",
              "ascent",
              "line",
              path.map((point, step) => [step, heightAt(point)]),
            ),
          ],
        },
      ],
      sentence: `${after}. ${
        goal === undefined
          ? "It never settles: it keeps jumping."
          : `Left alone it settles at ${sayPoint(goal, 3)} with f = ${say(heightAt(goal))}, ${isTop(goal) ? "the highest of all maxima" : `below the largest value ${say(heightAt(top))}`}.`
      } The highest maximum holds a path only for η below ${say(2 / steepest)}.${
        basins === undefined || share === undefined || restless === undefined
          ? ""
          : ` Of ${basins.cells.length} starts ${percent(share)} end there, ${percent(restless)} settle nowhere, and the others share ${basins.ends.filter((other) => !isTop(other)).length} other basins.`
      }`,
    };
  },
});

/** From the lowest point of a path to above the top; a path that runs away does not press the rest flat. */
function rangeOver(path: readonly Point[]): [number, number] {
  const lowest = Math.min(0, ...path.map(heightAt).filter(Number.isFinite));
  return [Math.max(-40, lowest - 1), 3];
}

const percent = (share: number): string => `${sayFixed(100 * share, 1)} %`;

function regionsOf({ cells, ends }: Basins) {
  const values = ends.map(heightAt);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return {
    columns: startsAlong,
    rows: startsAlong,
    cells,
    kinds: ends.map((end, index) => ({
      strength: most > least ? ((values[index] ?? least) - least) / (most - least) : 0.5,
      isMarked: isTop(end),
    })),
    note: "Fields: starts that end at the same maximum; the more shade, the higher it is; coloured: the highest of all; without a field: starts that settle nowhere.",
  };
}
