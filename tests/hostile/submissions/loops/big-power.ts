// attempt: raise a big integer to a power that takes for ever
// problem: small
// outcome: time-limit 2|memory-limit 2|partial 2
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => Number(3n ** (3n ** 17n));
