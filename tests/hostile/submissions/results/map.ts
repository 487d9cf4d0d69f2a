// attempt: answer with a map and a set
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => new Map([[0, new Set([3])]]) as never;
export const grad = (): number => 0;
