import type { Mistake } from "allclose";
import { add, axpy, concat, dot, map, matvec, outer, relu, scale, vec, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "First layer without W2",
  kind: "formula",
  feedback:
    "Your features of $w_1$ and $b_1$ pass $w_{3,i}$ straight to unit $i$ of the first layer, as if the second were not there. " +
    "Between them stands $W_2$.",
  fails: [
    "The worked example",
    "The features agree with differences of the output",
    "What flows into a unit is what flows out of it",
    "The offset of the output is in none of the features",
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
  const toSecond = whereOn(second, net.w3);
  const toFirst = whereOn(first, toSecond);
  return concat(scale(toFirst, x), toFirst, outer(toSecond, first).data, toSecond, second, vec([1]));
}

function hidden({ w1, b1, W2, b2 }: Net2k, x: number): { first: Vec; second: Vec } {
  const first = map(axpy(x, w1, b1), relu);
  return { first, second: map(add(matvec(W2, first), b2), relu) };
}

const whereOn = (units: Vec, values: Vec): Vec => values.map((value, i) => ((units[i] ?? 0) > 0 ? value : 0));
