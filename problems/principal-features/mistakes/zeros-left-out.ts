import type { Mistake } from "allclose";
import { colRange, matmul, svd, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Zero singular values are left out",
  kind: "edge-case",
  feedback:
    "You return only singular values that are not $0$. " +
    "All $\\min(n,d)$ are asked for: a $0$ says that a combination of features is the same as no feature.",
  fails: [
    "One example, equal examples, and no features at all",
    "The singular values of tall, square and wide matrices",
    "They fall, and their squares add up to those of the entries",
  ],
} satisfies Mistake;

export function singularValues(P: Mat): Vec {
  return svd(P).s.filter((value) => value > 1e-9);
}

export function project(P: Mat, Q: Mat, r: number): Mat {
  return matmul(Q, colRange(svd(P).v, 0, r));
}
