// attempt: match a regular expression that never ends
// problem: impatient
// outcome: time-limit
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (/^(a+)+$/.test("a".repeat(60) + "b") ? g : g);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
