import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "The sign of the factor is lost",
  kind: "sign",
  feedback: "Your numbers are those of $|\\alpha| g$. What should a negative factor do?",
  fails: ["any vector and any factor"],
} satisfies Mistake;

export function scaled(g: Vec, alpha: number): Vec {
  return g.map((entry) => Math.abs(alpha) * entry);
}
