import type { Vec } from "../vectors/vec";
import type { Mat } from "./matrix";

/**
 * Adds A·x to the entries of `to` from `start` on, product after product. Four rows go side by side: an addition has to
 * wait for the one before it in its own sum, not for those of other sums.
 *
 * @param a - [m, n]
 * @param x - [n]
 */
export function addRowProducts({ rows, cols, data }: Mat, x: Vec, to: Vec, start: number): void {
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    const at = start + i;
    let first = to[at] as number;
    let second = to[at + 1] as number;
    let third = to[at + 2] as number;
    let fourth = to[at + 3] as number;
    const from = i * cols;
    for (let j = 0; j < cols; j++) {
      const factor = x[j] as number;
      first += (data[from + j] as number) * factor;
      second += (data[from + cols + j] as number) * factor;
      third += (data[from + 2 * cols + j] as number) * factor;
      fourth += (data[from + 3 * cols + j] as number) * factor;
    }
    to[at] = first;
    to[at + 1] = second;
    to[at + 2] = third;
    to[at + 3] = fourth;
  }
  for (; i < rows; i++) {
    let total = to[start + i] as number;
    for (let j = 0; j < cols; j++) total += (data[i * cols + j] as number) * (x[j] as number);
    to[start + i] = total;
  }
}
