import type { Mat, Vec } from "numerics";

interface Net2k {
  w1: Vec;
  b1: Vec;
  W2: Mat;
  b2: Vec;
  w3: Vec;
  b3: number;
}

const at = (values: Vec, i: number): number => values[i] ?? NaN;

/** Values of z, first layer then second. */
function inputs(net: Net2k, x: number): [number[], number[]] {
  const k = net.w1.length;
  const one: number[] = [];
  const two: number[] = [];
  for (let i = 0; i < k; i++) one.push(at(net.w1, i) * x + at(net.b1, i));
  for (let j = 0; j < k; j++) {
    let z = at(net.b2, j);
    for (let i = k - 1; i >= 0; i--) if ((one[i] ?? NaN) > 0) z += at(net.W2.data, j * k + i) * (one[i] ?? NaN);
    two.push(z);
  }
  return [one, two];
}

export function forward(net: Net2k, x: number): number {
  const [, two] = inputs(net, x);
  let y = net.b3;
  two.forEach((z, j) => {
    if (z > 0) y += at(net.w3, j) * z;
  });
  return y;
}

export function features(net: Net2k, x: number): Vec {
  const k = net.w1.length;
  const [one, two] = inputs(net, x);
  const result = new Float64Array(k * k + 4 * k + 1);
  for (let j = 0; j < k; j++) {
    const z = two[j] ?? NaN;
    if (z <= 0) continue;
    const delta = at(net.w3, j);
    result[2 * k + k * k + j] = delta;
    result[3 * k + k * k + j] = z;
    for (let i = 0; i < k; i++) {
      const h = one[i] ?? NaN;
      if (h <= 0) continue;
      result[2 * k + j * k + i] = delta * h;
      result[i] = at(result, i) + delta * at(net.W2.data, j * k + i) * x;
      result[k + i] = at(result, k + i) + delta * at(net.W2.data, j * k + i);
    }
  }
  result[result.length - 1] = 1;
  return result;
}
