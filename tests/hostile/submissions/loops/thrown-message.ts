// attempt: throw an error whose message takes for ever
// problem: small
// outcome: time-limit 2
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { throw Object.defineProperty(new Error(), "message", { get: () => { for (;;); } }); })();
