import { frobenius, identity, matmul, scaleMat, subtractMat, transpose, type Mat } from "numerics";

export function p(x: number): number {
  return (x * (3 - x * x)) / 2;
}

/** The bracket on the other side, where it is WᵀW. */
export function step(W: Mat): Mat {
  const bracket = subtractMat(scaleMat(identity(W.cols), 1.5), scaleMat(matmul(transpose(W), W), 0.5));
  return matmul(W, bracket);
}

export function orthogonalize(W: Mat, iters: number): Mat {
  const norm = frobenius(W);
  if (norm === 0) return scaleMat(W, 1);
  return Array.from({ length: iters }).reduce((X: Mat) => step(X), scaleMat(W, 1 / norm));
}

/** Iterates until the answer is plain. */
export function classify(s: number): "zero" | "one" | "other" | "diverges" {
  let x = s;
  for (let k = 0; k < 5_000; k++) {
    if (Math.abs(x) > 3) return "diverges";
    if (Math.abs(x - 1) < 1e-9) return "one";
    x = p(x);
  }
  return x === 0 ? "zero" : "other";
}
