import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Entries cancel in l1",
  kind: "sign",
  feedback:
    "Your `l1` is $\\sum_ix_i$ (without its sign): entries of opposite sign cancel each other. " +
    "Take the absolute value of every entry *before* adding, or $(1,-1)$ has length $0$.",
  fails: ["The worked example: x = (3, -4, 12, 0)", "l1 of any vector", "rms, linf, l2 and l1 are in this order"],
} satisfies Mistake;

export function l1(x: Vec): number {
  let total = 0;
  for (const entry of x) total += entry;
  return Math.abs(total);
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
