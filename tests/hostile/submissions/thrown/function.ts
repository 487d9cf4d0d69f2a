// attempt: throw a function
// problem: small
// outcome: runtime-error 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { throw (() => 3); })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw (() => 3); })();
