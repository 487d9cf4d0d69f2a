// attempt: start promise jobs that start promise jobs
// problem: impatient
// outcome: partial
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => ((async () => { for (;;) await null; })(), 0);
