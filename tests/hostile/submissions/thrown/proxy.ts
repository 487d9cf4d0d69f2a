// attempt: throw a proxy that throws when it is looked at
// problem: small
// outcome: runtime-error 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { throw new Proxy({}, { getPrototypeOf: () => { throw 1; }, get: () => { throw 2; } }); })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw new Proxy({}, { getPrototypeOf: () => { throw 1; }, get: () => { throw 2; } }); })();
