import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Mean of the sizes",
  kind: "formula",
  feedback:
    "Your `rms` is $\\frac1d\\sum_i\\lvert x_i\\rvert$, the mean absolute value. " +
    "Read the name from its end: square the entries, take the mean, take the root. Large entries count more then.",
  fails: [
    "The worked example: x = (3, -4, 12, 0)",
    "rms of any vector",
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
  let total = 0;
  for (const entry of x) total += Math.abs(entry);
  return total / x.length;
}
