/** After `npm ci`: generates the database client. Without developers' packages (`--omit=dev`) there is nothing to generate it with. */
"use strict";

const { spawnSync } = require("child_process");
const fs = require("fs");
const path = require("path");

const root = path.dirname(__dirname);
const prisma = path.join(root, "node_modules", "prisma", "build", "index.js");

if (!fs.existsSync(prisma)) {
  console.log("The database client is not generated: prisma is a developers' package, and those were left out.");
} else {
  const result = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], { cwd: root, encoding: "utf8" });
  if (result.status !== 0) {
    process.stderr.write(result.stdout + result.stderr);
    process.exitCode = 1;
  }
}
