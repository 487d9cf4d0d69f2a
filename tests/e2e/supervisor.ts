import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { TestInfo } from "@playwright/test";
import { startChild } from "#server/launch/child";
import { delay } from "#server/launch/delay";
import { freePort } from "#server/launch/port";
import { identityOf } from "#server/launch/processIdentity";

/** A process, told apart from a later one that was given the same number. */
export interface Mark {
  pid: number;
  identity: string;
}

export type Program = "web" | "worker" | "database";

/** `npm start`, on a port of its own beside the copy that the other files share. */
export interface Supervisor {
  url: string;
  dataDirectory: string;
  /** What it wrote to its terminal so far. */
  output: () => string;
  /** Until it has printed its address. Throws with what it printed instead when it ended. */
  untilRunning: () => Promise<void>;
  /** One of the programs it keeps running; undefined while that is down. */
  find: (program: Program) => Mark | undefined;
  /** Stops it as Ctrl-C does. Throws when anything it started outlives it, after killing that. */
  stop: () => Promise<void>;
}

const stopMs = 40_000;

/**
 * Starts it and resolves at once: `untilRunning` waits. It ends with this process, even when that is killed.
 *
 * @param environment - added to a fresh one, in which none of a developer's own settings count
 */
export async function startSupervisor(
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Supervisor> {
  const port = await freePort();
  const lines: string[] = [];
  const child = startChild({
    args: ["server/program.cjs", "server/start.ts"],
    environment: {
      ...{ DATABASE_URL: "", NEXTAUTH_URL: "", NEXTAUTH_SECRET: "", ALLCLOSE_DEMO: "" },
      ...{ HOST: "127.0.0.1", PORT: String(port), ALLCLOSE_DATA: dataDirectory },
      ...environment,
    },
    onLine: (line) => lines.push(line),
  });
  if (child.pid === undefined) throw new Error("npm start could not be started");
  const { pid } = child;

  const output = (): string => lines.join("\n");
  let hasEnded = false;
  void child.exited.then(() => {
    hasEnded = true;
  });
  const untilRunning = async (): Promise<void> => {
    while (!output().includes("Allclose is running")) {
      if (hasEnded) throw new Error(`npm start ended:\n${output()}`);
      await delay(50);
    }
  };
  const find = (program: Program): Mark | undefined => {
    if (program === "database") return findPostmaster(dataDirectory);
    return childrenOf(pid).find((mark) => programWords[program].test(commandOf(mark.pid)));
  };
  const stop = async (): Promise<void> => {
    const database = find("database");
    const held = [pid, ...(database === undefined ? [] : [database.pid])].flatMap((each) => familyOf(each));
    await child.stop(stopMs);
    await requireGone(held);
  };
  return { url: `http://localhost:${port}`, dataDirectory, output, untilRunning, find, stop };
}

/** What a person needs to see why a test failed. */
export async function attachLogs(testInfo: TestInfo, supervisor: Supervisor | undefined): Promise<void> {
  if (supervisor === undefined) return;
  await testInfo.attach("terminal", { body: supervisor.output() });
  for (const name of ["logs/web.log", "logs/worker.log", "postgres/postgres.log"])
    await testInfo.attach(name, { body: textOf(path.join(supervisor.dataDirectory, name)) });
}

/** Waits until every one of them is gone. Throws with their names when they stay, after killing them. */
export async function requireGone(marks: readonly Mark[], patienceMs = 5_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (!marks.some(lives)) return;
    await delay(50);
  }
  const left = marks.filter(lives).map((mark) => ({ ...mark, command: commandOf(mark.pid) }));
  for (const { pid } of left) process.kill(pid, "SIGKILL");
  if (left.length > 0)
    throw new Error(["These were left running:", ...left.map(({ pid, command }) => `${pid} ${command}`)].join("\n  "));
}

/** The process with its children, their children and so on. */
export function familyOf(pid: number): Mark[] {
  const mark = markOf(pid);
  return mark === undefined ? [] : [mark, ...childrenOf(pid).flatMap((child) => familyOf(child.pid))];
}

const programWords = { web: /\bnext\b/, worker: /server\/worker\.ts/ };

const lives = ({ pid, identity }: Mark): boolean => identityOf(pid) === identity;

function markOf(pid: number): Mark | undefined {
  const identity = identityOf(pid);
  return identity === undefined ? undefined : { pid, identity };
}

function childrenOf(pid: number): Mark[] {
  const threads = listOf(`/proc/${pid}/task`);
  return threads
    .flatMap((thread) => textOf(`/proc/${pid}/task/${thread}/children`).split(" "))
    .filter((text) => text.trim() !== "")
    .map((text) => markOf(Number(text)))
    .filter((mark) => mark !== undefined);
}

const commandOf = (pid: number): string => textOf(`/proc/${pid}/cmdline`).replaceAll("\0", " ");

/** The file that names it outlives it, and its number may have been given to a stranger since. */
function findPostmaster(dataDirectory: string): Mark | undefined {
  const data = path.join(dataDirectory, "postgres/data");
  const [pid] = textOf(path.join(data, "postmaster.pid")).split("\n");
  const isOurs = pid !== undefined && pid !== "" && commandOf(Number(pid)).includes(data);
  return isOurs ? markOf(Number(pid)) : undefined;
}

/** "" for what is gone: every process may end between two looks. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function listOf(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
