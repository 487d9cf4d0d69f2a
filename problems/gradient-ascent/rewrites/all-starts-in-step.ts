import { axpy, vec, type Vec } from "numerics";

type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

const toPoint = (v: Vec): Point => [v[0] ?? NaN, v[1] ?? NaN];

export function step(grad: Gradient, x: number, y: number, eta: number): Point {
  return toPoint(axpy(eta, vec(grad(x, y)), vec([x, y])));
}

export function trajectory(grad: Gradient, x: number, y: number, eta: number, n: number): Point[] {
  return n === 0 ? [[x, y]] : [[x, y], ...trajectory(grad, ...step(grad, x, y, eta), eta, n - 1)];
}

/** Moves all walkers by one step, n times. */
export function basins(grad: Gradient, starts: Point[], eta: number, n: number, eps: number) {
  let walkers = starts.map(([x, y]): Point => [x, y]);
  for (let k = 0; k < n; k++) walkers = walkers.map(([x, y]) => step(grad, x, y, eta));
  const maxima: Point[] = [];
  const labels = walkers.map((walker) => {
    const isNear = (place: Point) => Math.sqrt((walker[0] - place[0]) ** 2 + (walker[1] - place[1]) ** 2) < eps;
    if (!maxima.some(isNear)) return maxima.push(walker) - 1;
    return maxima.findIndex(isNear);
  });
  return { labels, maxima };
}
