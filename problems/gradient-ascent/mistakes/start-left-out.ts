import type { Mistake } from "allclose";

type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

export const mistake = {
  title: "The start is not part of the path",
  kind: "order",
  feedback:
    "Your path begins with the point after the first step and has $n$ points. " +
    "The start belongs to it: $n$ steps join $n+1$ points.",
  fails: [
    "The functions return points and labels",
    "The worked example",
    "No steps, and no starts",
    "Step by step along a path",
    "Thirty steps on the objective of the homework",
    "eta = 0 stays where it is",
  ],
} satisfies Mistake;

export function step(grad: Gradient, x: number, y: number, eta: number): Point {
  const [slopeX, slopeY] = grad(x, y);
  return [x + eta * slopeX, y + eta * slopeY];
}

export function trajectory(grad: Gradient, x: number, y: number, eta: number, n: number): Point[] {
  const points: Point[] = [];
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
