// attempt: throw an error whose message takes for ever
// problem: impatient
// outcome: time-limit
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { throw Object.defineProperty(new Error(), "message", { get: () => { for (;;); } }); })();
