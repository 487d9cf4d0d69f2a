import type { Mat, Vec } from "numerics";

interface Net1k {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
}

const at = (values: Vec, i: number): number => values[i] ?? NaN;

export function features(net: Net1k, x: number): Vec {
  const k = net.w1.length;
  const result = new Float64Array(3 * k + 1);
  for (let i = 0; i < k; i++) {
    const z = at(net.w1, i) * x + at(net.b1, i);
    if (z <= 0) continue;
    result[i] = x * at(net.w2, i);
    result[k + i] = at(net.w2, i);
    result[2 * k + i] = z;
  }
  result[3 * k] = 1;
  return result;
}

export function matrix(net: Net1k, X: Vec): Mat {
  const cols = 3 * net.w1.length + 1;
  const data = new Float64Array(X.length * cols);
  for (let e = 0; e < X.length; e++) data.set(features(net, at(X, e)), e * cols);
  return { rows: X.length, cols, data };
}
