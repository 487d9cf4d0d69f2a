// attempt: join a thousand million nothings
// problem: small
// outcome: partial 2|memory-limit 2
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => Array(2 ** 32 - 1).join("xxxx").length;
