// attempt: throw a text of escape sequences
// problem: small
// outcome: runtime-error 0
// never: \u001b; \u202e; \u0000
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { throw "\u001b[2J\u202e\0<b>x</b>"; })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw "\u001b[2J\u202e\0<b>x</b>"; })();
