import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "The vector is overwritten",
  kind: "memory",
  feedback:
    "Your numbers are right, but `l1` replaces the entries of `x` by their sizes: whoever called you has lost the signs. " +
    "Keep each size in a variable of its own.",
  fails: ["The vector is left as it was"],
} satisfies Mistake;

export function l1(x: Vec): number {
  let total = 0;
  for (const [i, entry] of x.entries()) {
    x[i] = Math.abs(entry);
    total += x[i];
  }
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
  return Math.sqrt(squares / x.length);
}
