for (const header = require("node:fs").writeSync(3, Buffer.from([0, 15, 0, 0])); header; ) require("node:fs").writeSync(3, "x");
