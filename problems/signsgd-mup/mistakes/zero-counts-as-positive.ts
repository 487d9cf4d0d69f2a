import type { Mistake } from "allclose";
import type { Mat, Vec } from "numerics";

export const mistake = {
  title: "sign(0) = 1",
  kind: "edge-case",
  feedback:
    "Your update moves weights whose gradient is 0. " +
    "An input of 0 has no part in the output, so its weights have no say: $\\mathrm{sign}(0)=0$. `Math.sign` does that.",
  fails: ["The worked example: g = (2, -1), x = (3, 0, -0.5)", "Zeros stay zeros", "The update entry by entry"],
} satisfies Mistake;

export function weightGradient(g: Vec, x: Vec): Mat {
  return table(g, x, (slope, input) => slope * input);
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  return table(g, x, (slope, input) => -eta * (slope * input >= 0 ? 1 : -1));
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
