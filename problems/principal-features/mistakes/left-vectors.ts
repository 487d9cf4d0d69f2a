import type { Mistake } from "allclose";
import { colRange, svd, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "The left singular vectors",
  kind: "formula",
  feedback:
    "Your `project` returns columns of $U$: one number for each *training* input, whatever $Q$ is. " +
    "They say where the training inputs lie along a principal feature. At other inputs it is $\\phi(x)\\cdot v_j$.",
  fails: [
    "The right number of values, in the right shape",
    "The worked example",
    "One example, equal examples, and no features at all",
    "On the training inputs: columns of length σ, orthogonal to each other",
    "Elsewhere: the same mixtures of features, up to one sign a column",
    "A column does not depend on what else is asked for",
  ],
} satisfies Mistake;

export function singularValues(P: Mat): Vec {
  return svd(P).s;
}

export function project(P: Mat, _Q: Mat, r: number): Mat {
  return colRange(svd(P).u, 0, r);
}
