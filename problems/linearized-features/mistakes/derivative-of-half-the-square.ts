import type { Mistake } from "allclose";
import { axpy, concat, dot, map, matrixFromRows, relu, scale, vec, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Derivatives of a loss",
  kind: "formula",
  feedback:
    "Your features are multiplied by the output of the network: they are the gradient of $\\frac12y^2$, a loss with the target $0$. " +
    "Features are derivatives of the output itself. No residual belongs to them.",
  fails: [
    "The worked example",
    "At an elbow, at x = 0, and a single input",
    "The features agree with differences of the output",
    "Weight times its feature, plus bias times its feature, is output weight times its feature",
    "The offset of the output is in none of the features",
    "Larger output weights give larger features to the first layer alone",
    "Row after row, in the order of the inputs",
  ],
} satisfies Mistake;

export type Net1k = {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
};

export function features({ w1, b1, w2, b2 }: Net1k, x: number): Vec {
  const z = axpy(x, w1, b1);
  const slopes = w2.map((weight, i) => ((z[i] ?? 0) > 0 ? weight : 0));
  const y = b2 + dot(w2, map(z, relu));
  return scale(concat(scale(slopes, x), slopes, map(z, relu), vec([1])), y);
}

export function matrix(net: Net1k, X: Vec): Mat {
  return matrixFromRows(Array.from(X, (x) => features(net, x)));
}
