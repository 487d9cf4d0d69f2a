const { Worker } = require("node:worker_threads");
for (let count = 0; count < 3; count++) new Worker("for (;;);", { eval: true });
for (;;);
