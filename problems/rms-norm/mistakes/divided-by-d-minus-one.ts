import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Divided by d − 1",
  kind: "factor",
  feedback:
    "Your `rms` divides the sum of the squares by $d-1$, as in the variance of a sample. " +
    "That correction makes up for a mean that was estimated from the same data. Nothing is estimated here: divide by $d$.",
  fails: [
    "The worked example: x = (3, -4, 12, 0)",
    "The zero vector, and a single entry",
    "rms of any vector",
    "rms, linf, l2 and l1 are in this order",
    "A vector written twice has the same typical entry",
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
  return Math.sqrt(squares / (x.length - 1));
}
