import type { Vec } from "numerics";

/**
 * The u that minimises g·u + (1/alpha)·max|u_i|².
 *
 * Fix M = max|u_i| first. With every entry confined to [-M, M], g·u = Σ g_i u_i is smallest when each term is, and
 * g_i u_i is smallest at u_i = -M·sign(g_i). Then g·u = -M·Σ|g_i| = -M·‖g‖₁.
 *
 * What is left is a parabola in one number, -M·‖g‖₁ + M²/alpha. Its derivative -‖g‖₁ + 2M/alpha is zero at
 * M = (alpha/2)·‖g‖₁. So every coordinate moves by the same amount, and that amount shrinks with the gradient: this is
 * where the step differs from sign descent with a fixed length.
 *
 * @param g - gradient of the loss, [d]; left unchanged
 * @param alpha - how cheap moving is, at least 0
 * @returns -(alpha/2)·‖g‖₁·sign(g), [d]; the objective there is -(alpha/4)·‖g‖₁²
 */
export function step(g: Vec, alpha: number): Vec {
  let norm1 = 0;
  for (const entry of g) norm1 += Math.abs(entry);
  const largestMove = (alpha / 2) * norm1;
  // Math.sign(0) is 0: a coordinate with no slope stays where it is. `map` of a Float64Array makes a fresh one.
  return g.map((entry) => -largestMove * Math.sign(entry));
}
