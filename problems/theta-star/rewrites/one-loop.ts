import type { Vec } from "numerics";

type Rule = (slope: number, k: number) => number;

export function sgd(a: Vec, b: number, { alpha, steps }: { alpha: number; steps: number }): Vec {
  return descend(a, b, steps, (slope) => alpha * slope);
}

export function signSgd(a: Vec, b: number, { alpha0, steps }: { alpha0: number; steps: number }): Vec {
  return descend(a, b, steps, (slope, k) => (alpha0 * Math.sign(slope)) / (k + 1));
}

export function simpleAdam(a: Vec, b: number, { alpha0, steps }: { alpha0: number; steps: number }): Vec {
  return descend(a, b, steps, (slope, k) => (slope === 0 ? 0 : ((alpha0 / (k + 1)) * slope) / Math.sqrt(slope ** 2)));
}

export function rescaled(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  const signs = Float64Array.from(a, Math.sign);
  return sgd(signs, b, o).map((entry, i) => (a[i] === 0 ? 0 : entry / Math.abs(a[i] ?? 1)));
}

/** One loop for all rules, over plain arrays, the sum from the last feature to the first. */
function descend(a: Vec, b: number, steps: number, rule: Rule): Vec {
  const features = [...a];
  let theta = features.map(() => 0);
  for (let k = 0; k < steps; k++) {
    let prediction = 0;
    for (let i = features.length - 1; i >= 0; i--) prediction += (features[i] ?? 0) * (theta[i] ?? 0);
    const outer = 2 * (prediction - b);
    theta = theta.map((entry, i) => entry - rule(outer * (features[i] ?? 0), k));
  }
  return Float64Array.from(theta);
}
