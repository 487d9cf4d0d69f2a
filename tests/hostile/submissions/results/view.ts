// attempt: answer with a part of a larger memory
// problem: small
// outcome: accepted 4
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { const all = new Float64Array(g.length + 5); const part = all.subarray(3, 3 + g.length); g.forEach((entry, index) => { part[index] = alpha * entry; }); return part; })();
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
