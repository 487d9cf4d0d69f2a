import type { Mistake } from "allclose";
import type { Mat, Vec } from "numerics";

export const mistake = {
  title: "1 over dIn squared",
  kind: "factor",
  feedback:
    "Your multiplier is $1/d_{in}^2$. The *squared* norm grows like $d_{in}^2$, and the multiplier is squared along with it. " +
    "Take the root: the norm itself grows like $d_{in}$.",
  fails: ["The scaled step is alike for all widths"],
} satisfies Mistake;

export function weightGradient(g: Vec, x: Vec): Mat {
  return table(g, x, (slope, input) => slope * input);
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  return table(g, x, (slope, input) => -eta * Math.sign(slope) * Math.sign(input));
}

export function scale(dIn: number): number {
  return 1 / (dIn * dIn);
}

function table(down: Vec, across: Vec, f: (row: number, column: number) => number): Mat {
  const data = new Float64Array(down.length * across.length);
  for (const [j, row] of down.entries())
    for (const [i, column] of across.entries()) data[j * across.length + i] = f(row, column);
  return { rows: down.length, cols: across.length, data };
}
