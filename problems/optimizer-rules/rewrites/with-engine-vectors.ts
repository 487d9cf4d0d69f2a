import { add, axpy, map, multiply, scale, subtract, zeros, type Vec } from "numerics";

/** The engine's vectors; the powers of Adam's correction by repeated multiplication. */
export function sgd(w: Vec, g: Vec, _state: undefined, { lr }: { lr: number }): { w: Vec; state: undefined } {
  return { w: subtract(w, scale(g, lr)), state: undefined };
}

export function momentum(
  w: Vec,
  g: Vec,
  state: { v: Vec } | undefined,
  { lr, mu = 0.9 }: { lr: number; mu?: number },
): { w: Vec; state: { v: Vec } } {
  const v = state ? axpy(mu, state.v, g) : scale(g, 1);
  return { w: axpy(-lr, v, w), state: { v } };
}

export function rmsprop(
  w: Vec,
  g: Vec,
  state: { cache: Vec } | undefined,
  { lr, rho = 0.99, eps = 1e-8 }: { lr: number; rho?: number; eps?: number },
): { w: Vec; state: { cache: Vec } } {
  const cache = add(scale(state?.cache ?? zeros(w.length), rho), scale(multiply(g, g), 1 - rho));
  const factors = map(cache, (mean) => lr / (Math.sqrt(mean) + eps));
  return { w: subtract(w, multiply(factors, g)), state: { cache } };
}

export function adam(
  w: Vec,
  g: Vec,
  state: { m: Vec; v: Vec; t: number } | undefined,
  { lr, b1 = 0.9, b2 = 0.999, eps = 1e-8 }: { lr: number; b1?: number; b2?: number; eps?: number },
): { w: Vec; state: { m: Vec; v: Vec; t: number } } {
  const { m: oldM, v: oldV, t: taken } = state ?? { m: zeros(w.length), v: zeros(w.length), t: 0 };
  const t = taken + 1;
  const m = add(scale(oldM, b1), scale(g, 1 - b1));
  const v = add(scale(oldV, b2), scale(multiply(g, g), 1 - b2));
  let [fadedM, fadedV] = [1, 1];
  for (let step = 0; step < t; step++) [fadedM, fadedV] = [fadedM * b1, fadedV * b2];
  const roots = map(v, (mean) => Math.sqrt(mean / (1 - fadedV)) + eps);
  const factors = map(roots, (root) => lr / (1 - fadedM) / root);
  return { w: subtract(w, multiply(factors, m)), state: { m, v, t } };
}
