import { add, axpy, concat, dot, map, matvec, outer, relu, scale, transpose, vec, type Mat, type Vec } from "numerics";

/** A network with one input, two hidden layers of k units each with ReLU, and one output. */
export type Net2k = {
  w1: Vec;
  b1: Vec;
  /** [k, k] row j holds the weights of unit j of the second hidden layer, one for each unit of the first */
  W2: Mat;
  b2: Vec;
  w3: Vec;
  b3: number;
};

/** The output of the network for one input. */
export function forward(net: Net2k, x: number): number {
  return net.b3 + dot(net.w3, hidden(net, x).second);
}

/**
 * The derivatives of the output at x with respect to all parameters, by backpropagation of the output itself.
 *
 * What matters of a layer is how the output answers to each of its z. In the second layer that is w3ⱼ where unit j is on.
 * Unit i of the first layer reaches the output through every unit j that is on, each with its W2ⱼᵢ: a sum over j, so the
 * matrix is used the other way round than on the way forward. Every parameter then has its layer's answer times whatever
 * it is multiplied by: the input, 1, the first layer's value, 1.
 *
 * @returns [k² + 4k + 1], in the order w1, b1, W2 row by row, b2, w3, b3
 */
export function features(net: Net2k, x: number): Vec {
  const { first, second } = hidden(net, x);
  const toSecond = whereOn(second, net.w3);
  const toFirst = whereOn(first, matvec(transpose(net.W2), toSecond));
  return concat(scale(toFirst, x), toFirst, outer(toSecond, first).data, toSecond, second, vec([1]));
}

/** What the two hidden layers give. */
function hidden({ w1, b1, W2, b2 }: Net2k, x: number): { first: Vec; second: Vec } {
  const first = map(axpy(x, w1, b1), relu);
  return { first, second: map(add(matvec(W2, first), b2), relu) };
}

/** A unit is on exactly where it gives something; elsewhere nothing passes back. */
const whereOn = (units: Vec, values: Vec): Vec => values.map((value, i) => ((units[i] ?? 0) > 0 ? value : 0));
