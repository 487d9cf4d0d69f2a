const { readFileSync, readdirSync, openSync } = require("node:fs");
const places = [
  "/etc/passwd",
  "/etc/shadow",
  "/etc/hosts",
  "/etc/ld.so.cache",
  "/proc/self/environ",
  "/proc/1/cmdline",
  "/proc/self/mountinfo",
  "/sys/kernel",
  "/dev/urandom",
  "/dev/null",
  "/root",
  "/home",
  "/usr",
  "/var",
  "/tmp",
  "/run",
  "/work",
  "../../etc/passwd",
  "/room/../etc/passwd",
  "/room/lib/../../etc/passwd",
  new URL("file:///etc/passwd"),
];
const opened = [];
for (const place of places)
  for (const open of [readFileSync, readdirSync, openSync])
    try {
      open(place);
      opened.push(`${open.name} ${place}`);
    } catch {}
return opened;
