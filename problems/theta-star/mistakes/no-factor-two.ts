import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Gradient without the factor 2",
  kind: "factor",
  feedback:
    "Your numbers are those of the gradient $-(b-a^\\top\\theta)\\,a$, so every step is half as long as it should be. " +
    "The square in the loss brings down a factor $2$ when you differentiate it.",
  fails: [
    "Worked example: two steps of sgd",
    "Worked example: two steps of rescaled",
    "sgd step by step",
    "rescaled step by step",
    "sgd settles on the right solution",
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
  const root = a.map(Math.abs);
  const features = a.map((feature, i) => (feature === 0 ? 0 : feature / at(root, i)));
  const theta = sgd(features, b, o);
  return theta.map((entry, i) => (at(root, i) === 0 ? 0 : entry / at(root, i)));
}

function gradient(a: Vec, b: number, theta: Vec): Vec {
  let residual = b;
  for (const [i, feature] of a.entries()) residual -= feature * at(theta, i);
  return a.map((feature) => -residual * feature);
}

const at = (vector: Vec, i: number): number => vector[i] ?? 0;
