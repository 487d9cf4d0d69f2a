import type { Vec } from "numerics";

export const contribution = (theta: number, xi: number, yi: number, N: number): number =>
  (-2 * xi * (yi - theta * xi)) / N;

export const grad = (theta: number, x: Vec, y: Vec): number =>
  Array.from(x).reduce((total, xi, i) => total + contribution(theta, xi, y[i] ?? NaN, x.length), 0);

export function step(theta: number, x: Vec, y: Vec, alpha: number): number {
  let next = theta;
  for (let i = x.length - 1; i >= 0; i--) next -= alpha * contribution(theta, x[i] ?? NaN, y[i] ?? NaN, x.length);
  return next;
}

/** The mean of the ratios y/x, weighted by x²: points at 0 have no ratio and no weight. */
export function optimum(x: Vec, y: Vec): number {
  let weights = 0;
  let weighted = 0;
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] ?? NaN;
    if (xi === 0) continue;
    weights += xi ** 2;
    weighted += xi ** 2 * ((y[i] ?? NaN) / xi);
  }
  return weights === 0 ? 0 : weighted / weights;
}
