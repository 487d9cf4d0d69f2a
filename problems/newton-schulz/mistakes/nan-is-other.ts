import type { Mistake } from "allclose";
import { frobenius, identity, matmul, scaleMat, subtractMat, transpose, type Mat } from "numerics";

export const mistake = {
  title: "Overflow taken for something else",
  kind: "edge-case",
  feedback:
    'Your `classify` answers `"other"` where the sequence has overflowed: $\\infty-\\infty$ is NaN, and NaN is not greater than anything. ' +
    "Decide as soon as the number is beyond $\\sqrt5$.",
  fails: ["The worked example", "Beyond the square root of 5 the sequence diverges"],
} satisfies Mistake;

export function p(x: number): number {
  return 1.5 * x - 0.5 * x * x * x;
}

export function step(W: Mat): Mat {
  const bracket = subtractMat(scaleMat(identity(W.rows), 3), matmul(W, transpose(W)));
  return scaleMat(matmul(bracket, W), 0.5);
}

export function orthogonalize(W: Mat, iters: number): Mat {
  const norm = frobenius(W);
  let X = scaleMat(W, norm === 0 ? 0 : 1 / norm);
  for (let k = 0; k < iters; k++) X = step(X);
  return X;
}

export function classify(s: number): "zero" | "one" | "other" | "diverges" {
  let x = s;
  for (let k = 0; k < 2_000; k++) x = p(x);
  if (x === 0) return "zero";
  if (Math.abs(x) > 2) return "diverges";
  return Math.abs(x - 1) < 1e-6 ? "one" : "other";
}
