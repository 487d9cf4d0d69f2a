// attempt: print without end while the module loads
// problem: small
// outcome: output-limit 0
import type { Vec } from "numerics";
for (;;) console.log("loading".repeat(100));
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
