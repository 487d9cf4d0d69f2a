// attempt: export something else each time it is looked at
// problem: small
// outcome: wrong-answer 0|partial 1|partial 2|runtime-error 0
let looks = 0;
Object.defineProperty(module, "exports", { get: () => ({ get scaled() { return looks++ % 2 ? () => Float64Array.of(3, -6) : undefined; }, grad: () => 6 }) });
