import { courseObjective } from "./courseObjective";

/**
 * `courseObjective` with its whole landscape moved by (dx, dy), as a function of x and y: what was at (2.18, 2.05) is now
 * at (2.18 + dx, 2.05 + dy).
 *
 * @example movedCourseObjective(10, -10)(10, -10) // -7
 */
export function movedCourseObjective(dx: number, dy: number): (x: number, y: number) => number {
  return (x, y) => courseObjective(x - dx, y - dy);
}
