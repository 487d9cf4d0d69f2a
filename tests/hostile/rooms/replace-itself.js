// A process may become another one where Node offers it (process.execve, Node 22.15): the limits and the filter stay.
if (typeof process.execve !== "function") return "cannot";
const program = `
  const { spawnSync } = require("node:child_process");
  const { writeSync, readdirSync } = require("node:fs");
  let got = readdirSync("/").join() + " " + spawnSync("/room/node", ["-v"], { stdio: "inherit" }).error?.code;
  try { const kept = []; for (;;) kept.push(new Uint8Array(2 ** 25).fill(1)); } catch { got += " refused"; }
  writeSync(2, got);
`;
process.execve("/room/loader", ["loader", "--library-path", "/room/lib", "/room/node", "-e", program], {});
