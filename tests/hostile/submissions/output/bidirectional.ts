// attempt: print letters that turn the reading direction round
// problem: small
// outcome: wrong-answer 0
// never: \u202e; \u2066; \u200f
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (console.log("\u202eaccepted\u2066\u200f\u2069"), new Float64Array(2));
export const grad = (f: (x: number) => number, x: number): number => 0;
