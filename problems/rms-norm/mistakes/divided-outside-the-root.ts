import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Divided by d outside the root",
  kind: "order",
  feedback:
    "Your `rms` is $\\frac1d\\sqrt{\\sum_ix_i^2}$: the division comes after the root. " +
    "The mean is taken of the squares, so the division by $d$ belongs *under* the root; outside it would be one by $\\sqrt d$.",
  fails: [
    "The worked example: x = (3, -4, 12, 0)",
    "rms of any vector",
    "rms, linf, l2 and l1 are in this order",
    "A vector written twice has the same typical entry",
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
  let squares = 0;
  for (const entry of x) squares += entry * entry;
  return Math.sqrt(squares) / x.length;
}
