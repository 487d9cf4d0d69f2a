import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Largest entry instead of largest size",
  kind: "sign",
  feedback:
    "Your `linf` is the largest entry, so $-12$ counts for less than $3$. " +
    "Asked for is the largest *size*: compare absolute values.",
  fails: [
    "The zero vector, and a single entry",
    "linf of any vector",
    "A multiple of a vector has that multiple of each norm",
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
  for (const entry of x) largest = Math.max(largest, entry);
  return largest;
}

export function rms(x: Vec): number {
  let squares = 0;
  for (const entry of x) squares += entry * entry;
  return Math.sqrt(squares / x.length);
}
