import type { Mistake } from "allclose";
import { frobenius, identity, matmul, scaleMat, subtractMat, transpose, type Mat } from "numerics";

export const mistake = {
  title: "Factor one half missing",
  kind: "factor",
  feedback:
    "Your `step` is $(3I-WW^\\top)W$, twice as large as asked for. " + "With it $1$ is no fixed point: $3-1=2$.",
  fails: [
    "The worked example",
    "A step applies p to the singular values",
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
  return matmul(bracket, W);
}

export function orthogonalize(W: Mat, iters: number): Mat {
  const norm = frobenius(W);
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
