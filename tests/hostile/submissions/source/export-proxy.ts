// attempt: export a proxy that has every name
// problem: small
// outcome: wrong-answer 0|runtime-error 0
module.exports = new Proxy(() => 6, { get: () => () => 6, ownKeys: () => { throw new Error("no keys"); } });
