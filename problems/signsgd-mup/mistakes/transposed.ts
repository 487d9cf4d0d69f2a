import type { Mistake } from "allclose";
import type { Mat, Vec } from "numerics";

export const mistake = {
  title: "Rows and columns swapped",
  kind: "index",
  feedback:
    "Your matrix has one row for each *input*: it is $x\\,g^\\top$. " +
    "The layer computes $y=Wx$, so $W$ and its gradient have one row for each output: entry $(j,i)$ belongs to $g_jx_i$.",
  fails: [
    "One row for each output, one column for each input",
    "The worked example: g = (2, -1), x = (3, 0, -0.5)",
    "The gradient entry by entry",
    "The gradient of a loss, by finite differences",
    "The update entry by entry",
  ],
} satisfies Mistake;

export function weightGradient(g: Vec, x: Vec): Mat {
  return table(x, g, (input, slope) => slope * input);
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  return table(x, g, (input, slope) => -eta * Math.sign(slope) * Math.sign(input));
}

export function scale(dIn: number): number {
  return 1 / dIn;
}

function table(down: Vec, across: Vec, f: (row: number, column: number) => number): Mat {
  const data = new Float64Array(down.length * across.length);
  for (const [j, row] of down.entries())
    for (const [i, column] of across.entries()) data[j * across.length + i] = f(row, column);
  return { rows: down.length, cols: across.length, data };
}
