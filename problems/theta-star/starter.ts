import type { Vec } from "numerics";

// Each function minimises (b - a·theta)² from theta = 0 and returns theta after exactly `steps` updates.

/** Gradient descent with a constant step size. */
export function sgd(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  throw new Error("sgd is not written yet");
}

/** Descent along the sign of the gradient, step size alpha0 / (k + 1) for k = 0, 1, … */
export function signSgd(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  throw new Error("signSgd is not written yet");
}

/** Each coordinate of the gradient divided by its root mean square in the current epoch, step size alpha0 / (k + 1). */
export function simpleAdam(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  throw new Error("simpleAdam is not written yet");
}

/** sgd on features of second moment one, converted back to the original features. */
export function rescaled(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  throw new Error("rescaled is not written yet");
}
