import { requireWhole } from "../checks/requireWhole";
import type { Rng } from "../random/rng";
import { requireSigma } from "./requireSigma";

/**
 * An estimate of the smoothed function f_σ(x, y), which is the mean of f(x + σz₁, y + σz₂) over independent standard
 * normals: the mean over `count` samples. Its standard error falls as 1/√count.
 *
 * @param sigma - σ, at least 0
 * @param count - how many samples, at least 1; f is called once for each
 * @param rng - drawn from with `normal`, twice for each sample, first for x
 * @throws DomainError if σ is not at least 0 or `count` not a whole number of at least 1
 * @example monteCarloSmooth((x, y) => x * y, 2, 3, 0.5, 10, constantRng(2)) // 12
 */
export function monteCarloSmooth(
  f: (x: number, y: number) => number,
  x: number,
  y: number,
  sigma: number,
  count: number,
  rng: Rng,
): number {
  requireSigma("monteCarloSmooth", sigma);
  requireWhole("monteCarloSmooth", "count", count, 1);
  let total = 0;
  for (let sample = 0; sample < count; sample++) {
    const atX = rng.normal(x, sigma);
    total += f(atX, rng.normal(y, sigma));
  }
  return total / count;
}
