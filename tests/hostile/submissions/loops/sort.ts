// attempt: sort with a comparison that never agrees
// problem: impatient
// outcome: partial
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (new Array(1e5).fill(0).sort(() => Math.random() - 0.5), 0);
