// attempt: throw from functions with names that are too long and too strange
// problem: small
// outcome: runtime-error 0
// never: \u202e; \u001b
import type { Vec } from "numerics";
const strange = { ["\u202e\u001b" + "n".repeat(5_000)]() { throw new Error("deep"); } };
Object.values(strange)[0]?.name;
export const scaled = (g: Vec, alpha: number): Vec => (() => { throw new Error("deep"); })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw new Error("deep"); })();
