import type { Vec } from "numerics";

/** Means written as a pull towards the new value; Adam's correction joined into one learning rate. */
const pulled = (mean: Vec | undefined, value: Vec, share: number): Vec =>
  Float64Array.from(value, (entry, i) => {
    const before = mean?.[i] ?? 0;
    return before + share * (entry - before);
  });

const squares = (g: Vec): Vec => g.map((slope) => Math.pow(slope, 2));

export const sgd = (w: Vec, g: Vec, state: undefined, { lr }: { lr: number }): { w: Vec; state: undefined } => ({
  w: Float64Array.from(w, (weight, i) => weight - lr * (g[i] ?? 0)),
  state,
});

export function momentum(
  w: Vec,
  g: Vec,
  state: { v: Vec } | undefined,
  { lr, mu = 0.9 }: { lr: number; mu?: number },
): { w: Vec; state: { v: Vec } } {
  const v = g.map((slope, i) => slope + (state === undefined ? 0 : mu * (state.v[i] ?? 0)));
  return { w: w.map((weight, i) => weight - lr * (v[i] ?? 0)), state: { v } };
}

export function rmsprop(
  w: Vec,
  g: Vec,
  state: { cache: Vec } | undefined,
  { lr, rho = 0.99, eps = 1e-8 }: { lr: number; rho?: number; eps?: number },
): { w: Vec; state: { cache: Vec } } {
  const cache = pulled(state?.cache, squares(g), 1 - rho);
  return {
    w: w.map((weight, i) => weight - lr * ((g[i] ?? 0) / (eps + Math.pow(cache[i] ?? 0, 0.5)))),
    state: { cache },
  };
}

export function adam(
  w: Vec,
  g: Vec,
  state: { m: Vec; v: Vec; t: number } | undefined,
  { lr, b1 = 0.9, b2 = 0.999, eps = 1e-8 }: { lr: number; b1?: number; b2?: number; eps?: number },
): { w: Vec; state: { m: Vec; v: Vec; t: number } } {
  const t = state === undefined ? 1 : state.t + 1;
  const m = pulled(state?.m, g, 1 - b1);
  const v = pulled(state?.v, squares(g), 1 - b2);
  const root = Math.sqrt(1 - Math.pow(b2, t));
  const rate = (lr * root) / (1 - Math.pow(b1, t));
  return {
    w: w.map((weight, i) => weight - (rate * (m[i] ?? 0)) / (Math.sqrt(v[i] ?? 0) + eps * root)),
    state: { m, v, t },
  };
}
