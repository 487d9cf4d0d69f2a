import type { Mistake } from "allclose";
import { frobenius, identity, matmul, scaleMat, subtractMat, transpose, type Mat } from "numerics";

export const mistake = {
  title: "Divergence beyond the square root of 3",
  kind: "formula",
  feedback:
    'Your `classify` says `"diverges"` for everything beyond $\\sqrt3$. ' +
    "$p$ is negative there, but $|p(s)|<s$ up to $\\sqrt5$: the sequence comes back.",
  fails: ["The worked example", "Between the two roots the bands alternate"],
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
  if (s === 0) return "zero";
  return s < Math.sqrt(3) ? "one" : "diverges";
}
