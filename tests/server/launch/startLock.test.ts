import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { identityOf } from "#server/launch/processIdentity";
import { claimDataDirectory, livingHolder } from "#server/launch/startLock";
import { outputOf, runTypeScript, until } from "./processes";

let directory = "";
let file = "";

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "allclose-lock-"));
  file = path.join(directory, "start.lock");
});

afterEach(() => rmSync(directory, { recursive: true }));

const claim = () => claimDataDirectory(directory, "http://localhost:3000");
const holder = (pid: number, identity: string) =>
  writeFileSync(file, JSON.stringify({ pid, identity, address: "http://localhost:4000" }));

/** A process that has ended, and was waited for: its number is free. */
async function endedProcess(): Promise<{ pid: number; identity: string }> {
  const child = spawn("sleep", ["60"]);
  await once(child, "spawn");
  const pid = child.pid ?? 0;
  const identity = identityOf(pid) ?? "";
  child.kill("SIGKILL");
  await once(child, "exit");
  return { pid, identity };
}

test("a free directory is claimed, for this account only, and released again", () => {
  const release = claim();
  expect(livingHolder(file)).toMatchObject({ pid: process.pid, address: "http://localhost:3000" });
  release();
  expect(existsSync(file)).toBe(false);
});

test("a missing directory is made", () => {
  rmSync(directory, { recursive: true });
  claim()();
  expect(existsSync(directory)).toBe(true);
});

test("a directory that a living process holds is refused with its address, its number and what to do", async () => {
  const child = spawn("sleep", ["60"]);
  await once(child, "spawn");
  holder(child.pid ?? 0, identityOf(child.pid ?? 0) ?? "");
  try {
    expect(claim).toThrow(/already running.*http:\/\/localhost:4000 \(process \d+\)[^]*Ctrl-C[^]*PORT=3001/);
    expect(readFileSync(file, "utf8")).toContain("4000");
  } finally {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
});

test("a file left by a process that was killed is replaced", async () => {
  const { pid, identity } = await endedProcess();
  holder(pid, identity);
  claim();
  expect(livingHolder(file)?.pid).toBe(process.pid);
});

test("a file whose number belongs to another program by now is replaced", async () => {
  const { identity } = await endedProcess();
  holder(process.ppid, identity);
  claim();
  expect(livingHolder(file)?.pid).toBe(process.pid);
});

test.each([
  ["nothing", ""],
  ["half a line", '{"pid":12'],
  ["something else", '{"pid":"all"}'],
])("a file that holds %s is replaced", (_, text) => {
  writeFileSync(file, text);
  claim();
  expect(livingHolder(file)?.pid).toBe(process.pid);
});

test("releasing leaves alone what somebody else has claimed since", async () => {
  const release = claim();
  const child = spawn("sleep", ["60"]);
  await once(child, "spawn");
  holder(child.pid ?? 0, identityOf(child.pid ?? 0) ?? "");
  release();
  expect(existsSync(file)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
});

test("nothing but the claim is left in the directory", () => {
  writeFileSync(file, "");
  claim()();
  expect(existsSync(file)).toBe(false);
  expect(existsSync(`${file}.${process.pid}`)).toBe(false);
  expect(existsSync(`${file}.${process.pid}.stale`)).toBe(false);
});

test("of eight programs that find a stale file at once exactly one gets the directory", async () => {
  const { pid, identity } = await endedProcess();
  holder(pid, identity);
  const program = `
    import { claimDataDirectory } from "./server/launch/startLock";
    try { claimDataDirectory(${JSON.stringify(directory)}, "http://localhost:3000"); console.log("won"); }
    catch (error) { console.log(error.name); }
    setInterval(() => {}, 1000);`;
  const programs = Array.from({ length: 8 }, () => runTypeScript(program));
  const outputs = programs.map(outputOf);
  // All of them live until the last has tried: a claim of one that has ended would be free again.
  await until(() => outputs.every((output) => output().endsWith("\n")));
  const words = outputs.map((output) => output().trim());
  for (const child of programs) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  expect(words.sort()).toEqual([...Array.from({ length: 7 }, () => "PlainError"), "won"]);
});
