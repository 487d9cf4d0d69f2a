import type { Mistake } from "allclose";
import { add, axpy, concat, dot, map, matvec, outer, relu, scale, transpose, vec, type Mat, type Vec } from "numerics";

export const mistake = {
  title: "Derivative 1 at the elbow",
  kind: "edge-case",
  feedback:
    "Your features are right except where some $z$ is exactly $0$: there you take the unit for on. " +
    "By the statement the derivative of the ReLU counts as $0$ there.",
  fails: ["Units at their elbows, and a layer that is off"],
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
  const z = axpy(x, net.w1, net.b1);
  const toSecond = whereOn(add(matvec(net.W2, first), net.b2), net.w3);
  const toFirst = whereOn(z, matvec(transpose(net.W2), toSecond));
  return concat(scale(toFirst, x), toFirst, outer(toSecond, first).data, toSecond, second, vec([1]));
}

function hidden({ w1, b1, W2, b2 }: Net2k, x: number): { first: Vec; second: Vec } {
  const first = map(axpy(x, w1, b1), relu);
  return { first, second: map(add(matvec(W2, first), b2), relu) };
}

const whereOn = (units: Vec, values: Vec): Vec => values.map((value, i) => ((units[i] ?? 0) >= 0 ? value : 0));
