import { dot, type Vec } from "numerics";

/** Only two numbers of the data matter: Σx² and Σxy. */
export function grad(theta: number, x: Vec, y: Vec): number {
  return (2 * (theta * dot(x, x) - dot(x, y))) / x.length;
}

export function contribution(theta: number, xi: number, yi: number, N: number): number {
  return (2 * theta * xi * xi - 2 * xi * yi) / N;
}

export function step(theta: number, x: Vec, y: Vec, alpha: number): number {
  const shrink = 1 - (2 * alpha * dot(x, x)) / x.length;
  return shrink * theta + (2 * alpha * dot(x, y)) / x.length;
}

export function optimum(x: Vec, y: Vec): number {
  const squares = dot(x, x);
  return squares > 0 ? dot(x, y) / squares : 0;
}
