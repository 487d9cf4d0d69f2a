// attempt: throw a symbol
// problem: small
// outcome: runtime-error 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { throw Symbol("x"); })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw Symbol("x"); })();
