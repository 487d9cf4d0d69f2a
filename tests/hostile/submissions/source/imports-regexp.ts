// attempt: hide an import behind what may be a regular expression
// problem: small
// outcome: compile-error 0|accepted 4
import type { Vec } from "numerics";
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
export const late = () => { const a = 4, g = 2; return a /g/ 2 / (import("fs") as never as number) /1; };
