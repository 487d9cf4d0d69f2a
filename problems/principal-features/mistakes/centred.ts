import type { Mistake } from "allclose";
import { colRange, matmul, svd, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Centred columns",
  kind: "formula",
  feedback:
    "You subtract the mean of each feature before you decompose, as principal component analysis does. " +
    "Here nothing is centred: a feature that is the same everywhere, such as that of a bias, counts too.",
  fails: [
    "The worked example",
    "One example, equal examples, and no features at all",
    "The singular values of tall, square and wide matrices",
    "They fall, and their squares add up to those of the entries",
    "Singular values follow the scale, not the sign or the way round",
    "On the training inputs: columns of length σ, orthogonal to each other",
    "Elsewhere: the same mixtures of features, up to one sign a column",
  ],
} satisfies Mistake;

export function singularValues(P: Mat): Vec {
  return svd(centred(P)).s;
}

function centred({ rows, cols, data }: Mat): Mat {
  const means = new Float64Array(cols);
  for (const [index, entry] of data.entries()) means[index % cols] = (means[index % cols] ?? 0) + entry / rows;
  return { rows, cols, data: data.map((entry, index) => entry - (means[index % cols] ?? 0)) };
}

export function project(P: Mat, Q: Mat, r: number): Mat {
  return matmul(Q, colRange(svd(centred(P)).v, 0, r));
}
