// attempt: print a little, for ever
// problem: impatient
// outcome: time-limit|output-limit
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (let i = 0; ; i++) if (i % 5_000_000 === 0) console.log(i); })();
