import type { Mat, Vec } from "numerics";

/**
 * Gradient of the loss with respect to the weights of y = W·x + b.
 *
 * The weight W_ji only reaches the loss through y_j, which contains it as W_ji·x_i: the chain rule gives g_j·x_i.
 *
 * @param g - [dOut] gradient of the loss with respect to y
 * @param x - [dIn] the input
 * @returns [dOut, dIn], of rank one
 */
export function weightGradient(g: Vec, x: Vec): Mat {
  return table(g, x, (slope, input) => slope * input);
}

/**
 * What sign descent adds to the weights: -eta times the sign of each entry of the gradient, 0 where the entry is 0.
 *
 * The minus makes it a descent. How far the outputs move does not depend on that sign, so a derivation of their size may
 * well be written with a plus.
 *
 * @param eta - size of the step
 * @returns [dOut, dIn]
 */
export function update(g: Vec, x: Vec, eta: number): Mat {
  return table(g, x, (slope, input) => -eta * Math.sign(slope) * Math.sign(input));
}

/**
 * Multiplier of the update that makes its effect on y independent of the widths: 1/dIn.
 *
 * sign(g_j·x_i)·x_i is sign(g_j)·|x_i|, so the changes of one output never cancel: all outputs move by eta·‖x‖₁, and that
 * is the RMS norm of Δy, however many there are. For standard normals E‖x‖₁² = (2/π)·dIn² + (1 - 2/π)·dIn, which grows like
 * dIn²: the norm grows like dIn, and 1/dIn makes up for it. At initialisation signs do not know x, sums of dIn terms grow
 * like √dIn, and 1/√dIn is right; updates are aligned with x.
 *
 * With 1/dIn the mean square is (2/π) + (1 - 2/π)/dIn, constant only in the limit (1 for one input, 0.66 for sixteen, 0.637
 * for very many). Any constant over dIn serves as well, and 1/√E‖x‖₁² is exact at every width.
 *
 * @param dIn - inputs of the layer
 * @param _dOut - outputs of the layer; the RMS norm is a mean over them, so their number does not matter
 */
export function scale(dIn: number, _dOut: number): number {
  return 1 / dIn;
}

/** f of each pair: one row for each entry of `down`, one column for each of `across`. */
function table(down: Vec, across: Vec, f: (row: number, column: number) => number): Mat {
  const data = new Float64Array(down.length * across.length);
  for (const [j, row] of down.entries())
    for (const [i, column] of across.entries()) data[j * across.length + i] = f(row, column);
  return { rows: down.length, cols: across.length, data };
}
