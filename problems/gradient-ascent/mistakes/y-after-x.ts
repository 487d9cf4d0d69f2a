import type { Mistake } from "allclose";

type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

export const mistake = {
  title: "y is updated after x",
  kind: "order",
  feedback:
    "Your $y$ moves along the gradient at the point with the *new* $x$. " +
    "Both coordinates move at once: take the gradient once, at the old point, and use both of its components.",
  fails: [
    "The worked example",
    "Step by step along a path",
    "Thirty steps on the objective of the homework",
    "One gradient a step",
  ],
} satisfies Mistake;

export function step(grad: Gradient, x: number, y: number, eta: number): Point {
  const newX = x + eta * grad(x, y)[0];
  const newY = y + eta * grad(newX, y)[1];
  return [newX, newY];
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
