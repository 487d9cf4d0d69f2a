import type { Mat, Vec } from "numerics";

/** Fills down the columns, and decides the sign by cases; a large constant in the multiplier. */
export function weightGradient(g: Vec, x: Vec): Mat {
  const data = new Float64Array(g.length * x.length);
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < g.length; j++) data[j * x.length + i] = (x[i] ?? 0) * (g[j] ?? 0);
  return { rows: g.length, cols: x.length, data };
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  const gradient = weightGradient(g, x);
  for (let entry = 0; entry < gradient.data.length; entry++) {
    const slope = gradient.data[entry] ?? 0;
    if (slope > 0) gradient.data[entry] = -eta;
    else if (slope < 0) gradient.data[entry] = eta;
    else gradient.data[entry] = 0;
  }
  return gradient;
}

export function scale(dIn: number, _dOut: number): number {
  return 40 / dIn;
}
