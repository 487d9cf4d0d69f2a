import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Whole square added to the cache",
  kind: "factor",
  feedback:
    "Your cache takes in the whole square, $c\\leftarrow\\rho c+g^2$, and grows to $1/(1-\\rho)$ times the mean square. " +
    "A fading mean takes in $(1-\\rho)g^2$.",
  fails: ["Worked example: two steps of rmsprop", "The check numbers of the course", "Six steps of rmsprop"],
} satisfies Mistake;

export function sgd(w: Vec, g: Vec, state: undefined, opt: { lr: number }): { w: Vec; state: undefined } {
  return { w: moved(w, -opt.lr, g), state };
}

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

export function rmsprop(
  w: Vec,
  g: Vec,
  state: { cache: Vec } | undefined,
  { lr, rho = 0.99, eps = 1e-8 }: { lr: number; rho?: number; eps?: number },
): { w: Vec; state: { cache: Vec } } {
  const before = state?.cache ?? new Float64Array(w.length);
  const cache = moved(squared(g), rho, before);
  const direction = g.map((slope, i) => slope / (Math.sqrt(cache[i] ?? 0) + eps));
  return { w: moved(w, -lr, direction), state: { cache } };
}

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

const moved = (from: Vec, amount: number, along: Vec): Vec => from.map((entry, i) => entry + amount * (along[i] ?? 0));

const faded = (mean: Vec, stays: number, value: Vec): Vec =>
  mean.map((entry, i) => stays * entry + (1 - stays) * (value[i] ?? 0));

const squared = (x: Vec): Vec => x.map((entry) => entry * entry);
