import { matrixFromRows, type Mat, type Vec } from "numerics";

/** Rows first; the multiplier that makes the limit 1. */
export function weightGradient(g: Vec, x: Vec): Mat {
  return matrixFromRows(Array.from(g, (slope) => Array.from(x, (input) => slope * input)));
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  const away = x.map((input) => -eta * Math.sign(input));
  const towards = away.map((entry) => -entry);
  const still = new Float64Array(x.length);
  return matrixFromRows(Array.from(g, (slope) => Array.from(slope > 0 ? away : slope < 0 ? towards : still)));
}

export const scale = (dIn: number, _dOut: number): number => Math.sqrt(Math.PI / 2) * Math.pow(dIn, -1);
