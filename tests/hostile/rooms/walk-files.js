const { readdirSync } = require("node:fs");
const walk = (directory) =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory === "/" ? "" : directory}/${entry.name}`;
    return entry.isDirectory() ? walk(path) : [path];
  });
return walk("/").filter((path) => !/^\/room\/(node|loader|prlimit|setpriv|lib\/[\w.+-]+\.so[\w.]*)$/.test(path));
