// attempt: take whatever memory is left, however often it is refused, and go on
// problem: impatient
// outcome: time-limit|memory-limit
import type { Vec } from "numerics";
const kept: unknown[] = [];
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (let size = 5e7; ; ) try { kept.push(new Float64Array(size).fill(1)); } catch { size = Math.max(1, size / 2); } })();
