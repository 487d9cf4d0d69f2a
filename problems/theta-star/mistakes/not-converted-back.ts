import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Solution left in rescaled features",
  kind: "formula",
  feedback:
    "Your numbers are $\\tilde\\theta$, the solution for the *rescaled* features. " +
    "It has to predict the same from the original ones: $\\tilde a^\\top\\tilde\\theta=a^\\top\\theta$. Put in $\\tilde a_i=a_i/\\lvert a_i\\rvert$ and read off $\\theta_i$.",
  fails: [
    "Worked example: two steps of rescaled",
    "rescaled step by step",
    "rescaled settles on the right solution",
    "Three optimisers, three solutions",
  ],
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
  const features = a.map((feature) => (feature === 0 ? 0 : feature / Math.abs(feature)));
  return sgd(features, b, o);
}

function gradient(a: Vec, b: number, theta: Vec): Vec {
  let residual = b;
  for (const [i, feature] of a.entries()) residual -= feature * at(theta, i);
  return a.map((feature) => -2 * residual * feature);
}

const at = (vector: Vec, i: number): number => vector[i] ?? 0;
