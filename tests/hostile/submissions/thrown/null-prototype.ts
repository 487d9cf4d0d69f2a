// attempt: throw an object without a prototype
// problem: small
// outcome: runtime-error 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { throw Object.create(null); })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw Object.create(null); })();
