import type { Mistake } from "allclose";
import { colRange, matmul, svd, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Divided by the singular values",
  kind: "factor",
  feedback:
    "Your columns are divided by $\\sigma_j$, so that they all have length $1$ on the training inputs. " +
    "Then nobody sees which of them matter. The principal feature is $\\phi(x)\\cdot v_j$ and nothing else.",
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
  return { ...projected, data: projected.data.map((entry, index) => entry / (s[index % r] ?? 1)) };
}
