import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { childEnvironment } from "#server/env";
import { freePort } from "#server/launch/port";
import { isAlive, outputOf } from "../server/launch/processes";

/** `npm start` itself: a second copy beside the one the other files use, with everything it holds killed in turn. */
let dataDirectory = "";
let port = 0;
const started: ChildProcess[] = [];

test.beforeEach(async () => {
  dataDirectory = mkdtempSync(path.join(tmpdir(), "allclose-start-"));
  port = await freePort();
});

test.afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  rmSync(dataDirectory, { recursive: true, force: true });
});

function start(changes: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["server/program.cjs", "server/start.ts"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: childEnvironment({ PORT: String(port), ALLCLOSE_DATA: dataDirectory, NEXTAUTH_URL: "", ...changes }),
  });
  started.push(child);
  const output = outputOf(child);
  const ended = once(child, "exit").then(() => child.exitCode);
  return { child, output, ended };
}

const says = (output: () => string, words: RegExp) =>
  expect.poll(output, { timeout: 90_000, message: `the terminal says ${words.source}` }).toMatch(words);

const health = async () => (await fetch(`http://127.0.0.1:${port}/api/health`)).status;

/** Children of a process, by what their command lines hold. */
function childOf(parent: ChildProcess, words: string): number {
  const pids = readFileSync(`/proc/${parent.pid ?? 0}/task/${parent.pid ?? 0}/children`, "utf8")
    .trim()
    .split(" ");
  const found = pids.map(Number).find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(words));
  if (found === undefined) throw new Error(`no child of npm start is ${words}`);
  return found;
}

const postgresPid = () =>
  Number(readFileSync(path.join(dataDirectory, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);

test("it comes up, brings back whatever is killed, and leaves nothing running", async () => {
  test.setTimeout(180_000);
  const { child, output, ended } = start();
  await says(output, /Allclose is running: http:\/\/localhost:\d+/);
  expect(output()).toContain("student@example.edu");
  await expect.poll(health, { timeout: 60_000 }).toBe(200);

  await test.step("a killed web server", async () => {
    process.kill(childOf(child, "next-server"), "SIGKILL");
    await says(output, /The web server ended unexpectedly \(by SIGKILL\)/);
    await expect.poll(() => health().catch(() => 0), { timeout: 60_000 }).toBe(200);
  });
  await test.step("a killed worker", async () => {
    process.kill(childOf(child, "server/worker.ts"), "SIGKILL");
    await says(output, /The worker ended unexpectedly \(by SIGKILL\)/);
    await expect.poll(health, { timeout: 60_000 }).toBe(200);
  });
  await test.step("a killed database", async () => {
    process.kill(postgresPid(), "SIGKILL");
    await says(output, /The database stopped unexpectedly[^]*The database is back/);
    await expect.poll(health, { timeout: 60_000 }).toBe(200);
  });

  const held = [childOf(child, "next-server"), childOf(child, "server/worker.ts"), postgresPid()];
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(held.filter(isAlive)).toEqual([]);
});

test("killed itself, it takes web and worker along, and the next start uses the database it left", async () => {
  test.setTimeout(180_000);
  const first = start();
  await says(first.output, /Allclose is running/);
  const programs = [childOf(first.child, "next-server"), childOf(first.child, "server/worker.ts")];
  const database = postgresPid();
  first.child.kill("SIGKILL");
  await first.ended;
  await expect.poll(() => programs.filter(isAlive), { timeout: 30_000 }).toEqual([]);

  const second = start();
  await says(second.output, /Allclose is running/);
  expect(postgresPid()).toBe(database);
  second.child.kill("SIGINT");
  expect(await second.ended).toBe(0);
  expect(isAlive(database)).toBe(false);
});

test("a second copy on the same data is refused with the address of the first", async () => {
  test.setTimeout(120_000);
  const first = start();
  await says(first.output, /Allclose is running/);
  const second = start({ PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`already running on ${dataDirectory}: http://localhost:${port}`);
});

test("a taken port is refused with one to use instead, before anything is started", async () => {
  const stranger = createServer((socket) => socket.destroy());
  stranger.listen(port, "127.0.0.1");
  await once(stranger, "listening");
  const { output, ended } = start();
  expect(await ended).toBe(1);
  stranger.close();
  expect(output()).toMatch(new RegExp(`Port ${port} is taken by another program[^]*PORT=\\d+ npm start`));
  expect(output()).not.toMatch(/^\s+at /m);
});

test("a database that was given and does not answer is told in words, without its password", async () => {
  const { output, ended } = start({ DATABASE_URL: "postgresql://ann:t0psecret@nowhere.invalid/course" });
  expect(await ended).toBe(1);
  expect(output()).toContain("No machine of that name was found: nowhere.invalid:5432.");
  expect(output()).not.toContain("t0psecret");
});
