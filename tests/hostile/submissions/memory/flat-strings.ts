// attempt: double a string that is really written out
// problem: small
// outcome: memory-limit 2|partial 2
import type { Vec } from "numerics";
const kept: unknown[] = [];
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (let text = "x".repeat(1e6); ; text = (text + text).toUpperCase()) kept.push(text); })();
