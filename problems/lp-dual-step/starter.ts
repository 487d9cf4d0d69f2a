import type { Vec } from "numerics";

/**
 * The q with 1/p + 1/q = 1.
 *
 * @param p - from 1 to Infinity, both included
 */
export function dual(p: number): number {
  throw new Error("dual is not written yet");
}

/**
 * A u that minimises g·u + (1/alpha)·‖u‖_p².
 *
 * @param g - gradient of the loss, [d]; must stay as it is
 * @param alpha - how cheap moving is, at least 0
 * @param p - from 1 to Infinity, both included
 * @returns the step to add to the parameters, [d]
 */
export function step(g: Vec, alpha: number, p: number): Vec {
  throw new Error("step is not written yet");
}
