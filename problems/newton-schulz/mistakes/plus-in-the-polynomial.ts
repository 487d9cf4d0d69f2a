import type { Mistake } from "allclose";
import { addMat, frobenius, identity, matmul, scaleMat, transpose, type Mat } from "numerics";

export const mistake = {
  title: "Cubic term with the wrong sign",
  kind: "sign",
  feedback:
    "Your functions add the cubic term: $\\frac32x+\\frac12x^3$. " +
    "Then nothing brakes the growth. The cubic term is subtracted, so that $1$ stays where it is.",
  fails: [
    "The worked example",
    "p is an odd cubic with the fixed points 0, 1 and -1",
    "A step applies p to the singular values",
    "orthogonalize divides first, then iterates as often as asked",
    "Many iterations lead to the nearest orthogonal matrix",
    "Only the direction of the matrix counts",
    "A matrix of rank one stays of rank one",
    "Between the two roots the bands alternate",
  ],
} satisfies Mistake;

export function p(x: number): number {
  return 1.5 * x + 0.5 * x * x * x;
}

export function step(W: Mat): Mat {
  const bracket = addMat(scaleMat(identity(W.rows), 3), matmul(W, transpose(W)));
  return scaleMat(matmul(bracket, W), 0.5);
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
