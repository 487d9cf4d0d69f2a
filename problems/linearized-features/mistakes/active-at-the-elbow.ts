import type { Mistake } from "allclose";
import { axpy, concat, map, matrixFromRows, relu, scale, vec, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Derivative 1 at the elbow",
  kind: "edge-case",
  feedback:
    "Your features are right except where $z_i$ is exactly $0$: there you take the unit for active. " +
    "By the statement the derivative of the ReLU counts as $0$ there.",
  fails: ["At an elbow, at x = 0, and a single input"],
} satisfies Mistake;

export type Net1k = {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
};

export function features({ w1, b1, w2 }: Net1k, x: number): Vec {
  const z = axpy(x, w1, b1);
  const slopes = w2.map((weight, i) => ((z[i] ?? 0) >= 0 ? weight : 0));
  return concat(scale(slopes, x), slopes, map(z, relu), vec([1]));
}

export function matrix(net: Net1k, X: Vec): Mat {
  return matrixFromRows(Array.from(X, (x) => features(net, x)));
}
