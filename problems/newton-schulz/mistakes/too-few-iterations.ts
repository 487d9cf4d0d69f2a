import type { Mistake } from "allclose";
import { frobenius, identity, matmul, scaleMat, subtractMat, transpose, type Mat } from "numerics";

export const mistake = {
  title: "Stopped too early",
  kind: "edge-case",
  feedback:
    "Your `classify` looks at the number after 20 steps, when a small start is still far below $1$. " +
    "A start of $s$ needs about $\\log_{1.5}\\frac1s$ steps: go on until it is certain, not a fixed number of times.",
  fails: ["Below the square root of 3 the sequence ends at 1"],
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
  let x = s;
  for (let k = 0; k < 20 && Math.abs(x) <= Math.sqrt(5); k++) x = p(x);
  if (Math.abs(x) > Math.sqrt(5)) return "diverges";
  if (Math.abs(x - 1) < 1e-3) return "one";
  return Math.abs(x) < 0.5 ? "zero" : "other";
}
