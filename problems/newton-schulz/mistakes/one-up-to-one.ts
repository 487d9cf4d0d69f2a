import type { Mistake } from "allclose";
import { frobenius, identity, matmul, scaleMat, subtractMat, transpose, type Mat } from "numerics";

export const mistake = {
  title: "One up to 1",
  kind: "formula",
  feedback:
    'Your `classify` says `"one"` for $0<s\\le1$ alone, and `"diverges"` beyond. ' +
    "From $1.5$ the first step leads to $0.5625$, and from there the sequence rises to $1$.",
  fails: [
    "The worked example",
    "Below the square root of 3 the sequence ends at 1",
    "Between the two roots the bands alternate",
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
  let X = scaleMat(W, norm === 0 ? 0 : 1 / norm);
  for (let k = 0; k < iters; k++) X = step(X);
  return X;
}

export function classify(s: number): "zero" | "one" | "other" | "diverges" {
  if (s === 0) return "zero";
  return s <= 1 ? "one" : "diverges";
}
