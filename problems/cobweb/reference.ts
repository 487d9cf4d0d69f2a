/**
 * The corners of the cobweb of f from x0, 1 + 2n points.
 *
 * From x the line goes vertically to the curve, to (x, f(x)), and from there horizontally to the diagonal, to (f(x), f(x)):
 * what was the value is now the place. Both corners need the same f(x), so it is computed once.
 *
 * @param f - the map that is iterated
 * @param n - how many steps, at least 0
 */
export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const corners: [number, number][] = [[x0, 0]];
  let x = x0;
  for (let k = 0; k < n; k++) {
    const next = f(x);
    corners.push([x, next], [next, next]);
    x = next;
  }
  return corners;
}
