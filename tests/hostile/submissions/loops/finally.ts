// attempt: recurse in try and again in finally, which takes longer than the world
// problem: impatient
// outcome: time-limit
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (function f(): number { try { return f(); } finally { f(); } })();
