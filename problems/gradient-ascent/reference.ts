type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

/**
 * One step uphill. The gradient is taken once, at the point the step starts from; both coordinates move by it together.
 *
 * @param grad - gradient of the objective, [by x, by y]
 * @param eta - step size, at least 0
 */
export function step(grad: Gradient, x: number, y: number, eta: number): Point {
  const [slopeX, slopeY] = grad(x, y);
  return [x + eta * slopeX, y + eta * slopeY];
}

/** The start and the n points after it. */
export function trajectory(grad: Gradient, x: number, y: number, eta: number, n: number): Point[] {
  const points: Point[] = [[x, y]];
  let here: Point = [x, y];
  for (let k = 0; k < n; k++) {
    here = step(grad, here[0], here[1], eta);
    points.push(here);
  }
  return points;
}

/**
 * Which starts end at the same place.
 *
 * Every start walks its n steps first: starts that are neighbours may end far apart, and distant ones together. An end
 * that is near a known place belongs to the first such place; any other end is a place of its own.
 *
 * @returns maxima: the places, each the first end found there; labels: for every start the index of its place
 */
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
