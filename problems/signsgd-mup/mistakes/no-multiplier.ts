import type { Mistake } from "allclose";
import type { Mat, Vec } from "numerics";

export const mistake = {
  title: "No multiplier",
  kind: "factor",
  feedback:
    "Your multiplier is the same for all widths. " +
    "Each output moves by $\\eta\\,\\|x\\|_1$, a sum of $d_{in}$ terms that do not cancel: a layer that is ten times as wide moves ten times as far.",
  fails: ["The scaled step is alike for all widths"],
} satisfies Mistake;

export function weightGradient(g: Vec, x: Vec): Mat {
  return table(g, x, (slope, input) => slope * input);
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  return table(g, x, (slope, input) => -eta * Math.sign(slope) * Math.sign(input));
}

export function scale(): number {
  return 1;
}

function table(down: Vec, across: Vec, f: (row: number, column: number) => number): Mat {
  const data = new Float64Array(down.length * across.length);
  for (const [j, row] of down.entries())
    for (const [i, column] of across.entries()) data[j * across.length + i] = f(row, column);
  return { rows: down.length, cols: across.length, data };
}
