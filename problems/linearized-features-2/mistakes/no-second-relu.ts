import type { Mistake } from "allclose";
import { add, axpy, concat, dot, map, matvec, outer, relu, scale, transpose, vec, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "No ReLU in the second layer",
  kind: "formula",
  feedback:
    "Your second layer passes on $z^{(2)}$ as it is, negative values included. " +
    "Both hidden layers end with a ReLU.",
  fails: [
    "The worked example",
    "Units at their elbows, and a layer that is off",
    "The output of networks with units on and off in both layers",
    "The features agree with differences of the output",
    "The offset of the output is in none of the features",
    "Output weights times their features, plus the bias, is the output",
  ],
} satisfies Mistake;

export type Net2k = {
  w1: Vec;
  b1: Vec;
  W2: Mat;
  b2: Vec;
  w3: Vec;
  b3: number;
};

export function forward(net: Net2k, x: number): number {
  return net.b3 + dot(net.w3, hidden(net, x).second);
}

export function features(net: Net2k, x: number): Vec {
  const { first, second } = hidden(net, x);
  const toSecond = net.w3;
  const toFirst = whereOn(first, matvec(transpose(net.W2), toSecond));
  return concat(scale(toFirst, x), toFirst, outer(toSecond, first).data, toSecond, second, vec([1]));
}

function hidden({ w1, b1, W2, b2 }: Net2k, x: number): { first: Vec; second: Vec } {
  const first = map(axpy(x, w1, b1), relu);
  return { first, second: add(matvec(W2, first), b2) };
}

const whereOn = (units: Vec, values: Vec): Vec => values.map((value, i) => ((units[i] ?? 0) > 0 ? value : 0));
