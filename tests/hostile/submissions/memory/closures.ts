// attempt: keep closures
// problem: small
// outcome: memory-limit 2|time-limit 2
import type { Vec } from "numerics";
const kept: unknown[] = [];
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (;;) kept.push(((a) => () => a)(new Array(1000).fill(0))); })();
