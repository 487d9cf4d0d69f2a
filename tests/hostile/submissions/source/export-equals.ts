// attempt: export in the way of older modules
// problem: small
// outcome: accepted 4|runtime-error 0|compile-error 0
export = { scaled: (g: Float64Array, alpha: number) => g.map((entry) => alpha * entry), grad: (f: any, x: number) => (f(x + 1) - f(x - 1)) / 2 };
