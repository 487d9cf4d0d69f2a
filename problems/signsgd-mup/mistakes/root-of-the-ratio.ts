import type { Mistake } from "allclose";
import type { Mat, Vec } from "numerics";

export const mistake = {
  title: "Root of dOut over dIn",
  kind: "factor",
  feedback:
    "Your multiplier is $\\sqrt{d_{out}/d_{in}}$, which keeps spectral norms at the right size for updates whose norm is 1. " +
    "Here all entries are $\\pm\\eta$: each output moves by $\\eta\\,\\|x\\|_1$, whatever $d_{out}$ is.",
  fails: ["The number of outputs does not enter the multiplier", "The scaled step is alike for all widths"],
} satisfies Mistake;

export function weightGradient(g: Vec, x: Vec): Mat {
  return table(g, x, (slope, input) => slope * input);
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  return table(g, x, (slope, input) => -eta * Math.sign(slope) * Math.sign(input));
}

export function scale(dIn: number, dOut: number): number {
  return Math.sqrt(dOut / dIn);
}

function table(down: Vec, across: Vec, f: (row: number, column: number) => number): Mat {
  const data = new Float64Array(down.length * across.length);
  for (const [j, row] of down.entries())
    for (const [i, column] of across.entries()) data[j * across.length + i] = f(row, column);
  return { rows: down.length, cols: across.length, data };
}
