import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Root left out of l2",
  kind: "formula",
  feedback:
    "Your `l2` is $\\sum_ix_i^2$, the *squared* length. " +
    "Twice the vector must be twice as long; take the root of the sum.",
  fails: [
    "The worked example: x = (3, -4, 12, 0)",
    "The zero vector, and a single entry",
    "l2 of any vector",
    "A multiple of a vector has that multiple of each norm",
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
  return squares;
}

export function linf(x: Vec): number {
  let largest = 0;
  for (const entry of x) largest = Math.max(largest, Math.abs(entry));
  return largest;
}

export function rms(x: Vec): number {
  let squares = 0;
  for (const entry of x) squares += entry * entry;
  return Math.sqrt(squares / x.length);
}
