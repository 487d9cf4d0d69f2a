import type { Vec } from "numerics";

/** theta stays on the line through a, so one number describes it, and that number has a formula. */
export function sgd(a: Vec, b: number, { alpha, steps }: { alpha: number; steps: number }): Vec {
  let square = 0;
  for (const feature of a) square += feature * feature;
  const along = square === 0 ? 0 : (b / square) * (1 - (1 - 2 * alpha * square) ** steps);
  return a.map((feature) => along * feature);
}

/** theta stays on the line through sign(a): the loop runs over one number. */
export function signSgd(a: Vec, b: number, { alpha0, steps }: { alpha0: number; steps: number }): Vec {
  let norm1 = 0;
  for (const feature of a) norm1 += Math.abs(feature);
  let along = 0;
  for (let k = 1; k <= steps && norm1 > 0; k++) along += (alpha0 * Math.sign(b - along * norm1)) / k;
  return a.map((feature) => along * Math.sign(feature));
}

export function simpleAdam(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  return signSgd(a, b, o);
}

export function rescaled(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  const theta = sgd(a.map(Math.sign), b, o);
  return theta.map((entry, i) => (entry === 0 ? 0 : entry / Math.abs(a[i] ?? 1)));
}
