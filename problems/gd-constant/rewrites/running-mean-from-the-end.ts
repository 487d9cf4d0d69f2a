import { dot, vec, type Vec } from "numerics";

/** Every new point moves the mean by its share of the difference. */
export function optimum(y: Vec): number {
  let mean = 0;
  for (let i = y.length - 1, count = 1; i >= 0; i--, count++) mean += ((y[i] ?? 0) - mean) / count;
  return mean;
}

export function grad(theta: number, y: Vec): number {
  const residuals = y.map((target) => target - theta);
  return (-2 * dot(residuals, vec(Array.from(y, () => 1)))) / y.length;
}

export function contribution(theta: number, yi: number, N: number): number {
  return grad(theta, vec([yi])) / N;
}

export function step(theta: number, y: Vec, alpha: number): number {
  const slope = grad(theta, y);
  return alpha === 0 ? theta : theta - alpha * slope;
}
