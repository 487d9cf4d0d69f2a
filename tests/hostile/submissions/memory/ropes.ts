// attempt: print a text that is made of a thousand million letters
// problem: small
// outcome: partial 2|memory-limit 2|output-limit 2
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (console.log("x".repeat(5e8)), 0);
