type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

export function trajectory(grad: Gradient, x: number, y: number, eta: number, n: number): Point[] {
  const points = Array.from({ length: n + 1 }, (): Point => [x, y]);
  for (const [k, point] of points.entries()) {
    if (k === 0) continue;
    const [beforeX, beforeY] = points[k - 1] ?? point;
    const slope = grad(beforeX, beforeY);
    point[0] = beforeX + eta * slope[0];
    point[1] = beforeY + eta * slope[1];
  }
  return points;
}

export const step = (grad: Gradient, x: number, y: number, eta: number): Point =>
  trajectory(grad, x, y, eta, 1)[1] ?? [NaN, NaN];

/** All ends first, then a pass that compares each with the places before it. */
export function basins(grad: Gradient, starts: Point[], eta: number, n: number, eps: number) {
  const ends = starts.map(([x, y]): Point => trajectory(grad, x, y, eta, n).at(-1) ?? [x, y]);
  const labels: number[] = [];
  const maxima: Point[] = [];
  for (const end of ends) {
    let label = 0;
    for (const [x, y] of maxima) {
      if ((end[0] - x) ** 2 + (end[1] - y) ** 2 < eps ** 2) break;
      label++;
    }
    if (label === maxima.length) maxima.push([end[0], end[1]]);
    labels.push(label);
  }
  return { labels, maxima };
}
