// attempt: catch the overflow and give the guest no stack to answer
// problem: small
// outcome: partial 2|runtime-error 2
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (function f(): number { try { return f(); } catch { return 0; } })();
