import { requireSigma } from "./requireSigma";

/**
 * `courseObjective` averaged over normal noise of standard deviation σ in x and in y, in closed form:
 * e^(−15.625σ²)·sin(2.5x − 5y) + e^(−40σ²)·cos(4x + 8y) − (x − 2)² − (y − 2)² − 2σ². Noise damps a wave sin(k·z) by
 * e^(−|k|²σ²/2), and the mean of a square is the square of the mean plus the variance.
 *
 * @param sigma - σ, at least 0; with 0 it is `courseObjective`
 * @throws DomainError if σ is not at least 0
 * @example smoothedCourseObjective(0, 0, 0) // -7
 */
export function smoothedCourseObjective(x: number, y: number, sigma: number): number {
  requireSigma("smoothedCourseObjective", sigma);
  const variance = sigma * sigma;
  const slow = Math.exp(-15.625 * variance) * Math.sin(2.5 * x - 5 * y);
  const fast = Math.exp(-40 * variance) * Math.cos(4 * x + 8 * y);
  return slow + fast - (x - 2) * (x - 2) - (y - 2) * (y - 2) - 2 * variance;
}
