const { fstatSync, readSync, writeSync } = require("node:fs");
const open = [];
for (let descriptor = 0; descriptor < 256; descriptor++)
  try {
    const stats = fstatSync(descriptor);
    const kind = stats.isFile() ? "file" : stats.isDirectory() ? "directory" : stats.isCharacterDevice() ? "device" : "";
    // Node's own event loop holds some that are no files.
    if (kind) open.push(`${descriptor} is a ${kind}`);
    else if (stats.isSocket() && descriptor > 3) open.push(`${descriptor} is a socket`);
  } catch {}
if (readSync(0, Buffer.alloc(1)) !== 0) open.push("stdin says something");
return open;
