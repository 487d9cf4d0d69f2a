// attempt: keep big integers
// problem: small
// outcome: memory-limit 2|partial 2
import type { Vec } from "numerics";
const kept: unknown[] = [];
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (let i = 2n ** 1_000_000n; ; i += 1n) kept.push(i); })();
