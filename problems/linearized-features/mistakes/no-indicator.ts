import type { Mistake } from "allclose";
import { axpy, concat, map, matrixFromRows, relu, scale, vec, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "First-layer features of units that are off",
  kind: "factor",
  feedback:
    "Your features of $w_1$ and $b_1$ are not $0$ where a unit is off. " +
    "There its output stays $0$ when its weight or bias moves a little: the derivative of the ReLU is missing.",
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

export function features({ w1, b1, w2 }: Net1k, x: number): Vec {
  const z = axpy(x, w1, b1);
  const slopes = w2;
  return concat(scale(slopes, x), slopes, map(z, relu), vec([1]));
}

export function matrix(net: Net1k, X: Vec): Mat {
  return matrixFromRows(Array.from(X, (x) => features(net, x)));
}
