const { spawnSync, spawn, fork, execFileSync } = require("node:child_process");
const cluster = require("node:cluster");
const done = [];
for (const program of ["/room/node", "/room/loader", "/bin/sh", "node"])
  for (const stdio of ["inherit", "pipe"]) {
    const { error, status } = spawnSync(program, ["-e", "0"], { stdio });
    if (!error) done.push(`spawnSync ${program} ${stdio}: ${status}`);
  }
const tryAsync = (name, start) =>
  new Promise((resolve) => {
    try {
      const child = start();
      child.once("error", resolve);
      child.once("spawn", () => {
        done.push(name);
        resolve();
      });
      child.once("exit", resolve);
    } catch {
      resolve();
    }
    setTimeout(resolve, 300);
  });
await tryAsync("spawn", () => spawn("/room/node", ["-e", "0"], { stdio: "inherit" }));
await tryAsync("fork", () => fork("/room/node", [], { silent: false }));
try {
  execFileSync("/room/node", ["-v"], { stdio: "inherit" });
  done.push("execFileSync");
} catch {}
try {
  cluster.setupPrimary({ exec: "/room/node", silent: false });
  await tryAsync("cluster", () => cluster.fork().process);
} catch {}
return done;
