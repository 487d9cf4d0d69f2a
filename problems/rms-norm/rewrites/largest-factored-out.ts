import { dot, sign, type Vec } from "numerics";

export const l1 = (x: Vec): number => dot(x, sign(x));

export function linf(x: Vec): number {
  let [most, least] = [-Infinity, Infinity];
  for (const entry of x) {
    most = Math.max(most, entry);
    least = Math.min(least, entry);
  }
  return Math.max(most, -least);
}

/** Entries are divided by the largest before they are squared. */
export function rms(x: Vec): number {
  const largest = linf(x);
  if (largest === 0) return 0;
  let meanSquare = 0;
  for (let i = 0; i < x.length; i++) meanSquare += (((x[i] ?? 0) / largest) ** 2 - meanSquare) / (i + 1);
  return largest * Math.sqrt(meanSquare);
}

export const l2 = (x: Vec): number => rms(x) * Math.sqrt(x.length);
