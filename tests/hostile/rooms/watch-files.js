// Two rooms share the pages of node's own files: watching them would tell one room when another starts.
const fs = require("node:fs");
const done = [];
for (const place of ["/room", "/room/node", "/"])
  try {
    fs.watch(place).close();
    done.push(place);
  } catch {}
return done;
