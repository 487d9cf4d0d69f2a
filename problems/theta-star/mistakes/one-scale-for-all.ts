import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "One scaling for all coordinates",
  kind: "index",
  feedback:
    "Your numbers are those of a single number in place of $M$: the root mean square *over the coordinates* of the gradient. " +
    "The mean is over the examples of the epoch, separately for each coordinate $i$. With one example there is only one $g_i^2$ to average.",
  fails: [
    "Worked example: two steps of simpleAdam",
    "simpleAdam step by step",
    "simpleAdam settles on the right solution",
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
    const scale = Math.sqrt(g.reduce((sum, slope) => sum + slope * slope, 0) / g.length);
    for (const [i, slope] of g.entries()) if (slope !== 0) theta[i] = at(theta, i) - (stepSize * slope) / scale;
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
