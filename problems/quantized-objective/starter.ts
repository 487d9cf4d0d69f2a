import type { Rng } from "numerics";

/**
 * The step of the staircase that a value of f belongs to.
 *
 * @returns the largest whole number that is at most v/4.5 + 0.64
 */
export function quantize(v: number): number {
  throw new Error("quantize is not written yet");
}

/**
 * Climbs a staircase.
 *
 * @param fq - the quantised objective, to be maximised; at most 1500 calls
 * @param rng - the only source of randomness
 * @returns the point where the run ends, [x, y]
 */
export function optimize(fq: (x: number, y: number) => number, x0: number, y0: number, rng: Rng): [number, number] {
  throw new Error("optimize is not written yet");
}
