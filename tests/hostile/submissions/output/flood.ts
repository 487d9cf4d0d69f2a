// attempt: print without end
// problem: small
// outcome: output-limit 2
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (;;) console.log("x".repeat(1_000)); })();
