import type { Mistake } from "allclose";
import type { Mat, Vec } from "numerics";

export const mistake = {
  title: "Sign of x alone",
  kind: "formula",
  feedback:
    "Your entries are $g_j\\,\\mathrm{sign}(x_i)$: the sign is taken of $x$, and $g$ keeps its size. " +
    "`weightGradient` has no sign at all, and `update` takes the sign of the *whole* entry $g_jx_i$.",
  fails: [
    "The worked example: g = (2, -1), x = (3, 0, -0.5)",
    "The gradient entry by entry",
    "The gradient of a loss, by finite differences",
    "The update entry by entry",
    "How large the gradient is makes no difference to the update",
  ],
} satisfies Mistake;

export function weightGradient(g: Vec, x: Vec): Mat {
  return table(g, x, (slope, input) => slope * Math.sign(input));
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  return table(g, x, (slope, input) => -eta * slope * Math.sign(input));
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
