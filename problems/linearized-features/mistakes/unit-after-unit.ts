import type { Mistake } from "allclose";
import { axpy, matrixFromRows, relu, vec, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Grouped by units",
  kind: "index",
  feedback:
    "You list the three features of the first unit, then those of the second, and so on. " +
    "Asked for is group after group: all of $w_1$, then all of $b_1$, all of $w_2$, and $b_2$.",
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
  const slopes = w2.map((weight, i) => ((z[i] ?? 0) > 0 ? weight : 0));
  const units = Array.from(slopes, (slope, i) => [slope * x, slope, relu(z[i] ?? 0)]);
  return vec([...units.flat(), 1]);
}

export function matrix(net: Net1k, X: Vec): Mat {
  return matrixFromRows(Array.from(X, (x) => features(net, x)));
}
