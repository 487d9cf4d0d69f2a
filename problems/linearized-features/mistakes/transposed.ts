import type { Mistake } from "allclose";
import { axpy, concat, map, matrixFromRows, relu, scale, transpose, vec, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "One column for each input",
  kind: "index",
  feedback:
    "Your features are right, but your matrix has one *column* for each input. " +
    "Inputs are rows: $n$ of them, with $3k+1$ entries each.",
  fails: [
    "One feature for each parameter, one row for each input",
    "The worked example",
    "At an elbow, at x = 0, and a single input",
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
  return concat(scale(slopes, x), slopes, map(z, relu), vec([1]));
}

export function matrix(net: Net1k, X: Vec): Mat {
  return transpose(matrixFromRows(Array.from(X, (x) => features(net, x))));
}
