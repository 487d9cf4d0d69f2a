import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Digits lost in the squares",
  kind: "edge-case",
  feedback:
    "Your numbers are right for gradients of everyday size. Near $10^{200}$ the squares in your $\\lVert g\\rVert_2$ overflow to Infinity, near $10^{-200}$ they vanish. " +
    "The minimiser can be written without any length.",
  fails: ["Very large and very small gradients keep their digits"],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  let squares = 0;
  for (const entry of g) squares += entry * entry;
  const length = Math.sqrt(squares);
  if (length === 0) return new Float64Array(g.length);
  return g.map((entry) => -(alpha / 2) * length * (entry / length));
}
