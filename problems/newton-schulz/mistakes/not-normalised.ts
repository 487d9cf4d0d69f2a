import type { Mistake } from "allclose";
import { identity, matmul, scaleMat, subtractMat, transpose, type Mat } from "numerics";

export const mistake = {
  title: "No division at first",
  kind: "factor",
  feedback:
    "Your `orthogonalize` iterates from $W$ as it is. " +
    "Singular values beyond $\\sqrt3$ change their sign or run off to infinity. Divide by $\\lVert W\\rVert_F$ first.",
  fails: [
    "The worked example",
    "orthogonalize divides first, then iterates as often as asked",
    "Many iterations lead to the nearest orthogonal matrix",
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
  let X = scaleMat(W, 1);
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
