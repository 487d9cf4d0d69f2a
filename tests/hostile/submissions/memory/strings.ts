// attempt: double a string
// problem: small
// outcome: partial 2
import type { Vec } from "numerics";
const kept: unknown[] = [];
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (let text = "x"; ; text += text) kept.push(text); })();
