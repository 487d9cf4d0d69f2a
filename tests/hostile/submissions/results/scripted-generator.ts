// attempt: answer with a random generator of a hundred thousand numbers
// problem: impatient
// outcome: wrong-answer|time-limit
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => ({ normal: () => 0, state: () => ({ kind: "scripted", values: new Array(100_000).fill(0), position: 0 }) }) as never;
export const grad = (): number => 0;
