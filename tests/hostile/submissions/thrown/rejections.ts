// attempt: leave rejected promises behind
// problem: small
// outcome: accepted 4
import type { Vec } from "numerics";
for (let i = 0; i < 1000; i++) void Promise.reject(new Error("ESCAPED"));
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
