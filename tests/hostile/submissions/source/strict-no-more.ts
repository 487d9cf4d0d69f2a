// attempt: use what strict code forbids
// problem: small
// outcome: compile-error 0
import type { Vec } from "numerics";
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
with (Math) { abs(1); }
