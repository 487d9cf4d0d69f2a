import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Standard deviation instead of RMS",
  kind: "formula",
  feedback:
    "Your `rms` subtracts the mean entry first, which makes it a standard deviation: $0$ for the vector $(5,5)$. " +
    "A norm measures the distance from $0$, not from the mean. Square the entries as they are.",
  fails: [
    "The worked example: x = (3, -4, 12, 0)",
    "The zero vector, and a single entry",
    "rms of any vector",
    "A multiple of a vector has that multiple of each norm",
    "rms, linf, l2 and l1 are in this order",
    "The typical entry of 2000 standard normals is about 1",
  ],
} satisfies Mistake;

export function l1(x: Vec): number {
  let total = 0;
  for (const entry of x) total += Math.abs(entry);
  return total;
}

export function l2(x: Vec): number {
  let squares = 0;
  for (const entry of x) squares += entry * entry;
  return Math.sqrt(squares);
}

export function linf(x: Vec): number {
  let largest = 0;
  for (const entry of x) largest = Math.max(largest, Math.abs(entry));
  return largest;
}

export function rms(x: Vec): number {
  let mean = 0;
  for (const entry of x) mean += entry / x.length;
  let squares = 0;
  for (const entry of x) squares += (entry - mean) ** 2;
  return Math.sqrt(squares / x.length);
}
