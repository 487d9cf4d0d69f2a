import { requireSameLength } from "../checks/requireSameLength";
import { axpy } from "../vectors/axpy";
import type { Vec } from "../vectors/vec";
import { zeros } from "../vectors/zeros";

/** What momentum keeps from step to step. */
export interface MomentumState {
  /** [n] velocity: the fading sum of the gradients so far */
  readonly v: Vec;
}

/**
 * One step of gradient descent with momentum: v ← mu·v + g, then w ← w − lr·v. (Some texts put 1 − mu before g; this does
 * not.)
 *
 * @param w - [n] parameters
 * @param g - [n] the gradient of the loss at w
 * @param state - what the step before returned; undefined before the first, which starts with v = 0
 * @param options - `lr`: learning rate; `mu`: how much of the velocity stays, default 0.9
 * @throws ShapeError if the lengths differ
 * @see Sutskever et al.: On the importance of initialization and momentum in deep learning, ICML 2013
 * @example momentum(vec([1]), vec([2]), { v: vec([10]) }, { lr: 0.5, mu: 0.5 }) // { w: [-2.5], state: { v: [7] } }
 */
export function momentum(
  w: Vec,
  g: Vec,
  state: MomentumState | undefined,
  { lr, mu = 0.9 }: { readonly lr: number; readonly mu?: number },
): { w: Vec; state: MomentumState } {
  requireSameLength("momentum", w, g);
  const v = axpy(mu, state?.v ?? zeros(w.length), g);
  return { w: axpy(-lr, v, w), state: { v } };
}
