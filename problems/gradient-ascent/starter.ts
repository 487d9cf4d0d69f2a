type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

/**
 * One step of gradient ascent.
 *
 * @param grad - gradient of the objective, [by x, by y]; calls are counted
 * @param eta - step size, at least 0
 * @returns the new point, [x, y]
 */
export function step(grad: Gradient, x: number, y: number, eta: number): Point {
  throw new Error("step is not written yet");
}

/**
 * The path of n steps.
 *
 * @param n - number of steps, at least 0
 * @returns n + 1 points; the first is the start
 */
export function trajectory(grad: Gradient, x: number, y: number, eta: number, n: number): Point[] {
  throw new Error("trajectory is not written yet");
}

/**
 * Which starts end at the same place.
 *
 * @param starts - points [x, y]; must stay as they are
 * @param n - number of steps from every start
 * @param eps - an end closer than this to a known place is that place
 * @returns maxima: the places, in the order in which they are found; labels: for every start the index of its place
 */
export function basins(
  grad: Gradient,
  starts: Point[],
  eta: number,
  n: number,
  eps: number,
): { labels: number[]; maxima: Point[] } {
  throw new Error("basins is not written yet");
}
