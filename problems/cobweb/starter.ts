/**
 * The corners of the cobweb of f from x0: up or down to the curve, across to the diagonal, n times.
 *
 * @param f - the map that is iterated; call it once for each of the n steps
 * @param n - how many steps, a whole number of at least 0
 * @returns 1 + 2n points [x, y], the first of them [x0, 0]
 */
export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  throw new Error("cobweb is not written yet");
}
