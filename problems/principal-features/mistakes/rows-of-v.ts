import type { Mistake } from "allclose";
import { matmul, svd, rowRange, transpose, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Rows of V",
  kind: "index",
  feedback:
    "Your `project` takes the first $r$ *rows* of $V$ for singular vectors. " +
    "The engine returns $V$ itself, not $V^\\top$: the vectors are its columns.",
  fails: [
    "The right number of values, in the right shape",
    "The worked example",
    "One example, equal examples, and no features at all",
    "On the training inputs: columns of length σ, orthogonal to each other",
    "Elsewhere: the same mixtures of features, up to one sign a column",
  ],
} satisfies Mistake;

export function singularValues(P: Mat): Vec {
  return svd(P).s;
}

export function project(P: Mat, Q: Mat, r: number): Mat {
  return matmul(Q, transpose(rowRange(svd(P).v, 0, r)));
}
