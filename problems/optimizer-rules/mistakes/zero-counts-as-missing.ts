import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "A setting of 0 counts as missing",
  kind: "edge-case",
  feedback:
    "Your rules replace a setting of 0 by its default, as `opt.mu || 0.9` does. " +
    "0 is falsy, but a setting all the same. `opt.mu ?? 0.9`, or a default in the parameter list, only fills in what is missing.",
  fails: ["Settings of 0 are settings"],
} satisfies Mistake;

export function sgd(w: Vec, g: Vec, state: undefined, opt: { lr: number }): { w: Vec; state: undefined } {
  return { w: moved(w, -opt.lr, g), state };
}

export function momentum(
  w: Vec,
  g: Vec,
  state: { v: Vec } | undefined,
  opt: { lr: number; mu?: number },
): { w: Vec; state: { v: Vec } } {
  const [lr, mu] = [opt.lr, opt.mu || 0.9];
  const before = state?.v ?? new Float64Array(w.length);
  const v = moved(g, mu, before);
  return { w: moved(w, -lr, v), state: { v } };
}

export function rmsprop(
  w: Vec,
  g: Vec,
  state: { cache: Vec } | undefined,
  opt: { lr: number; rho?: number; eps?: number },
): { w: Vec; state: { cache: Vec } } {
  const [lr, rho, eps] = [opt.lr, opt.rho || 0.99, opt.eps || 1e-8];
  const before = state?.cache ?? new Float64Array(w.length);
  const cache = faded(before, rho, squared(g));
  const direction = g.map((slope, i) => slope / (Math.sqrt(cache[i] ?? 0) + eps));
  return { w: moved(w, -lr, direction), state: { cache } };
}

export function adam(
  w: Vec,
  g: Vec,
  state: { m: Vec; v: Vec; t: number } | undefined,
  opt: { lr: number; b1?: number; b2?: number; eps?: number },
): { w: Vec; state: { m: Vec; v: Vec; t: number } } {
  const [lr, b1, b2, eps] = [opt.lr, opt.b1 || 0.9, opt.b2 || 0.999, opt.eps || 1e-8];
  const before = state ?? { m: new Float64Array(w.length), v: new Float64Array(w.length), t: 0 };
  const t = before.t + 1;
  const m = faded(before.m, b1, g);
  const v = faded(before.v, b2, squared(g));
  const mWeights = 1 - Math.pow(b1, t);
  const vWeights = 1 - Math.pow(b2, t);
  const direction = m.map((mean, i) => mean / mWeights / (Math.sqrt((v[i] ?? 0) / vWeights) + eps));
  return { w: moved(w, -lr, direction), state: { m, v, t } };
}

const moved = (from: Vec, amount: number, along: Vec): Vec => from.map((entry, i) => entry + amount * (along[i] ?? 0));

const faded = (mean: Vec, stays: number, value: Vec): Vec =>
  mean.map((entry, i) => stays * entry + (1 - stays) * (value[i] ?? 0));

const squared = (x: Vec): Vec => x.map((entry) => entry * entry);
