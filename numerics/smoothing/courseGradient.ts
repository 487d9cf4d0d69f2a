import { smoothedCourseGradient } from "./smoothedCourseGradient";

/**
 * The gradient (∂f/∂x, ∂f/∂y) of `courseObjective`.
 *
 * @example courseGradient(0, 0) // [6.5, -1]
 */
export function courseGradient(x: number, y: number): [number, number] {
  return smoothedCourseGradient(x, y, 0);
}
