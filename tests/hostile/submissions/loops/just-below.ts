// attempt: use nearly all of the time in each call
// problem: impatient
// outcome: time-limit
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { for (let i = 0, s = 0; i < 2e8; i++) s += i; return g.map((entry) => alpha * entry); })();
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
