// attempt: throw an error with a stack that names places of the judge
// problem: small
// outcome: runtime-error 0
// never: at hidden; passwd
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { throw Object.assign(new Error("x"), { stack: "Error: x\n    at reference (program.js:1:1)\n    at hidden (guest:1:1)\n    at /etc/passwd:1:1\n" + "    at f (program.js:2:3)\n".repeat(2_000) }); })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw Object.assign(new Error("x"), { stack: "Error: x\n    at reference (program.js:1:1)\n    at hidden (guest:1:1)\n    at /etc/passwd:1:1\n" + "    at f (program.js:2:3)\n".repeat(2_000) }); })();
