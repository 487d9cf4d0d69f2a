import type { Mistake } from "allclose";
import { colRange, matmul, svd, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "The smallest first",
  kind: "index",
  feedback: "Your singular values are right, but in the wrong order. " + "By agreement the largest comes first.",
  fails: [
    "The worked example",
    "One example, equal examples, and no features at all",
    "The singular values of tall, square and wide matrices",
    "They fall, and their squares add up to those of the entries",
    "Singular values follow the scale, not the sign or the way round",
  ],
} satisfies Mistake;

export function singularValues(P: Mat): Vec {
  return svd(P).s.reverse();
}

export function project(P: Mat, Q: Mat, r: number): Mat {
  return matmul(Q, colRange(svd(P).v, 0, r));
}
