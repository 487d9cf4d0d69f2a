import type { Mistake } from "allclose";

type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

export const mistake = {
  title: "Both coordinates use the slope in x",
  kind: "index",
  feedback:
    "Both of your coordinates move by $\\eta\\,\\partial f/\\partial x$. " +
    "$y$ has a slope of its own: it is the second entry of what `grad` returns.",
  fails: [
    "The worked example",
    "One step along any gradient",
    "Step by step along a path",
    "Thirty steps on the objective of the homework",
    "A lattice of hills",
    "Basins of the homework's objective",
  ],
} satisfies Mistake;

export function step(grad: Gradient, x: number, y: number, eta: number): Point {
  const [slopeX] = grad(x, y);
  return [x + eta * slopeX, y + eta * slopeX];
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
  grad: Gradient,
  starts: Point[],
  eta: number,
  n: number,
  eps: number,
): { labels: number[]; maxima: Point[] } {
  const maxima: Point[] = [];
  const labels: number[] = [];
  for (const start of starts) {
    let end: Point = [start[0], start[1]];
    for (let k = 0; k < n; k++) end = step(grad, end[0], end[1], eta);
    const known = maxima.findIndex(([x, y]) => Math.hypot(end[0] - x, end[1] - y) < eps);
    labels.push(known === -1 ? maxima.length : known);
    if (known === -1) maxima.push(end);
  }
  return { labels, maxima };
}
