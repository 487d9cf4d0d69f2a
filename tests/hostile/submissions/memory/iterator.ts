// attempt: spread numbers without end
// problem: small
// outcome: memory-limit 2|time-limit 2|partial 2
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => [...(function* () { for (;;) yield [1, 2, 3]; })()].length;
