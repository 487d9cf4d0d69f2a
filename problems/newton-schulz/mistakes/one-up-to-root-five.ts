import type { Mistake } from "allclose";
import { frobenius, identity, matmul, scaleMat, subtractMat, transpose, type Mat } from "numerics";

export const mistake = {
  title: "One up to the square root of 5",
  kind: "formula",
  feedback:
    'Your `classify` says `"one"` for everything between $0$ and $\\sqrt5$. ' +
    "$\\sqrt5$ bounds the starts that do not diverge. Beyond $\\sqrt3$ $p$ is negative: try $2$.",
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
  return s < Math.sqrt(5) ? "one" : "diverges";
}
