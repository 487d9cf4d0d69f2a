// attempt: answer with the argument's own memory
// problem: small
// outcome: partial 3
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (g.forEach((entry, index) => { g[index] = alpha * entry; }), g);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
