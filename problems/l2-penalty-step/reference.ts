import type { Vec } from "numerics";

/**
 * The u that minimises g·u + (1/alpha)·Σu_i².
 *
 * The objective is a sum of one parabola for each coordinate, g_i·u_i + u_i²/alpha, so each can be minimised alone. Its
 * derivative g_i + 2·u_i/alpha is zero at u_i = -(alpha/2)·g_i. This is plain gradient descent, and the price of moving
 * turns into its learning rate, alpha/2.
 *
 * No length is ever computed, so gradients of any size keep their digits.
 *
 * @param g - gradient of the loss, [d]; left unchanged
 * @param alpha - how cheap moving is, at least 0
 * @returns -(alpha/2)·g, [d]; the objective there is -(alpha/4)·‖g‖₂²
 */
export function step(g: Vec, alpha: number): Vec {
  // `map` of a Float64Array makes a fresh one.
  return g.map((entry) => -(alpha / 2) * entry);
}
