import { axpy, dot, scale, type Vec } from "numerics";

export function grad(theta: number, x: Vec, y: Vec): number {
  const residuals = axpy(theta, x, scale(y, -1));
  return 2 * (dot(residuals, x) / x.length);
}

export function contribution(theta: number, xi: number, yi: number, N: number): number {
  return grad(theta, Float64Array.of(xi), Float64Array.of(yi)) / N;
}

export function step(theta: number, x: Vec, y: Vec, alpha: number): number {
  return theta + -alpha * grad(theta, x, y);
}

/** The slope at 0 over the constant curvature: one Newton step from 0. */
export function optimum(x: Vec, y: Vec): number {
  const zeros = new Float64Array(x.length);
  const curvature = grad(1, x, zeros);
  return curvature === 0 ? 0 : -grad(0, x, y) / curvature;
}
