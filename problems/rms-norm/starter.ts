import type { Vec } from "numerics";

/** Σ|x_i|. The vector x, [d] with d ≥ 1, must stay as it is. */
export function l1(x: Vec): number {
  throw new Error("l1 is not written yet");
}

/** The root of Σx_i². The vector x, [d] with d ≥ 1, must stay as it is. */
export function l2(x: Vec): number {
  throw new Error("l2 is not written yet");
}

/** The largest |x_i|. The vector x, [d] with d ≥ 1, must stay as it is. */
export function linf(x: Vec): number {
  throw new Error("linf is not written yet");
}

/** The root of the mean of x_i². The vector x, [d] with d ≥ 1, must stay as it is. */
export function rms(x: Vec): number {
  throw new Error("rms is not written yet");
}
