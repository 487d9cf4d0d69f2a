import type { Mistake } from "allclose";

type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

export const mistake = {
  title: "The starts are sorted, not the ends",
  kind: "formula",
  feedback:
    "Your `basins` compares the starts with each other, so it tells where they lie and not where they lead. " +
    "Walk $n$ steps from each start first, and sort the ends.",
  fails: ["The worked example", "A lattice of hills", "Basins of the homework's objective", "One gradient a step"],
} satisfies Mistake;

export function step(grad: Gradient, x: number, y: number, eta: number): Point {
  const [slopeX, slopeY] = grad(x, y);
  return [x + eta * slopeX, y + eta * slopeY];
}

export function trajectory(grad: Gradient, x: number, y: number, eta: number, n: number): Point[] {
  const points: Point[] = [[x, y]];
  let here: Point = [x, y];
  for (let k = 0; k < n; k++) {
    here = step(grad, here[0], here[1], eta);
    points.push(here);
  }
  return points;
}

export function basins(
  _grad: Gradient,
  starts: Point[],
  _eta: number,
  _n: number,
  eps: number,
): { labels: number[]; maxima: Point[] } {
  const maxima: Point[] = [];
  const labels: number[] = [];
  for (const start of starts) {
    const end: Point = [start[0], start[1]];
    const known = maxima.findIndex(([x, y]) => Math.hypot(end[0] - x, end[1] - y) < eps);
    labels.push(known === -1 ? maxima.length : known);
    if (known === -1) maxima.push(end);
  }
  return { labels, maxima };
}
