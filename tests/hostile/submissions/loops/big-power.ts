// attempt: raise a big integer to a power that takes for ever
// problem: impatient
// outcome: time-limit|memory-limit|partial
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => Number(3n ** (3n ** 17n));
