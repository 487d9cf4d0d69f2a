import type { Mistake } from "allclose";
import type { Mat, Vec } from "numerics";

export const mistake = {
  title: "1 over the root of dIn",
  kind: "factor",
  feedback:
    "Your multiplier is $1/\\sqrt{d_{in}}$, the factor of an initialisation: random weights do not know $x$, so the terms of a sum cancel and it grows like $\\sqrt{d_{in}}$. " +
    "An update is aligned with $x$: $\\mathrm{sign}(g_jx_i)\\,x_i$ has the same sign for all $i$, and the sum grows like $d_{in}$.",
  fails: ["The scaled step is alike for all widths"],
} satisfies Mistake;

export function weightGradient(g: Vec, x: Vec): Mat {
  return table(g, x, (slope, input) => slope * input);
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  return table(g, x, (slope, input) => -eta * Math.sign(slope) * Math.sign(input));
}

export function scale(dIn: number): number {
  return 1 / Math.sqrt(dIn);
}

function table(down: Vec, across: Vec, f: (row: number, column: number) => number): Mat {
  const data = new Float64Array(down.length * across.length);
  for (const [j, row] of down.entries())
    for (const [i, column] of across.entries()) data[j * across.length + i] = f(row, column);
  return { rows: down.length, cols: across.length, data };
}
