import { relu, sum, type Mat, type Vec } from "numerics";

interface Net2k {
  w1: Vec;
  b1: Vec;
  W2: Mat;
  b2: Vec;
  w3: Vec;
  b3: number;
}

/** What the hidden layers give, and the weights of each unit of the second. */
function layers({ w1, b1, W2, b2 }: Net2k, x: number) {
  const h = w1.map((weight, i) => relu(weight * x + (b1[i] ?? NaN)));
  const rows = Array.from(b2, (_, j) => W2.data.slice(j * W2.cols, (j + 1) * W2.cols));
  const s = b2.map((bias, j) => relu(bias + sum(h.map((value, i) => value * (rows[j]?.[i] ?? NaN)))));
  return { h, s, rows };
}

export const forward = (net: Net2k, x: number): number =>
  sum(layers(net, x).s.map((value, j) => value * (net.w3[j] ?? NaN))) + net.b3;

/** Every derivative with respect to the first layer is a sum over paths to the output. */
export function features(net: Net2k, x: number): Vec {
  const { h, s, rows } = layers(net, x);
  const back = s.map((value, j) => (value === 0 ? 0 : (net.w3[j] ?? NaN)));
  const paths = h.map((value, i) => (value === 0 ? 0 : sum(back.map((delta, j) => delta * (rows[j]?.[i] ?? NaN)))));
  const weights = Array.from(back, (delta) => Array.from(h, (value) => value * delta));
  return Float64Array.from([...paths.map((path) => path * x), ...paths, ...weights.flat(), ...back, ...s, 1]);
}
