type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

function walk(grad: Gradient, start: Point, eta: number, n: number, visit: (point: Point) => void): void {
  let [x, y] = start;
  visit([x, y]);
  while (n-- > 0) {
    const slope = grad(x, y);
    x += slope[0] * eta;
    y += slope[1] * eta;
    visit([x, y]);
  }
}

export function step(grad: Gradient, x: number, y: number, eta: number): Point {
  let last: Point = [x, y];
  walk(grad, last, eta, 1, (point) => (last = point));
  return last;
}

export function trajectory(grad: Gradient, x: number, y: number, eta: number, n: number): Point[] {
  const points: Point[] = [];
  walk(grad, [x, y], eta, n, (point) => points.push(point));
  return points;
}

/** The places as a Map from their label. */
export function basins(grad: Gradient, starts: Point[], eta: number, n: number, eps: number) {
  const places = new Map<number, Point>();
  const labels = starts.map((start) => {
    let end = start;
    walk(grad, start, eta, n, (point) => (end = point));
    for (const [label, place] of places) if (Math.hypot(place[0] - end[0], place[1] - end[1]) < eps) return label;
    places.set(places.size, end);
    return places.size - 1;
  });
  return { labels, maxima: [...places.values()] };
}
