/** `npm run lock:fill` (after every `npm install`) and `npm run lock:check` (in CI): see launch/lockFile.ts. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fillLock, LockSchema, problemsOfLock } from "./launch/lockFile";
import { projectRoot } from "./launch/projectRoot";

const file = path.join(projectRoot, "package-lock.json");
const found = LockSchema.parse(JSON.parse(readFileSync(file, "utf8")));

if (process.argv.includes("--check")) {
  report(problemsOfLock(found), "Run npm run lock:fill after npm install, and commit package-lock.json.");
} else {
  const { lock, added, removed } = fillLock(found);
  if (added.length + removed.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${added.length} entries added, ${removed.length} taken out.`);
  report(problemsOfLock(lock), "These need a look by hand.");
}

function report(problems: string[], remedy: string): void {
  if (problems.length === 0) return;
  console.error(`package-lock.json would fail on another machine:\n${problems.map((line) => `  ${line}`).join("\n")}`);
  console.error(remedy);
  process.exitCode = 1;
}
