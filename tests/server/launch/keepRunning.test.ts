import { keepRunning } from "#server/launch/keepRunning";
import type { KeptChild } from "#server/launch/keepRunning";
import { startChild } from "#server/launch/child";
import type { ChildExit } from "#server/launch/child";
import { isAlive, outputOf, runTypeScript, until } from "./processes";

const saysItsNumber = "console.log(process.pid); setInterval(() => {}, 1000);";
const ignoresSigterm = `process.on("SIGTERM", () => {}); ${saysItsNumber}`;
const hasAChild = `
  const { spawn } = require("node:child_process");
  console.log(spawn("sleep", ["1000"]).pid);
  setInterval(() => {}, 1000);`;

let kept: KeptChild | undefined;
afterEach(async () => {
  await kept?.stop(1_000);
  kept = undefined;
});

function keep(source: string) {
  const lines: string[] = [];
  const crashes: { exit: ChildExit; pauseMs: number }[] = [];
  kept = keepRunning({
    args: ["--eval", source],
    environment: () => ({}),
    onLine: (line) => lines.push(line),
    onCrash: (exit, pauseMs) => crashes.push({ exit, pauseMs }),
    firstPauseMs: 50,
  });
  const last = () => Number(lines.at(-1));
  return { child: kept, lines, crashes, last };
}

test("a killed program is started again, and who killed it is said", async () => {
  const { lines, crashes, last } = keep(saysItsNumber);
  await until(() => lines.length === 1);
  process.kill(last(), "SIGKILL");
  await until(() => lines.length === 2);
  expect(crashes).toEqual([{ exit: { code: null, signal: "SIGKILL" }, pauseMs: 50 }]);
});

test("a program that ends at once is started again after pauses that double", async () => {
  const { crashes } = keep("process.exit(3)");
  await until(() => crashes.length === 3);
  expect(crashes.map(({ pauseMs }) => pauseMs)).toEqual([50, 100, 200]);
  expect(crashes[0]?.exit).toEqual({ code: 3, signal: null });
});

test("stopping ends the program and starts no other", async () => {
  const { child, lines, crashes, last } = keep(saysItsNumber);
  await until(() => lines.length === 1);
  await child.stop(5_000);
  expect(isAlive(last())).toBe(false);
  expect(crashes).toEqual([]);
});

test("stopping does not wait for the pause after a crash", async () => {
  const { child, crashes } = keep("process.exit(1)");
  await until(() => crashes.length === 4);
  await child.stop(5_000);
  expect(crashes).toHaveLength(4);
});

test("a program that ignores SIGTERM is killed when its time is up", async () => {
  const { child, lines, last } = keep(ignoresSigterm);
  await until(() => lines.length === 1);
  await child.stop(200);
  expect(isAlive(last())).toBe(false);
});

test("what the program started goes with it", async () => {
  const { child, lines, last } = keep(hasAChild);
  await until(() => lines.length === 1);
  expect(isAlive(last())).toBe(true);
  await child.stop(5_000);
  await until(() => !isAlive(last()));
});

test("a restart is no crash, and needs no pause", async () => {
  const { child, lines, crashes, last } = keep(saysItsNumber);
  await until(() => lines.length === 1);
  const first = last();
  await child.restart();
  await until(() => lines.length === 2);
  expect(isAlive(first)).toBe(false);
  expect(crashes).toEqual([]);
});

test("a restart ends the pause after a crash", async () => {
  const { child, crashes } = keep("process.exit(1)");
  await until(() => crashes.length === 4);
  const askedAt = crashes.length;
  await child.restart();
  await until(() => crashes.length > askedAt);
  expect(crashes.at(-1)?.pauseMs).toBe(50 * 2 ** 4);
});

test("what cannot be started is said, and tried again", async () => {
  const { crashes, lines } = keep("require('no-such-module')");
  await until(() => crashes.length === 1);
  expect(lines.join("\n")).toContain("no-such-module");
});

test("a program stops by itself when the one that started it is killed", async () => {
  const parent = runTypeScript(`
    import { startChild } from "./server/launch/child";
    startChild({ args: ["--eval", ${JSON.stringify(saysItsNumber)}], environment: {}, onLine: console.log });`);
  const output = outputOf(parent);
  await until(() => output().includes("\n"));
  const pid = Number(output());
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  await until(() => !isAlive(pid));
});

test("the environment of a program is this one's with the changes", async () => {
  const lines: string[] = [];
  const child = startChild({
    args: ["--eval", "console.log(process.env.PORT, process.env.PATH.length > 0, process.env.NODE_ENV)"],
    environment: { PORT: "3999", NODE_ENV: undefined },
    onLine: (line) => lines.push(line),
  });
  await child.exited;
  await until(() => lines.length === 1);
  expect(lines).toEqual(["3999 true undefined"]);
});
