/**
 * The gradient (∂f/∂x, ∂f/∂y) of `planeCubic` with the same coefficients, as a function of x and y. The first of them, the
 * constant, has no part in it.
 *
 * @example planeCubicGradient(1, 2, 0, 0, 3)(5, 7) // [23, 15]
 */
export function planeCubicGradient(
  _c = 0,
  cX = 0,
  cY = 0,
  cXX = 0,
  cXY = 0,
  cYY = 0,
  cXXX = 0,
  cXXY = 0,
  cXYY = 0,
  cYYY = 0,
): (x: number, y: number) => [number, number] {
  return (x, y) => [
    cX + x * (2 * cXX + 3 * x * cXXX) + y * (cXY + 2 * x * cXXY + y * cXYY),
    cY + y * (2 * cYY + 3 * y * cYYY) + x * (cXY + 2 * y * cXYY + x * cXXY),
  ];
}
