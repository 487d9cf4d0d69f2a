import type { Mistake } from "allclose";
import { frobenius, mapMat, scaleMat, type Mat } from "numerics";

export const mistake = {
  title: "Cube of the entries",
  kind: "formula",
  feedback:
    "Your `step` applies $p$ to every entry, $\\frac32W_{ij}-\\frac12W_{ij}^3$. " +
    "$WW^\\top W$ is a product of matrices; only for a diagonal matrix that is the same.",
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
  return mapMat(W, p);
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
