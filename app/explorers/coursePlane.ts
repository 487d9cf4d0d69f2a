import { courseGradient, courseObjective, smoothedCourseGradient, smoothedCourseObjective } from "numerics";
import type { DrawnPlot } from "../results/figures/drawnFigure";
import { numberField } from "./fields";
import { spread } from "./plot";

/** What the explorers of the course's objective share: the square it is looked at in, its heights and its top. */

export type Point = readonly [x: number, y: number];

/** Both axes of every picture. */
export const sides = [-1, 3] as const;
export const square = [sides, sides] as const;

/** Where the course starts to climb. */
export const courseStart: Point = [-0.3, 0.5];

/** The highest of the 50 maxima. */
export const top: Point = [2.1801618666, 2.0451731159];

export const distance = (one: Point, two: Point): number => Math.hypot(one[0] - two[0], one[1] - two[1]);

export const startFields = {
  x: numberField({ label: "start, x", least: -1, most: 3, step: 0.05, initial: courseStart[0] }),
  y: numberField({ label: "start, y", least: -1, most: 3, step: 0.05, initial: courseStart[1] }),
};

const samples = 64;

/** Closer to each other where the hills are. */
const levels = [-16, -13, -10, -8, -6, -4.5, -3, -2, -1, -0.3, 0.3, 0.8, 1.2, 1.6];

/** Heights of the smoothed objective over the square; with σ = 0, of the objective itself. */
export function heights(sigma: number, label: string): NonNullable<DrawnPlot["contours"]> {
  const along = spread(...sides, samples);
  return {
    label,
    columns: samples,
    rows: samples,
    values: along.flatMap((y) => along.map((x) => smoothedCourseObjective(x, y, sigma))),
    levels: [...levels],
  };
}

/** `steps` + 1 points of gradient ascent. A path that leaves for good ends where numbers do. */
export function ascend(start: Point, rate: number, steps: number, sigma = 0): Point[] {
  const path: Point[] = [start];
  let [x, y] = start;
  for (let step = 0; step < steps; step++) {
    const [dx, dy] = smoothedCourseGradient(x, y, sigma);
    [x, y] = [x + rate * dx, y + rate * dy];
    path.push([x, y]);
  }
  return path;
}

/**
 * Where ascent from a start settles: the first point after which it moves less than 10⁻¹⁰ a step; undefined if it has
 * not by then.
 */
export function settlesAt([startX, startY]: Point, rate: number, mostSteps: number): Point | undefined {
  let [x, y] = [startX, startY];
  for (let step = 0; step < mostSteps; step++) {
    const [dx, dy] = courseGradient(x, y);
    x += rate * dx;
    y += rate * dy;
    if (Math.abs(rate * dx) + Math.abs(rate * dy) < 1e-10) return [x, y];
  }
  return undefined;
}

/** The local maxima of the smoothed objective in the square, highest first: where ascent ends from starts all over it. */
export function maximaOf(sigma: number): { at: Point; value: number }[] {
  const along = spread(sides[0] - 0.2, sides[1] + 0.2, 23);
  const found: { at: Point; value: number }[] = [];
  for (const start of along.flatMap((y) => along.map((x): Point => [x, y]))) {
    const at = climb(start, sigma);
    if (at !== undefined && isInSquare(at) && !found.some((other) => distance(other.at, at) < 1e-4))
      found.push({ at, value: smoothedCourseObjective(...at, sigma) });
  }
  return found.sort((one, two) => two.value - one.value);
}

const isInSquare = (at: Point): boolean => at.every((entry) => entry >= sides[0] && entry <= sides[1]);

/** Ascent until a maximum is close enough for Newton's method, which takes it to the last digits. */
function climb(start: Point, sigma: number): Point | undefined {
  let at = start;
  for (let round = 0; round < 200; round++) {
    const leap = newtonStep(at, sigma);
    if (leap !== undefined && Math.hypot(...leap) < 0.02) {
      for (let step = 0; step < 6; step++) {
        const [dx, dy] = newtonStep(at, sigma) ?? [0, 0];
        at = [at[0] + dx, at[1] + dy];
      }
      return at;
    }
    at = ascend(at, 0.015, 10, sigma).at(-1) ?? at;
  }
  return undefined;
}

/** Undefined where the surface is not round from above. */
function newtonStep([x, y]: Point, sigma: number): Point | undefined {
  const [gx, gy] = smoothedCourseGradient(x, y, sigma);
  const [xx, xy, yy] = curvature(x, y, sigma);
  const determinant = xx * yy - xy * xy;
  if (!(xx < 0 && determinant > 0)) return undefined;
  return [(xy * gy - yy * gx) / determinant, (xy * gx - xx * gy) / determinant];
}

/** The second derivatives of the smoothed objective: by x twice, by both, by y twice. */
export function curvature(x: number, y: number, sigma = 0): [number, number, number] {
  const slow = Math.exp(-15.625 * sigma * sigma) * Math.sin(2.5 * x - 5 * y);
  const fast = Math.exp(-40 * sigma * sigma) * Math.cos(4 * x + 8 * y);
  return [-6.25 * slow - 16 * fast - 2, 12.5 * slow - 32 * fast, -25 * slow - 64 * fast - 2];
}

/** How high the objective is at the ends of a path, for a sentence. */
export const heightAt = (at: Point): number => courseObjective(...at);
