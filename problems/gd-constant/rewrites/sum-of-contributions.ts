import type { Vec } from "numerics";

export const contribution = (theta: number, yi: number, N: number): number => (-2 * (yi - theta)) / N;

export const grad = (theta: number, y: Vec): number =>
  Array.from(y).reduce((total, target) => total + contribution(theta, target, y.length), 0);

/** One parameter, N small moves: all of them from the same theta. */
export function step(theta: number, y: Vec, alpha: number): number {
  let next = theta;
  for (const target of y) next -= alpha * contribution(theta, target, y.length);
  return next;
}

/** At alpha = 1/2 one step arrives, wherever it starts. */
export const optimum = (y: Vec): number => step(0, y, 0.5);
