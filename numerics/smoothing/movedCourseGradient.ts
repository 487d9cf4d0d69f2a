// Kept from the start, for the reason that courseObjective gives.
const { sin, cos } = Math;

/**
 * The gradient (∂f/∂x, ∂f/∂y) of `movedCourseObjective(dx, dy)`, as a function of x and y.
 *
 * @example movedCourseGradient(10, -10)(10, -10) // [6.5, -1]
 */
export function movedCourseGradient(dx: number, dy: number): (x: number, y: number) => [number, number] {
  return (x, y) => {
    const u = x - dx;
    const v = y - dy;
    const slow = cos(2.5 * u - 5 * v);
    const fast = sin(4 * u + 8 * v);
    return [2.5 * slow - 4 * fast - 2 * (u - 2), -5 * slow - 8 * fast - 2 * (v - 2)];
  };
}
