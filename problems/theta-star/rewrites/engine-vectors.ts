import { add, axpy, dot, map, scale, sign, zeros, type Vec } from "numerics";

export function sgd(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  let theta = zeros(a.length);
  for (let k = 0; k < o.steps; k++) theta = axpy(2 * o.alpha * (b - dot(a, theta)), a, theta);
  return theta;
}

export function signSgd(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  const directions = sign(a);
  let theta = zeros(a.length);
  for (let k = 0; k < o.steps; k++) {
    const residual = b - dot(a, theta);
    theta = axpy((o.alpha0 / (k + 1)) * Math.sign(residual), directions, theta);
  }
  return theta;
}

/** With one example the rule is signSgd, a zero gradient included. */
export function simpleAdam(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  return signSgd(a, b, o);
}

/** Keeps theta in the original features all the time: there the rescaled step is divided by |a_i| once more. */
export function rescaled(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  const inverse = map(a, (feature) => (feature === 0 ? 0 : 1 / feature));
  let theta = zeros(a.length);
  for (let k = 0; k < o.steps; k++) theta = add(theta, scale(inverse, 2 * o.alpha * (b - dot(a, theta))));
  return theta;
}
