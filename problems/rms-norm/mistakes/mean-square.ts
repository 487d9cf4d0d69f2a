import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Root left out",
  kind: "formula",
  feedback:
    "Your `rms` is the mean square $\\frac1d\\sum_ix_i^2$; the root is missing. " +
    "Check with a factor: twice the vector must have twice the norm, and yours becomes four times as large.",
  fails: [
    "The worked example: x = (3, -4, 12, 0)",
    "The zero vector, and a single entry",
    "rms of any vector",
    "A multiple of a vector has that multiple of each norm",
    "rms, linf, l2 and l1 are in this order",
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
  let squares = 0;
  for (const entry of x) squares += entry * entry;
  return squares / x.length;
}
