import type { Vec } from "numerics";

/**
 * The u that minimises g·u + (1/alpha)·Σu_i².
 *
 * @param g - gradient of the loss, [d]; must stay as it is
 * @param alpha - how cheap moving is, at least 0
 * @returns the step to add to the parameters, [d]
 */
export function step(g: Vec, alpha: number): Vec {
  throw new Error("step is not written yet");
}
