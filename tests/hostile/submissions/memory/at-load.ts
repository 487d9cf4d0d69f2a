// attempt: fill the memory while the module loads
// problem: small
// outcome: memory-limit 0
import type { Vec } from "numerics";
const all: object[] = []; for (;;) all.push(new Array(10_000).fill({}));
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
