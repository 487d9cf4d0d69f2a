// attempt: export a proxy whose keys take for ever
// problem: small
// outcome: time-limit 0
module.exports = new Proxy({}, { ownKeys: () => { for (;;); } });
