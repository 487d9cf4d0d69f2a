import type { Mistake } from "allclose";

type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

export const mistake = {
  title: "The starts are overwritten",
  kind: "memory",
  feedback:
    "Your numbers are right, but `basins` walks inside the arrays it was given: afterwards the caller's starts are the ends. " +
    "Copy the two coordinates before the first step.",
  fails: ["The starts are left as they were"],
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
  grad: Gradient,
  starts: Point[],
  eta: number,
  n: number,
  eps: number,
): { labels: number[]; maxima: Point[] } {
  const maxima: Point[] = [];
  const labels: number[] = [];
  for (const start of starts) {
    for (let k = 0; k < n; k++) [start[0], start[1]] = step(grad, start[0], start[1], eta);
    const end: Point = [start[0], start[1]];
    const known = maxima.findIndex(([x, y]) => Math.hypot(end[0] - x, end[1] - y) < eps);
    labels.push(known === -1 ? maxima.length : known);
    if (known === -1) maxima.push(end);
  }
  return { labels, maxima };
}
