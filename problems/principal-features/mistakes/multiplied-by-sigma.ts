import type { Mistake } from "allclose";
import { colRange, matmul, svd, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Multiplied by the singular values",
  kind: "factor",
  feedback:
    "Your columns are multiplied by $\\sigma_j$. " +
    "On the training inputs $P\\,v_j=\\sigma_ju_j$: the singular value is in the projection already.",
  fails: [
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
  const { s, v } = svd(P);
  const projected = matmul(Q, colRange(v, 0, r));
  return { ...projected, data: projected.data.map((entry, index) => entry * (s[index % r] ?? 1)) };
}
