// attempt: catch the overflow and give the guest no stack to answer
// problem: impatient
// outcome: partial|runtime-error
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (function f(): number { try { return f(); } catch { return 0; } })();
