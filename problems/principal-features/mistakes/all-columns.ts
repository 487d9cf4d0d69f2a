import type { Mistake } from "allclose";
import { matmul, svd, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "All principal features",
  kind: "index",
  feedback: "Your `project` returns all principal features, whatever $r$ is. " + "Keep the first $r$ columns.",
  fails: [
    "The right number of values, in the right shape",
    "The worked example",
    "On the training inputs: columns of length σ, orthogonal to each other",
    "Elsewhere: the same mixtures of features, up to one sign a column",
    "A column does not depend on what else is asked for",
  ],
} satisfies Mistake;

export function singularValues(P: Mat): Vec {
  return svd(P).s;
}

export function project(P: Mat, Q: Mat, _r: number): Mat {
  return matmul(Q, svd(P).v);
}
