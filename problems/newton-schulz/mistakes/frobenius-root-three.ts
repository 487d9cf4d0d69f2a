import type { Mistake } from "allclose";
import { frobenius, identity, matmul, scaleMat, subtractMat, transpose, type Mat } from "numerics";

export const mistake = {
  title: "Frobenius norm of the square root of 3",
  kind: "factor",
  feedback:
    "Your `orthogonalize` begins with $\\lVert W\\rVert_F=\\sqrt3$, at the very end of the interval that works. " +
    "A matrix of rank one has its only singular value there, and $p(\\sqrt3)=0$ wipes it out. Divide to norm $1$.",
  fails: [
    "The worked example",
    "orthogonalize divides first, then iterates as often as asked",
    "Only the direction of the matrix counts",
    "A matrix of rank one stays of rank one",
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
  const norm = frobenius(W);
  let X = scaleMat(W, norm === 0 ? 0 : Math.sqrt(3) / norm);
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
