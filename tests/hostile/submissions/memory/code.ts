// attempt: make code without end
// problem: small
// outcome: memory-limit 2|time-limit 2
import type { Vec } from "numerics";
const kept: unknown[] = [];
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (let i = 0; ; i++) kept.push(new Function(`return ${"1+".repeat(50_000)}${i}`)); })();
