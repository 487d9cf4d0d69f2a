import type { Mistake } from "allclose";
import { colRange, matmul, svd, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "The principal features of the training inputs",
  kind: "formula",
  feedback:
    "Your `project` returns $P\\,v_j$, the principal features at the *training* inputs, and never looks at $Q$. " +
    "Take the mixture $v_j$ from $P$ and apply it to the rows of $Q$.",
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

export function project(P: Mat, _Q: Mat, r: number): Mat {
  return matmul(P, colRange(svd(P).v, 0, r));
}
