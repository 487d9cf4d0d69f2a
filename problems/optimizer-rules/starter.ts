import type { Vec } from "numerics";

/**
 * One step of gradient descent.
 *
 * @param w - parameters; must stay as they are
 * @param g - gradient of the loss at w; must stay as it is
 * @param state - always undefined: this rule remembers nothing
 * @param opt - lr: learning rate
 * @returns the new parameters, and undefined for the state
 */
export function sgd(w: Vec, g: Vec, state: undefined, opt: { lr: number }): { w: Vec; state: undefined } {
  throw new Error("sgd is not written yet");
}

/**
 * One step with momentum.
 *
 * @param state - v, the velocity after the step before; undefined before the first step
 * @param opt - lr: learning rate; mu: how much of the velocity stays, 0.9 unless given
 * @returns the new parameters and the new velocity
 */
export function momentum(
  w: Vec,
  g: Vec,
  state: { v: Vec } | undefined,
  opt: { lr: number; mu?: number },
): { w: Vec; state: { v: Vec } } {
  throw new Error("momentum is not written yet");
}

/**
 * One step of RMSProp.
 *
 * @param state - cache, the fading mean of the squared gradients; undefined before the first step
 * @param opt - lr: learning rate; rho: how much of the cache stays, 0.99 unless given; eps: 1e-8 unless given
 * @returns the new parameters and the new cache
 */
export function rmsprop(
  w: Vec,
  g: Vec,
  state: { cache: Vec } | undefined,
  opt: { lr: number; rho?: number; eps?: number },
): { w: Vec; state: { cache: Vec } } {
  throw new Error("rmsprop is not written yet");
}

/**
 * One step of Adam.
 *
 * @param state - m and v, the fading means of the gradients and of their squares, and t, the number of steps taken;
 *   undefined before the first step
 * @param opt - lr: learning rate; b1 and b2: how much of m and v stays, 0.9 and 0.999 unless given; eps: 1e-8 unless given
 * @returns the new parameters, and m, v and t after this step
 */
export function adam(
  w: Vec,
  g: Vec,
  state: { m: Vec; v: Vec; t: number } | undefined,
  opt: { lr: number; b1?: number; b2?: number; eps?: number },
): { w: Vec; state: { m: Vec; v: Vec; t: number } } {
  throw new Error("adam is not written yet");
}
