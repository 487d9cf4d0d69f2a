import { requireSameLength } from "../checks/requireSameLength";
import type { Vec } from "../vectors/vec";
import { zeros } from "../vectors/zeros";

/** What RMSProp keeps from step to step. */
export interface RmspropState {
  /** [n] the fading mean of the squared gradients */
  readonly cache: Vec;
}

/**
 * One step of RMSProp: cache ← rho·cache + (1 − rho)·g², then w ← w − lr·g/(√cache + eps), entry by entry.
 *
 * @param w - [n] parameters
 * @param g - [n] the gradient of the loss at w
 * @param state - what the step before returned; undefined before the first, which starts with cache = 0
 * @param options - `lr`: learning rate; `rho`: how much of the cache stays, default 0.99; `eps`: added to the root, default 1e-8
 * @throws ShapeError if the lengths differ
 * @see Tieleman, Hinton: Lecture 6.5, Neural networks for machine learning (2012)
 * @example rmsprop(vec([1]), vec([4]), { cache: vec([0]) }, { lr: 0.5, rho: 0.75, eps: 0 }) // { w: [0], state: { cache: [4] } }
 */
export function rmsprop(
  w: Vec,
  g: Vec,
  state: RmspropState | undefined,
  { lr, rho = 0.99, eps = 1e-8 }: { readonly lr: number; readonly rho?: number; readonly eps?: number },
): { w: Vec; state: RmspropState } {
  requireSameLength("rmsprop", w, g);
  const before = state?.cache ?? zeros(w.length);
  requireSameLength("rmsprop", w, before);
  const cache = before.map((mean, i) => rho * mean + (1 - rho) * (g[i] as number) * (g[i] as number));
  const next = w.map((weight, i) => weight - (lr * (g[i] as number)) / (Math.sqrt(cache[i] as number) + eps));
  return { w: next, state: { cache } };
}
