// attempt: send one line of sixty thousand operations
// problem: small
// outcome: accepted 4
import type { Vec } from "numerics";
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
export const long = 0/*repeat 30000 +1*/;
