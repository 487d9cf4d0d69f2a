import type { Mistake } from "allclose";
import { colRange, matmul, svd, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "The last principal features",
  kind: "index",
  feedback:
    "Your `project` takes the $r$ singular vectors with the *smallest* singular values. " +
    "Those vary least over the data; asked for are the first $r$.",
  fails: [
    "The worked example",
    "On the training inputs: columns of length σ, orthogonal to each other",
    "Elsewhere: the same mixtures of features, up to one sign a column",
    "A column does not depend on what else is asked for",
  ],
} satisfies Mistake;

export function singularValues(P: Mat): Vec {
  return svd(P).s;
}

export function project(P: Mat, Q: Mat, r: number): Mat {
  const { v } = svd(P);
  return matmul(Q, colRange(v, v.cols - r, v.cols));
}
