/**
 * Starts one of the TypeScript programs: `node server/program.cjs server/start.ts …`. It is plain old JavaScript because
 * its work is to say in words what is missing on a machine where nothing newer would run.
 */
"use strict";

var fs = require("fs");
var path = require("path");
var url = require("url");

var root = path.dirname(__dirname);
var version = process.versions.node.split(".").map(Number);
var isOldNode = version[0] < 20 || (version[0] === 20 && version[1] < 19);

if (isOldNode) {
  stop(
    "Allclose needs Node 20.19 or newer; this is Node " + process.versions.node + ".",
    "Install Node 24 LTS from https://nodejs.org (or: nvm install 24), then run npm ci again.",
  );
} else if (!fs.existsSync(path.join(root, "node_modules", "tsx"))) {
  stop("The packages Allclose is built from are not installed.", "Run: npm ci");
} else {
  process.chdir(root);
  process.argv.splice(1, 2, path.resolve(root, process.argv[2]));
  import("tsx")
    .then(function () {
      return import(url.pathToFileURL(process.argv[1]).href);
    })
    .catch(function (error) {
      var isMissingPackage = error.code === "ERR_MODULE_NOT_FOUND" && /Cannot find package/.test(error.message);
      if (!isMissingPackage) throw error;
      stop("A package is missing: " + error.message.split("\n")[0] + ".", "Run: npm ci");
    });
}

function stop(what, remedy) {
  process.stderr.write("\n" + what + "\n" + remedy + "\n\n");
  process.exitCode = 1;
}
