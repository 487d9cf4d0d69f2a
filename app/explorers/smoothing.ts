import { courseObjective, smoothedCourseObjective } from "numerics";
import { ascend, distance, heightAt, heights, maximaOf, square, startFields, top, type Point } from "./coursePlane";
import { defineExplorer } from "./explorer";
import { numberField } from "./fields";
import { say, sayFixed, sayPoint } from "./numberWords";
import { plane, series, spread } from "./plot";

const fields = {
  sigma: numberField({ label: "width of the smoothing σ", least: 0, most: 0.6, step: 0.01, initial: 0.2 }),
  ...startFields,
};

/** Small enough for the steepest hill of f itself, and steps enough to settle. */
const rate = 0.01;
const steps = 2000;

export const smoothing = defineExplorer({
  slug: "smoothing",
  title: "Smoothing away the hills",
  summary: "Averaging the objective over noise leaves fewer hills, and moves the highest.",
  introduction:
    "fσ(x, y) is the mean of f over normal noise of standard deviation σ around (x, y). Hills narrower than σ are averaged away. From σ = 0.2885 on one hill is left, so ascent finds it from everywhere; but its top is no longer where f is highest.",
  problems: ["gaussian-smoothing", "finite-difference", "policy-gradient", "reparam-gradient"],
  fields,
  suggestions: [
    { label: "No smoothing", values: { sigma: 0 } },
    { label: "Two hills left", values: { sigma: 0.27 } },
    { label: "One hill left", values: { sigma: 0.3 } },
    { label: "Too much", values: { sigma: 0.6 } },
  ],
  look({ sigma, x, y }) {
    const maxima = maximaOf(sigma);
    const highest = maxima[0]?.at ?? top;
    const start: Point = [x, y];
    const path = ascend(start, rate, steps, sigma);
    const end = path.at(-1) ?? start;
    const count = `${maxima.length} local ${maxima.length === 1 ? "maximum" : "maxima"}`;
    const line = sectionThrough(start, top);
    return {
      pictures: [
        plane({
          title: `fσ for σ = ${say(sigma)}`,
          alt: `Heights of fσ with ${count} in the square, the highest at ${sayPoint(highest)}, and ascent from ${sayPoint(start)} to ${sayPoint(end)}.`,
          ranges: square,
          labels: ["x", "y"],
          contours: heights(sigma, "fσ"),
          series: [
            series(
              "neutral",
              "",
              "points",
              maxima.slice(1).map(({ at }) => at),
            ),
            series("student", "ascent on fσ", "path", thinned(path)),
            series("reference", "top of f", "points", [top]),
            series("third", "top of fσ", "points", [highest]),
          ],
        }),
        {
          kind: "plot",
          title: "The same along the line from the start to the top of f",
          alt: `f and fσ along that line, ${sayFixed(distance(start, top))} from the start to the top of f.`,
          x: { label: "distance from the start", scale: "linear" },
          y: { label: "height", scale: "linear" },
          hasEqualScales: false,
          series: [
            series(
              "reference",
              "f",
              "line",
              line.map(([at, point]) => [at, courseObjective(...point)]),
            ),
            series(
              "student",
              "fσ",
              "line",
              line.map(([at, point]) => [at, smoothedCourseObjective(...point, sigma)]),
            ),
          ],
        },
      ],
      sentence: `With σ = ${say(sigma)} fσ has ${count} in the square. Its highest is at ${sayPoint(highest, 3)}, ${sayFixed(distance(highest, top), 3)} from the top of f; f is ${sayFixed(heightAt(highest), 3)} there and ${sayFixed(heightAt(top), 3)} at its own top. Ascent on fσ from ${sayPoint(start)} ends at ${sayPoint(end, 3)}, ${distance(end, highest) < 0.01 ? "its highest point" : "a lower maximum"}, with f = ${sayFixed(heightAt(end), 3)}.`,
    };
  },
});

/** The first steps, which are long, then fewer and fewer, and the last. */
function thinned(path: readonly Point[]): Point[] {
  return path.filter((_, step) => step <= 40 || step % 20 === 0 || step === path.length - 1);
}

/** Points on the line from one to the other and beyond, with their distance from the first. */
function sectionThrough(from: Point, to: Point): (readonly [number, Point])[] {
  const length = Math.max(distance(from, to), 1e-9);
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  return spread(0, Math.max(1, 1.3 * length), 240).map((at) => [at, [from[0] + at * dx, from[1] + at * dy]]);
}
