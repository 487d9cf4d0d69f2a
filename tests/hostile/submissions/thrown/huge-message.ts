// attempt: throw a message of ten million letters
// problem: small
// outcome: runtime-error 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { throw new Error("x".repeat(10_000_000)); })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw new Error("x".repeat(10_000_000)); })();
