import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "RMS without the mean",
  kind: "factor",
  feedback:
    "Your `rms` is the 2-norm: the sum of the squares is not divided by $d$. " +
    "The M in RMS is a mean. Without it the answer grows when entries of the same size are added.",
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
  return Math.sqrt(squares);
}
