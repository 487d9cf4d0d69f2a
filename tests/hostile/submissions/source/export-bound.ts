// attempt: export bound, proxied and native functions
// problem: small
// outcome: wrong-answer 0|runtime-error 0
export const scaled = Float64Array.from.bind(Float64Array);
export const grad = new Proxy(() => 0, { apply: (_f, _this, args) => args.length });
