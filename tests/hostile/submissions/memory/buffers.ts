// attempt: keep memory outside the heap
// problem: small
// outcome: memory-limit 2
import type { Vec } from "numerics";
const kept: unknown[] = [];
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (;;) kept.push(new Uint8Array(50_000_000).fill(1)); })();
