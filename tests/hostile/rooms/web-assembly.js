const vm = require("node:vm");
const done = [];
if (typeof WebAssembly !== "undefined") done.push("the name is there");
try {
  // A fresh realm has a name of its own where the flag is gone.
  const memory = vm.runInNewContext("new WebAssembly.Memory({ initial: 16384 })");
  done.push(`${memory.buffer.byteLength} bytes`);
} catch {}
return done;
