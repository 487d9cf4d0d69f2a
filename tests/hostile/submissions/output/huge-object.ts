// attempt: print an object of a hundred thousand keys
// problem: small
// outcome: partial 2|output-limit 2|time-limit 2
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (console.log(Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`key${i}`, i]))), 0);
