// attempt: fill a map
// problem: small
// outcome: memory-limit 2|time-limit 2|partial 2
import type { Vec } from "numerics";
const all = new Map();
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (let i = 0; ; i++) all.set({ i }, { i }); })();
