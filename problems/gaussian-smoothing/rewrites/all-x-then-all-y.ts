import { mean, type Rng } from "numerics";

/** Draws all x first, with centre and width as arguments of the generator. */
export function smooth(
  f: (x: number, y: number) => number,
  x: number,
  y: number,
  sigma: number,
  N: number,
  rng: Rng,
): number {
  const atX = Float64Array.from({ length: N }, () => rng.normal(x, sigma));
  const atY = Float64Array.from({ length: N }, () => rng.normal(y, sigma));
  return mean(atX.map((sampleX, sample) => f(sampleX, atY[sample] ?? NaN)));
}
