import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Sign step scaled by the gradient's 1-norm",
  kind: "factor",
  feedback:
    "Your numbers are those of $\\frac{\\alpha_0}{k+1}\\lVert g_k\\rVert_1\\,\\mathrm{sign}(g_k)$. " +
    "That is the step under a squared ∞-norm penalty. Plain signSGD looks at the signs only: the length of its step is $\\frac{\\alpha_0}{k+1}$ whatever the gradient's size.",
  fails: [
    "Worked example: two steps of signSgd",
    "signSgd step by step",
    "signSgd settles on the right solution",
    "The step sizes are alpha0, alpha0/2, alpha0/3, …",
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
    const stepSize = (o.alpha0 / (k + 1)) * g.reduce((sum, slope) => sum + Math.abs(slope), 0);
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
  const root = a.map(Math.abs);
  const features = a.map((feature, i) => (feature === 0 ? 0 : feature / at(root, i)));
  const theta = sgd(features, b, o);
  return theta.map((entry, i) => (at(root, i) === 0 ? 0 : entry / at(root, i)));
}

function gradient(a: Vec, b: number, theta: Vec): Vec {
  let residual = b;
  for (const [i, feature] of a.entries()) residual -= feature * at(theta, i);
  return a.map((feature) => -2 * residual * feature);
}

const at = (vector: Vec, i: number): number => vector[i] ?? 0;
