/**
 * A polynomial of two variables, of degree three at most, as a function of x and y. Its coefficients come in the order
 * 1, x, y, x², xy, y², x³, x²y, xy², y³; those that are left out are 0.
 *
 * @example planeCubic(1, 2, 0, 0, 3)(5, 7) // 116
 */
export function planeCubic(
  c = 0,
  cX = 0,
  cY = 0,
  cXX = 0,
  cXY = 0,
  cYY = 0,
  cXXX = 0,
  cXXY = 0,
  cXYY = 0,
  cYYY = 0,
): (x: number, y: number) => number {
  return (x, y) =>
    c + x * (cX + x * (cXX + x * cXXX) + y * (cXY + x * cXXY + y * cXYY)) + y * (cY + y * (cYY + y * cYYY));
}
