/**
 * The first program of a room, given to node with -e because a room has no files: it reads one frame, the text of the
 * guest, and runs it as a function of `require`. Before that it closes the descriptors named in its arguments, which the
 * judge itself had inherited. Plain JavaScript, as nothing compiles it.
 */
export const bootstrap = `
const { closeSync, readSync } = require("node:fs");
for (const descriptor of process.argv.splice(1)) closeSync(Number(descriptor));
const read = (byteCount) => {
  const bytes = Buffer.allocUnsafeSlow(byteCount);
  for (let filled = 0; filled < byteCount; ) {
    const got = readSync(3, bytes, filled, byteCount - filled, null);
    if (got === 0) process.exit(0);
    filled += got;
  }
  return bytes;
};
delete globalThis.WebAssembly;
const text = read(read(4).readUInt32BE(0)).toString("utf8");
require("node:vm").compileFunction(text, ["require"], { filename: "guest" })(require);
`;
