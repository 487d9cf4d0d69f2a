// attempt: await at the top level
// problem: small
// outcome: compile-error 0
await new Promise(() => {});
import type { Vec } from "numerics";
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
