import type { Mistake } from "allclose";
import { axpy, concat, map, matrixFromRows, relu, scale, vec, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Rows in the order of size",
  kind: "index",
  feedback:
    "Your matrix sorts the inputs first, so that its rows belong to other inputs than asked. " +
    "Row $e$ holds the features of `X[e]`.",
  fails: ["The worked example", "Row after row, in the order of the inputs"],
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
  return matrixFromRows(Array.from(X.toSorted(), (x) => features(net, x)));
}
