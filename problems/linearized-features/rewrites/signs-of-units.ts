import { map, matrixFromRows, multiply, relu, sign, vec, type Mat, type Vec } from "numerics";

interface Net1k {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
}

/** The units first; whether a unit is on is the sign of what it gives. */
export function features(net: Net1k, x: number): Vec {
  const units = map(
    net.w1.map((weight, i) => (net.b1[i] ?? NaN) + x * weight),
    relu,
  );
  const bias = multiply(sign(units), net.w2);
  return vec([...bias.map((entry) => entry * x), ...bias, ...units, 1]);
}

export function matrix(net: Net1k, X: Vec): Mat {
  const rows: Vec[] = [];
  for (let e = X.length - 1; e >= 0; e--) rows.unshift(features(net, X[e] ?? NaN));
  return matrixFromRows(rows);
}
