import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Start at ones",
  kind: "formula",
  feedback:
    "Your numbers are those of a start at $\\theta_0=(1,\\dots,1)$. " +
    "The start is $0$. It matters: the steps never change the part of $\\theta$ that the equation does not see, so whatever the start puts there stays for ever.",
  fails: [
    "Worked example: two steps of sgd",
    "Worked example: two steps of signSgd",
    "Worked example: two steps of simpleAdam",
    "Worked example: two steps of rescaled",
    "A feature that is 0 changes nothing and stays at 0",
    "No steps, step size 0, b = 0 and a = 0 leave theta at the start",
  ],
} satisfies Mistake;

export function sgd(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  const theta = new Float64Array(a.length).fill(1);
  for (let k = 0; k < o.steps; k++) {
    const g = gradient(a, b, theta);
    for (const [i, slope] of g.entries()) theta[i] = at(theta, i) - o.alpha * slope;
  }
  return theta;
}

export function signSgd(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  const theta = new Float64Array(a.length).fill(1);
  for (let k = 0; k < o.steps; k++) {
    const g = gradient(a, b, theta);
    const stepSize = o.alpha0 / (k + 1);
    for (const [i, slope] of g.entries()) theta[i] = at(theta, i) - stepSize * Math.sign(slope);
  }
  return theta;
}

export function simpleAdam(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  const theta = new Float64Array(a.length).fill(1);
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
