import type { Mistake } from "allclose";
import { colRange, matmul, svd, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "A singular value for each feature",
  kind: "edge-case",
  feedback:
    "For a matrix with more columns than rows you return $d$ values, the last of them zeros. " +
    "There are $\\min(n,d)$: a matrix with $n$ rows has no more.",
  fails: [
    "The right number of values, in the right shape",
    "One example, equal examples, and no features at all",
    "The singular values of tall, square and wide matrices",
    "They fall, and their squares add up to those of the entries",
    "Singular values follow the scale, not the sign or the way round",
  ],
} satisfies Mistake;

export function singularValues(P: Mat): Vec {
  const values = new Float64Array(P.cols);
  values.set(svd(P).s.slice(0, P.cols));
  return values;
}

export function project(P: Mat, Q: Mat, r: number): Mat {
  return matmul(Q, colRange(svd(P).v, 0, r));
}
