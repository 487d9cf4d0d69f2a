import type { Mistake } from "allclose";
import { frobenius, identity, matmul, scaleMat, subtractMat, transpose, type Mat } from "numerics";

export const mistake = {
  title: "Always -1 between the roots",
  kind: "formula",
  feedback:
    'Your `classify` says `"other"` for everything between $\\sqrt3$ and $\\sqrt5$. ' +
    "A step there changes the sign, but it may land below $-\\sqrt3$, and the next step changes it back: follow $2.2$.",
  fails: ["Between the two roots the bands alternate"],
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
  if (s > Math.sqrt(5)) return "diverges";
  return s < Math.sqrt(3) ? "one" : "other";
}
