/**
 * Loaded before anything else into the programs that start.ts keeps (`node --require`). Its standard input is a pipe on
 * which the parent never writes: when it closes, the parent is gone, even by kill -9, and this process stops too.
 */
"use strict";

const { fstatSync } = require("fs");
const { isMainThread } = require("worker_threads");

// A worker that the program forks gets the same --require, but not always such a pipe.
const input = fstatSync(0);
if (isMainThread && (input.isSocket() || input.isFIFO())) {
  process.stdin.once("close", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 10_000).unref();
  });
  process.stdin.on("error", () => process.stdin.destroy());
  process.stdin.resume();
  process.stdin.unref();
}
