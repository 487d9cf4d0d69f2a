import type { Mistake } from "allclose";
import { add, axpy, concat, dot, map, matvec, outer, relu, scale, transpose, vec, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Through units of the second layer that are off",
  kind: "factor",
  feedback:
    "On the way back you pass the derivative through all units of the second layer. " +
    "One that is off gives $0$ all around: nothing passes.",
  fails: [
    "The worked example",
    "Units at their elbows, and a layer that is off",
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
  const toSecond = net.w3;
  const toFirst = whereOn(first, matvec(transpose(net.W2), toSecond));
  return concat(scale(toFirst, x), toFirst, outer(toSecond, first).data, toSecond, second, vec([1]));
}

function hidden({ w1, b1, W2, b2 }: Net2k, x: number): { first: Vec; second: Vec } {
  const first = map(axpy(x, w1, b1), relu);
  return { first, second: map(add(matvec(W2, first), b2), relu) };
}

const whereOn = (units: Vec, values: Vec): Vec => values.map((value, i) => ((units[i] ?? 0) > 0 ? value : 0));
