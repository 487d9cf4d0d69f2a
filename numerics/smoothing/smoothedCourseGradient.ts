import { requireSigma } from "./requireSigma";

/**
 * The gradient (∂/∂x, ∂/∂y) of `smoothedCourseObjective`: what an unbiased estimator of it should give on average.
 *
 * @param sigma - σ, at least 0
 * @throws DomainError if σ is not at least 0
 * @example smoothedCourseGradient(2, 1, 0).map((entry) => Math.round(entry * 1000) / 1000) // [3.652, -0.697]
 */
export function smoothedCourseGradient(x: number, y: number, sigma: number): [number, number] {
  requireSigma("smoothedCourseGradient", sigma);
  const variance = sigma * sigma;
  const slow = Math.exp(-15.625 * variance) * Math.cos(2.5 * x - 5 * y);
  const fast = Math.exp(-40 * variance) * Math.sin(4 * x + 8 * y);
  return [2.5 * slow - 4 * fast - 2 * (x - 2), -5 * slow - 8 * fast - 2 * (y - 2)];
}
