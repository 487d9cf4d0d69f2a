// A process may become another one where Node offers it (process.execve, Node 22.15). It loses its wire, and what was
// around the process before is around it still.
if (typeof process.execve !== "function") process.exit(0);
const program = `
  const { spawnSync } = require("node:child_process");
  const { writeSync, readFileSync } = require("node:fs");
  const tryTo = (action) => { try { if (action()) writeSync(2, "escaped"); } catch {} };
  tryTo(() => readFileSync("/etc/passwd"));
  tryTo(() => !spawnSync("/room/node", ["-v"], { stdio: "inherit" }).error);
  tryTo(() => process.kill(1, 0));
  tryTo(() => new Uint8Array(2 ** 30).fill(1));
  for (;;);
`;
process.execve("/room/loader", ["loader", "--library-path", "/room/lib", "/room/node", "-e", program], {});
