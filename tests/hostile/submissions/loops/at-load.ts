// attempt: loop for ever while the module loads
// problem: impatient
// outcome: time-limit
import type { Vec } from "numerics";
for (let i = 0; ; i++) if (i < 0) break;
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
