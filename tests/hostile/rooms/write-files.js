const fs = require("node:fs");
const places = ["/", "/room", "/room/lib", "/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock", "/proc/sys/kernel"];
const files = ["/room/node", "/room/loader", "/room/prlimit"];
const attempts = {
  create: (place) => fs.writeFileSync(`${place}/note`, "x"),
  folder: (place) => fs.mkdirSync(`${place}/note`),
  temporary: (place) => fs.mkdtempSync(`${place}/note`),
  link: (place) => fs.symlinkSync("/etc/passwd", `${place}/note`),
  hardlink: (place) => fs.linkSync("/room/node", `${place}/note`),
  touch: (place) => fs.utimesSync(place, 1, 1),
  open: (place) => fs.chmodSync(place, 0o777),
  own: (place) => fs.chownSync(place, 0, 0),
  rename: (place) => fs.renameSync("/room/node", `${place}/other`),
};
const changes = {
  overwrite: (file) => fs.writeFileSync(file, "x"),
  append: (file) => fs.appendFileSync(file, "x"),
  shorten: (file) => fs.truncateSync(file, 0),
  remove: (file) => fs.rmSync(file),
  touch: (file) => fs.utimesSync(file, 1, 1),
  open: (file) => fs.chmodSync(file, 0o777),
};
const done = [];
const attempt = (name, target, action) => {
  try {
    action(target);
    done.push(`${name} ${target}`);
  } catch {}
};
for (const [name, action] of Object.entries(attempts)) for (const place of places) attempt(name, place, action);
for (const [name, action] of Object.entries(changes)) for (const file of files) attempt(name, file, action);
return done;
