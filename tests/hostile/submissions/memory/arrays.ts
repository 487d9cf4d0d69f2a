// attempt: keep arrays
// problem: small
// outcome: memory-limit 2|time-limit 2
import type { Vec } from "numerics";
const kept: unknown[] = [];
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (;;) kept.push(new Array(100_000).fill(1.5)); })();
