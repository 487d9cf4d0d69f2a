import type { Mistake } from "allclose";
import type { Mat, Vec } from "numerics";

export const mistake = {
  title: "1 over dOut",
  kind: "index",
  feedback:
    "Your multiplier is $1/d_{out}$. Each output is a sum over the $d_{in}$ *inputs*, and that sum is what grows. " +
    "The number of outputs does not enter: the RMS norm is a mean over them.",
  fails: ["The number of outputs does not enter the multiplier", "The scaled step is alike for all widths"],
} satisfies Mistake;

export function weightGradient(g: Vec, x: Vec): Mat {
  return table(g, x, (slope, input) => slope * input);
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  return table(g, x, (slope, input) => -eta * Math.sign(slope) * Math.sign(input));
}

export function scale(_dIn: number, dOut: number): number {
  return 1 / dOut;
}

function table(down: Vec, across: Vec, f: (row: number, column: number) => number): Mat {
  const data = new Float64Array(down.length * across.length);
  for (const [j, row] of down.entries())
    for (const [i, column] of across.entries()) data[j * across.length + i] = f(row, column);
  return { rows: down.length, cols: across.length, data };
}
