// attempt: keep promises that wait for each other
// problem: small
// outcome: memory-limit 2|time-limit 2
import type { Vec } from "numerics";
let p: Promise<unknown> = Promise.resolve();
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (;;) p = p.then(() => new Array(100)); })();
