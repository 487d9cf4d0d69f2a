const { Worker } = require("node:worker_threads");
const grow = "const kept = []; for (;;) kept.push(new Uint8Array(1_000_000).fill(1));";
for (let n = 0; n < 6; n++) new Worker(grow, { eval: true }).on("error", (error) => { throw error; });
await new Promise(() => {});
