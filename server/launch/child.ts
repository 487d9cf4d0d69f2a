import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import path from "node:path";
import { childEnvironment } from "../env";
import { projectRoot } from "./projectRoot";
import { codeOf } from "./thrown";

export interface ChildOptions {
  /** What Node runs: a script and its arguments. */
  args: readonly string[];
  environment: Readonly<Record<string, string | undefined>>;
  onLine: (line: string) => void;
}

export interface Child {
  pid: number | undefined;
  exited: Promise<ChildExit>;
  /** Asks it to stop (SIGTERM); what is left of it and of its own children after `graceMs` is killed. */
  stop(graceMs: number): Promise<void>;
  /** At once, with everything it started. */
  kill(): void;
}

export interface ChildExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const followParent = path.join(import.meta.dirname, "followParent.cjs");

/**
 * Starts a Node program that stops when this one is gone. It leads a process group of its own, so that Ctrl-C reaches
 * this program alone, which then stops everything in order.
 */
export function startChild({ args, environment, onLine }: ChildOptions): Child {
  const child = spawn(process.execPath, ["--require", followParent, ...args], {
    cwd: projectRoot,
    env: childEnvironment(environment),
    stdio: "pipe",
    detached: true,
  });
  // A process that could not be started says so here and never exits.
  const failed = new Promise<ChildExit>((resolve) => {
    child.once("error", (error) => {
      onLine(error.message);
      resolve({ code: 1, signal: null });
    });
  });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", onLine);

  const exited = Promise.race([failed, exitOf(child)]);
  return {
    pid: child.pid,
    exited,
    stop: (graceMs) => stopChild(child, exited, graceMs),
    kill: () => {
      signalGroup(child, "SIGKILL");
    },
  };
}

async function exitOf(child: ChildProcess): Promise<ChildExit> {
  await once(child, "exit");
  return { code: child.exitCode, signal: child.signalCode };
}

async function stopChild(child: ChildProcess, exited: Promise<ChildExit>, graceMs: number): Promise<void> {
  // Only the leader is asked: it knows in which order its own children have to go.
  child.kill("SIGTERM");
  const timer = setTimeout(() => {
    signalGroup(child, "SIGKILL");
  }, graceMs);
  await exited;
  clearTimeout(timer);
  signalGroup(child, "SIGKILL");
}

/** Reaches what the child left behind too, as long as that stayed in its group. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (codeOf(error) !== "ESRCH") throw error;
  }
}
