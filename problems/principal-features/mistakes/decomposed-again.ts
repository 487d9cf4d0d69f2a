import type { Mistake } from "allclose";
import { colRange, matmul, svd, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Another decomposition for Q",
  kind: "formula",
  feedback:
    "Your `project` decomposes $Q$ itself. Its singular vectors are other mixtures of the features, in another order. " +
    "The principal features are those of $P$; $Q$ only says where to evaluate them.",
  fails: [
    "The right number of values, in the right shape",
    "The worked example",
    "One example, equal examples, and no features at all",
    "Elsewhere: the same mixtures of features, up to one sign a column",
    "A column does not depend on what else is asked for",
  ],
} satisfies Mistake;

export function singularValues(P: Mat): Vec {
  return svd(P).s;
}

export function project(_P: Mat, Q: Mat, r: number): Mat {
  return matmul(Q, colRange(svd(Q).v, 0, r));
}
