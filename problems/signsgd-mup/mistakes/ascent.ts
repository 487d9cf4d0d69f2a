import type { Mistake } from "allclose";
import type { Mat, Vec } from "numerics";

export const mistake = {
  title: "Uphill",
  kind: "sign",
  feedback:
    "Your update is $+\\eta\\,\\mathrm{sign}(\\nabla_WL)$, which raises the loss. " +
    "The size of the step is the same either way, which is why the sign is easily lost. Descent subtracts.",
  fails: [
    "The worked example: g = (2, -1), x = (3, 0, -0.5)",
    "Zeros stay zeros",
    "The update entry by entry",
    "Every output moves by eta times the sum of |x|, against its gradient",
    "How large the gradient is makes no difference to the update",
  ],
} satisfies Mistake;

export function weightGradient(g: Vec, x: Vec): Mat {
  return table(g, x, (slope, input) => slope * input);
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  return table(g, x, (slope, input) => eta * Math.sign(slope) * Math.sign(input));
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
