import type { Vec } from "numerics";

/** One step of gradient descent. It looks at nothing but the present gradient, so it hands on no state. */
export function sgd(w: Vec, g: Vec, state: undefined, opt: { lr: number }): { w: Vec; state: undefined } {
  return { w: moved(w, -opt.lr, g), state };
}

/**
 * One step with momentum: the velocity is the sum of all gradients so far, each faded by mu for every step since.
 *
 * Where gradients keep their direction the velocity grows towards g/(1 - mu), ten gradients for mu = 0.9; where they flip
 * it stays small. Some texts scale the gradient by 1 - mu instead, which only means another learning rate.
 */
export function momentum(
  w: Vec,
  g: Vec,
  state: { v: Vec } | undefined,
  { lr, mu = 0.9 }: { lr: number; mu?: number },
): { w: Vec; state: { v: Vec } } {
  const before = state?.v ?? new Float64Array(w.length);
  const v = moved(g, mu, before);
  return { w: moved(w, -lr, v), state: { v } };
}

/**
 * One step of RMSProp: each coordinate's gradient over the root of the fading mean of its squares, so that steep and flat
 * coordinates move about equally far.
 */
export function rmsprop(
  w: Vec,
  g: Vec,
  state: { cache: Vec } | undefined,
  { lr, rho = 0.99, eps = 1e-8 }: { lr: number; rho?: number; eps?: number },
): { w: Vec; state: { cache: Vec } } {
  const before = state?.cache ?? new Float64Array(w.length);
  const cache = faded(before, rho, squared(g));
  // Outside the root, so that eps is small beside gradients of size eps, not of size √eps.
  const direction = g.map((slope, i) => slope / (Math.sqrt(cache[i] ?? 0) + eps));
  return { w: moved(w, -lr, direction), state: { cache } };
}

/**
 * One step of Adam: the fading mean of the gradients over the root of the fading mean of their squares.
 *
 * Both means start at 0 and are too small at first: after t steps the weights of the gradients in m add up to 1 - b1^t only.
 * Dividing by that makes them means again. So the first step has the length lr in every coordinate whose gradient is not
 * 0: there m/(1 - b1) is g and v/(1 - b2) is g². The corrected means serve this step; kept are the uncorrected ones.
 */
export function adam(
  w: Vec,
  g: Vec,
  state: { m: Vec; v: Vec; t: number } | undefined,
  { lr, b1 = 0.9, b2 = 0.999, eps = 1e-8 }: { lr: number; b1?: number; b2?: number; eps?: number },
): { w: Vec; state: { m: Vec; v: Vec; t: number } } {
  const before = state ?? { m: new Float64Array(w.length), v: new Float64Array(w.length), t: 0 };
  const t = before.t + 1;
  const m = faded(before.m, b1, g);
  const v = faded(before.v, b2, squared(g));
  const mWeights = 1 - Math.pow(b1, t);
  const vWeights = 1 - Math.pow(b2, t);
  const direction = m.map((mean, i) => mean / mWeights / (Math.sqrt((v[i] ?? 0) / vWeights) + eps));
  return { w: moved(w, -lr, direction), state: { m, v, t } };
}

/** from + amount·along */
const moved = (from: Vec, amount: number, along: Vec): Vec => from.map((entry, i) => entry + amount * (along[i] ?? 0));

/** The fading mean after one more value: what stays of it, and the rest from the new value. */
const faded = (mean: Vec, stays: number, value: Vec): Vec =>
  mean.map((entry, i) => stays * entry + (1 - stays) * (value[i] ?? 0));

const squared = (x: Vec): Vec => x.map((entry) => entry * entry);
