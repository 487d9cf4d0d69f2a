const os = require("node:os");
const done = [];
const attempt = (name, action) => {
  try {
    action();
    done.push(name);
  } catch {}
};
for (const id of [0, 1, 1000, 65534]) {
  if (id === process.getuid()) continue;
  for (const become of ["setuid", "seteuid", "setgid", "setegid"]) attempt(`${become} ${id}`, () => process[become](id));
}
attempt("setgroups", () => process.setgroups([0]));
attempt("initgroups", () => process.initgroups("root", 0));
attempt("priority", () => os.setPriority(-20));
attempt("chdir", () => process.chdir("/root"));
attempt("dlopen", () => process.dlopen({ exports: {} }, "/room/lib/libm.so.6"));
if (process.getuid() === 0) done.push("is root");
if (process.getgroups().some((group) => group === 0)) done.push("is in root's group");
return done;
