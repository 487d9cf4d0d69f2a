import { DomainError } from "../errors/DomainError";
import type { Vec } from "../vectors/vec";
import { requireSigma } from "./requireSigma";

/** A normal distribution has 2·10⁻⁹ of its mass beyond six standard deviations. */
const reach = 6;

/**
 * Values on an evenly spaced line, smoothed by a normal distribution: each becomes the weighted mean of its neighbours, with
 * weights e^(−distance²/2σ²) up to a distance of 6σ. Near an end the mean is over the neighbours that exist, so a constant
 * stays what it is.
 *
 * @param values - [n]
 * @param spacing - distance between neighbours, above 0
 * @param sigma - σ in the unit of `spacing`, at least 0
 * @returns [n]; away from the ends within about 5·10⁻⁸ of the exact convolution of a smooth function, if σ is at least the
 *   spacing
 * @throws DomainError if the spacing is not above 0 or σ not at least 0
 * @example convolveGaussian(vec([2, 2, 2]), 0.5, 1) // [2, 2, 2]
 */
export function convolveGaussian(values: Vec, spacing: number, sigma: number): Vec {
  requireSigma("convolveGaussian", sigma);
  if (!(spacing > 0 && spacing < Infinity))
    throw new DomainError("convolveGaussian", "a spacing above 0", String(spacing));
  const steps = Math.min(Math.floor((reach * sigma) / spacing), values.length);
  const weights = Float64Array.from({ length: steps + 1 }, (_, step) => {
    const distance = step === 0 ? 0 : (step * spacing) / sigma;
    return Math.exp(-0.5 * distance * distance);
  });
  return values.map((centre, i) => {
    let share = 1;
    // Differences from the centre are averaged: a constant has none, whatever the weights round to.
    let difference = 0;
    for (let step = 1; step <= steps; step++)
      for (const neighbour of [values[i - step], values[i + step]]) {
        if (neighbour === undefined) continue;
        share += weights[step] as number;
        difference += (weights[step] as number) * (neighbour - centre);
      }
    return centre + difference / share;
  });
}
