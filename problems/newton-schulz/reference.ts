import { frobenius, identity, matmul, scaleMat, subtractMat, transpose, type Mat } from "numerics";

/** (3x - x³)/2: what one step does to each singular value. */
export function p(x: number): number {
  return 1.5 * x - 0.5 * x * x * x;
}

/**
 * (3I - W·Wᵀ)·W/2.
 *
 * With W = U·S·Vᵀ the factor in brackets is U·(3I - S·Sᵀ)·Uᵀ, so the product is U·p(S)·Vᵀ: singular vectors stay, and p
 * acts on the singular values.
 *
 * @param W - [m, n]; left unchanged
 */
export function step(W: Mat): Mat {
  const bracket = subtractMat(scaleMat(identity(W.rows), 3), matmul(W, transpose(W)));
  return scaleMat(matmul(bracket, W), 0.5);
}

/**
 * W divided by its Frobenius norm, then `iters` steps.
 *
 * The Frobenius norm is at least the largest singular value, so all singular values begin in [0, 1]. From there those that
 * are not 0 grow towards 1: by the factor 1.5 a step while they are small, and in the end quadratically.
 *
 * @param W - [m, n]; left unchanged. If it is zero, so is the result
 */
export function orthogonalize(W: Mat, iters: number): Mat {
  const norm = frobenius(W);
  let X = scaleMat(W, norm === 0 ? 0 : 1 / norm);
  for (let k = 0; k < iters; k++) X = step(X);
  return X;
}

/**
 * Where s, p(s), p(p(s)), … ends.
 *
 * |p(x)| > |x| beyond √5, and it grows without bound. In (0, √3) p stays positive and leads to 1, and in (-√3, 0) to -1.
 * Between √3 and √5 the sign changes with every step and the value shrinks away from √5, until it is below √3: then the
 * sign at that moment decides.
 *
 * @param s - at least 0
 */
export function classify(s: number): "zero" | "one" | "other" | "diverges" {
  for (let x = s; ; x = p(x)) {
    if (x === 0) return "zero";
    if (Math.abs(x) > Math.sqrt(5)) return "diverges";
    if (Math.abs(x) < Math.sqrt(3)) return x > 0 ? "one" : "other";
  }
}
