import { mean, type Vec } from "numerics";

/** The mean of theta - y_i is theta minus the mean. */
export function grad(theta: number, y: Vec): number {
  return 2 * theta - 2 * mean(y);
}

export function contribution(theta: number, yi: number, N: number): number {
  return (2 * theta - 2 * yi) / N;
}

export function step(theta: number, y: Vec, alpha: number): number {
  return (1 - 2 * alpha) * theta + 2 * alpha * mean(y);
}

export const optimum = (y: Vec): number => mean(y);
