import { requireSameLength } from "../checks/requireSameLength";
import type { Vec } from "../vectors/vec";
import { zeros } from "../vectors/zeros";

/** What Adam keeps from step to step. */
export interface AdamState {
  /** [n] the fading mean of the gradients */
  readonly m: Vec;
  /** [n] the fading mean of the squared gradients */
  readonly v: Vec;
  /** How many steps were taken. */
  readonly t: number;
}

/**
 * One step of Adam. t ← t + 1, m ← b1·m + (1 − b1)·g, v ← b2·v + (1 − b2)·g², then w ← w − lr·m̂/(√v̂ + eps) with the bias
 * corrected m̂ = m/(1 − b1ᵗ) and v̂ = v/(1 − b2ᵗ), entry by entry. The first step moves each weight by nearly lr·sign(g).
 *
 * @param w - [n] parameters
 * @param g - [n] the gradient of the loss at w
 * @param state - what the step before returned; undefined before the first, which starts with m = v = 0 and t = 0
 * @param options - `lr`: learning rate; `b1`, `b2`: how much of m and v stays, default 0.9 and 0.999; `eps`: added to the
 *   root, default 1e-8
 * @throws ShapeError if the lengths differ
 * @see Kingma, Ba: Adam: A method for stochastic optimization, ICLR 2015, algorithm 1
 * @example adam(vec([1]), vec([4]), undefined, { lr: 0.5, b1: 0.5, b2: 0.75, eps: 0 }) // { w: [0.5], state: { m: [2], v: [4], t: 1 } }
 */
export function adam(
  w: Vec,
  g: Vec,
  state: AdamState | undefined,
  options: { readonly lr: number; readonly b1?: number; readonly b2?: number; readonly eps?: number },
): { w: Vec; state: AdamState } {
  const { lr, b1 = 0.9, b2 = 0.999, eps = 1e-8 } = options;
  const before = state ?? { m: zeros(w.length), v: zeros(w.length), t: 0 };
  for (const other of [g, before.m, before.v]) requireSameLength("adam", w, other);
  const t = before.t + 1;
  const m = before.m.map((mean, i) => b1 * mean + (1 - b1) * (g[i] as number));
  const v = before.v.map((mean, i) => b2 * mean + (1 - b2) * (g[i] as number) * (g[i] as number));
  // Not `**`: a room has a Math.pow of its own, as the bits of the built-in one depend on the release of V8.
  const [mShare, vShare] = [1 - Math.pow(b1, t), 1 - Math.pow(b2, t)];
  const next = w.map((weight, i) => {
    const [first, second] = [(m[i] as number) / mShare, (v[i] as number) / vShare];
    return weight - (lr * first) / (Math.sqrt(second) + eps);
  });
  return { w: next, state: { m, v, t } };
}
