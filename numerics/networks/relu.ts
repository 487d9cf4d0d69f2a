/**
 * The rectified linear unit: x where x is positive, otherwise 0. Its derivative is 1 for x > 0 and 0 elsewhere, at the kink
 * x = 0 too.
 *
 * @returns NaN for NaN
 * @example map(vec([-2, 3]), relu) // [0, 3]
 */
export function relu(x: number): number {
  return Math.max(x, 0);
}
