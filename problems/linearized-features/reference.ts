import { axpy, concat, map, matrixFromRows, relu, scale, vec, type Mat, type Vec } from "numerics";

/** The network y(x) = b2 + Σᵢ w2ᵢ·relu(w1ᵢ·x + b1ᵢ); the three vectors have one entry for each of the k hidden units. */
export type Net1k = {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
};

/**
 * The derivatives of the output at x with respect to all parameters, by the chain rule.
 *
 * A unit that is off gives 0 all around, so neither its weight nor its bias nor its output weight matters there. Where it
 * is on, its bias moves the output by w2ᵢ, its weight by x times as much, and its output weight by the unit's own value.
 * The bias of the output enters as it is: its feature is 1 everywhere, and its value is in none of the features.
 *
 * No data come in. The gradient of a loss would be these derivatives times a residual; features are there before there
 * is anything to fit.
 *
 * @returns [3k + 1], in the order w1, b1, w2, b2
 */
export function features({ w1, b1, w2 }: Net1k, x: number): Vec {
  const z = axpy(x, w1, b1);
  const slopes = w2.map((weight, i) => ((z[i] ?? 0) > 0 ? weight : 0));
  return concat(scale(slopes, x), slopes, map(z, relu), vec([1]));
}

/** The features of several inputs: [n, 3k + 1], one row for each input. */
export function matrix(net: Net1k, X: Vec): Mat {
  return matrixFromRows(Array.from(X, (x) => features(net, x)));
}
