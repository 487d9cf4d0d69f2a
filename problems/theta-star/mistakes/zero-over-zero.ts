import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "NaN where the gradient or the feature is 0",
  kind: "edge-case",
  feedback:
    "Your numbers are right until a feature or a gradient is $0$; there you compute $0/0$, which is NaN and spreads to every coordinate in the next step. " +
    "Treat $0$ on its own: in `simpleAdam` such a coordinate stays put, in `rescaled` such a feature stays $0$.",
  fails: ["A feature that is 0 changes nothing and stays at 0", "Once the equation holds, nothing moves"],
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
    for (const [i, slope] of g.entries()) theta[i] = at(theta, i) - (stepSize * slope) / Math.sqrt(slope * slope);
  }
  return theta;
}

export function rescaled(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  const root = a.map(Math.abs);
  const features = a.map((feature, i) => feature / at(root, i));
  const theta = sgd(features, b, o);
  return theta.map((entry, i) => entry / at(root, i));
}

function gradient(a: Vec, b: number, theta: Vec): Vec {
  let residual = b;
  for (const [i, feature] of a.entries()) residual -= feature * at(theta, i);
  return a.map((feature) => -2 * residual * feature);
}

const at = (vector: Vec, i: number): number => vector[i] ?? 0;
