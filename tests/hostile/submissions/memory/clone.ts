// attempt: copy a large thing again and again
// problem: small
// outcome: memory-limit 2|partial 2
import type { Vec } from "numerics";
const kept: unknown[] = [];
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { for (let thing: unknown[] = [new Float64Array(1e6)]; ; ) { kept.push(structuredClone(thing)); } })();
