// attempt: throw an error with a name of a million letters
// problem: small
// outcome: runtime-error 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { throw Object.assign(new Error("x"), { name: "N".repeat(1_000_000) }); })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw Object.assign(new Error("x"), { name: "N".repeat(1_000_000) }); })();
