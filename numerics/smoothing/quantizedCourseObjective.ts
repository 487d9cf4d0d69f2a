import { courseObjective } from "./courseObjective";

const { floor } = Math;

/**
 * `courseObjective` as a staircase, ⌊f/4.5 + 0.64⌋, with its whole landscape moved by (dx, dy), as a function of x and y.
 * Its highest step, 1, is where f is at least 1.62: one island around (2.18 + dx, 2.05 + dy).
 *
 * @example quantizedCourseObjective(10, -10)(10, -10) // -1
 */
export function quantizedCourseObjective(dx: number, dy: number): (x: number, y: number) => number {
  return (x, y) => floor(courseObjective(x - dx, y - dy) / 4.5 + 0.64);
}
