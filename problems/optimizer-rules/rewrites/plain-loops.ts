import type { Vec } from "numerics";

/** Everything entry by entry in loops, settings read with ??. */
export function sgd(w: Vec, g: Vec, state: undefined, opt: { lr: number }): { w: Vec; state: undefined } {
  const next = new Float64Array(w.length);
  for (let i = 0; i < w.length; i++) next[i] = (w[i] ?? 0) - opt.lr * (g[i] ?? 0);
  return { w: next, state };
}

export function momentum(
  w: Vec,
  g: Vec,
  state: { v: Vec } | undefined,
  opt: { lr: number; mu?: number },
): { w: Vec; state: { v: Vec } } {
  const mu = opt.mu ?? 0.9;
  const next = new Float64Array(w.length);
  const v = new Float64Array(w.length);
  for (let i = 0; i < w.length; i++) {
    v[i] = mu * (state?.v[i] ?? 0) + (g[i] ?? 0);
    next[i] = (w[i] ?? 0) - opt.lr * (v[i] ?? 0);
  }
  return { w: next, state: { v } };
}

export function rmsprop(
  w: Vec,
  g: Vec,
  state: { cache: Vec } | undefined,
  opt: { lr: number; rho?: number; eps?: number },
): { w: Vec; state: { cache: Vec } } {
  const rho = opt.rho ?? 0.99;
  const eps = opt.eps ?? 1e-8;
  const next = new Float64Array(w.length);
  const cache = new Float64Array(w.length);
  for (let i = 0; i < w.length; i++) {
    const slope = g[i] ?? 0;
    cache[i] = rho * (state?.cache[i] ?? 0) + (1 - rho) * slope * slope;
    next[i] = (w[i] ?? 0) - (opt.lr * slope) / (Math.sqrt(cache[i] ?? 0) + eps);
  }
  return { w: next, state: { cache } };
}

export function adam(
  w: Vec,
  g: Vec,
  state: { m: Vec; v: Vec; t: number } | undefined,
  opt: { lr: number; b1?: number; b2?: number; eps?: number },
): { w: Vec; state: { m: Vec; v: Vec; t: number } } {
  const b1 = opt.b1 ?? 0.9;
  const b2 = opt.b2 ?? 0.999;
  const eps = opt.eps ?? 1e-8;
  const t = (state?.t ?? 0) + 1;
  const next = new Float64Array(w.length);
  const m = new Float64Array(w.length);
  const v = new Float64Array(w.length);
  for (let i = 0; i < w.length; i++) {
    const slope = g[i] ?? 0;
    m[i] = b1 * (state?.m[i] ?? 0) + (1 - b1) * slope;
    v[i] = b2 * (state?.v[i] ?? 0) + (1 - b2) * slope * slope;
    const mHat = (m[i] ?? 0) / (1 - Math.pow(b1, t));
    const vHat = (v[i] ?? 0) / (1 - Math.pow(b2, t));
    next[i] = (w[i] ?? 0) - (opt.lr * mHat) / (Math.sqrt(vHat) + eps);
  }
  return { w: next, state: { m, v, t } };
}
