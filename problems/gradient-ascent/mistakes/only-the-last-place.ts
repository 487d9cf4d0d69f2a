import type { Mistake } from "allclose";

type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

export const mistake = {
  title: "Compared with the latest place only",
  kind: "index",
  feedback:
    "Your `basins` compares an end only with the place found last. Coming back to an earlier hill then makes a new place. " +
    "Compare with all known places.",
  fails: [
    "The worked example",
    "Places are told apart by their distance",
    "A lattice of hills",
    "Basins of the homework's objective",
  ],
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
    let end: Point = [start[0], start[1]];
    for (let k = 0; k < n; k++) end = step(grad, end[0], end[1], eta);
    const known = maxima.findIndex(
      ([x, y], index) => index === maxima.length - 1 && Math.hypot(end[0] - x, end[1] - y) < eps,
    );
    labels.push(known === -1 ? maxima.length : known);
    if (known === -1) maxima.push(end);
  }
  return { labels, maxima };
}
