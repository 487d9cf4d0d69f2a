import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Features centred before they are rescaled",
  kind: "formula",
  feedback:
    "Your numbers are those of `rescaled` after the mean of the entries of $a$ was subtracted and one standard deviation over the entries was divided out. " +
    "Second moment one needs no centring, and each feature is rescaled by *its own* root mean square over the examples. The entries of $a$ are different features, not samples of one.",
  fails: ["Worked example: two steps of rescaled", "rescaled step by step", "rescaled settles on the right solution"],
} satisfies Mistake;

export function sgd(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  const theta = new Float64Array(a.length);
  for (let k = 0; k < o.steps; k++) {
    const g = gradient(a, b, theta);
    for (const [i, slope] of g.entries()) theta[i] = at(theta, i) - o.alpha * slope;
  }
  return theta;
}

export function signSgd(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  const theta = new Float64Array(a.length);
  for (let k = 0; k < o.steps; k++) {
    const g = gradient(a, b, theta);
    const stepSize = o.alpha0 / (k + 1);
    for (const [i, slope] of g.entries()) theta[i] = at(theta, i) - stepSize * Math.sign(slope);
  }
  return theta;
}

export function simpleAdam(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  const theta = new Float64Array(a.length);
  for (let k = 0; k < o.steps; k++) {
    const g = gradient(a, b, theta);
    const stepSize = o.alpha0 / (k + 1);
    for (const [i, slope] of g.entries())
      if (slope !== 0) theta[i] = at(theta, i) - (stepSize * slope) / Math.abs(slope);
  }
  return theta;
}

export function rescaled(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  const mean = a.reduce((sum, feature) => sum + feature, 0) / a.length;
  const variance = a.reduce((sum, feature) => sum + (feature - mean) ** 2, 0) / a.length;
  const deviation = Math.sqrt(variance) || 1;
  const features = a.map((feature) => (feature === 0 ? 0 : (feature - mean) / deviation));
  return sgd(features, b, o).map((entry) => entry / deviation);
}

function gradient(a: Vec, b: number, theta: Vec): Vec {
  let residual = b;
  for (const [i, feature] of a.entries()) residual -= feature * at(theta, i);
  return a.map((feature) => -2 * residual * feature);
}

const at = (vector: Vec, i: number): number => vector[i] ?? 0;
