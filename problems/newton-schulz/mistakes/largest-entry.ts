import type { Mistake } from "allclose";
import { identity, matmul, normInf, scaleMat, subtractMat, transpose, type Mat } from "numerics";

export const mistake = {
  title: "Divided by the largest entry",
  kind: "formula",
  feedback:
    "Your `orthogonalize` divides by $\\max|W_{ij}|$. " +
    "That does not bound the singular values: a matrix full of ones has the largest entry $1$ and a singular value of $\\sqrt{mn}$. Use the Frobenius norm.",
  fails: [
    "The worked example",
    "orthogonalize divides first, then iterates as often as asked",
    "Many iterations lead to the nearest orthogonal matrix",
    "Only the direction of the matrix counts",
  ],
} satisfies Mistake;

export function p(x: number): number {
  return 1.5 * x - 0.5 * x * x * x;
}

export function step(W: Mat): Mat {
  const bracket = subtractMat(scaleMat(identity(W.rows), 3), matmul(W, transpose(W)));
  return scaleMat(matmul(bracket, W), 0.5);
}

export function orthogonalize(W: Mat, iters: number): Mat {
  const norm = normInf(W.data);
  let X = scaleMat(W, norm === 0 ? 0 : 1 / norm);
  for (let k = 0; k < iters; k++) X = step(X);
  return X;
}

export function classify(s: number): "zero" | "one" | "other" | "diverges" {
  for (let x = s; ; x = p(x)) {
    if (x === 0) return "zero";
    if (Math.abs(x) > Math.sqrt(5)) return "diverges";
    if (Math.abs(x) < Math.sqrt(3)) return x > 0 ? "one" : "other";
  }
}
