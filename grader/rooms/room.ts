import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, constants } from "node:os";
import { Duplex, type Readable, type Writable } from "node:stream";
import type { Isolation } from "./isolation";
import { filterDescriptor, wireDescriptor } from "./launch";
import { keptOutputBytes, maxOutputBytes, type RoomLimits } from "./limits";
import { createKeeper } from "./keeper";
import { createFrameReader, defaultMaxMessageBytes, encodeFrame, WireError } from "./wire";

/** Why a room is no more. `exit` is the program's own doing, whatever its exit code says. */
export type RoomEnd = {
  cause: "exit" | "memory" | "cpu" | "output" | "protocol" | "time" | "closed";
  detail: string;
};

/** One sealed Node process, spoken to in messages of text. */
export interface Room {
  /** The outermost process of the room, in the judge's own process ids. */
  readonly pid: number;
  /** Settles once, as soon as the end is decided: never waits for the process to be gone. */
  readonly ended: Promise<RoomEnd>;
  /** Settles when no process of the room is left. */
  readonly gone: Promise<void>;
  /** Does nothing once the room has ended. */
  send(text: string): void;
  /** Takes every message from now on, and those that came before anybody listened. `undefined` lets them wait again. */
  onMessage(listener: ((text: string) => void) | undefined): void;
  kill(cause: "time" | "output" | "protocol" | "closed"): void;
  /** What the room wrote to stderr, at most 64 KiB of it. Untrusted. */
  stderrText(): string;
  /** What the room wrote to stdout, at most 64 KiB of it. Untrusted. */
  stdoutText(): string;
}

export interface RoomOptions {
  readonly isolation: Isolation;
  /** The program, as one CommonJS text that requires nothing but node: modules. */
  readonly guest: string;
  readonly limits: RoomLimits;
  readonly maxMessageBytes?: number;
}

/** Messages kept for a listener that has not come yet; more is a guest that talks without being asked. */
const maxWaitingMessages = 64;

/** What the judge keeps for a guest that does not read. */
const maxUnreadBytes = 64 * 1024 * 1024;

/** After the process is gone, how long its last words may take to arrive. */
const drainMs = 250;

/** A guest that closes its wire has nothing more to say, and is given this long to be seen exiting. */
const closedWireMs = 200;

/** Starts a room. Failing to start is an end like any other, with bubblewrap's words in `detail`. */
export function startRoom({ isolation, guest, limits, maxMessageBytes = defaultMaxMessageBytes }: RoomOptions): Room {
  const slot = isolation.takeSlot();
  const command = isolation.command(limits, slot);
  const child = spawn(command.file, command.args, {
    // Empty, because bubblewrap's own environment could be read from inside a room with /proc.
    env: {},
    cwd: "/",
    detached: true,
    // stdin is a pipe that is closed at once: /dev/null would be one inode that all rooms share.
    stdio: ["pipe", "pipe", "pipe", "pipe", "pipe"],
  });
  const startedAt = performance.now();
  const [stdin, stdout, stderr] = [child.stdin, child.stdout, child.stderr];
  const wire = child.stdio[wireDescriptor];
  const filter = child.stdio[filterDescriptor];
  if (!(wire instanceof Duplex) || !(filter instanceof Duplex)) throw new Error("a room was started without its pipes");

  const frames = createFrameReader(maxMessageBytes);
  const waiting: string[] = [];
  const kept = { stdout: createKeeper(keptOutputBytes), stderr: createKeeper(keptOutputBytes) };
  let listener: ((text: string) => void) | undefined;
  let hasSpoken = false;
  let outputBytes = 0;
  let end: RoomEnd | undefined;
  let settleEnded: (end: RoomEnd) => void = () => undefined;
  let settleGone: () => void = () => undefined;
  const ended = new Promise<RoomEnd>((resolve) => (settleEnded = resolve));
  const gone = new Promise<void>((resolve) => (settleGone = resolve));

  ignoreErrors(stdin, stdout, stderr, wire, filter);
  stdin.end();
  filter.end(isolation.filter);
  wire.write(encodeFrame(guest));
  wire.on("data", receive);
  wire.once("end", () => {
    setTimeout(() => {
      finish({ cause: "exit", detail: "it closed its connection to the judge" });
    }, closedWireMs).unref();
  });
  stdout.on("data", (chunk: Buffer) => {
    keep("stdout", chunk);
  });
  stderr.on("data", (chunk: Buffer) => {
    keep("stderr", chunk);
  });
  child.once("error", (error) => {
    finish({ cause: "exit", detail: `could not be started: ${error.message}` });
    if (child.pid === undefined) leave();
  });
  child.once("exit", (code, signal) => {
    const explain = () => {
      finish(explainExit(code, signal));
    };
    child.once("close", explain);
    setTimeout(explain, drainMs).unref();
    leave();
  });

  return {
    pid: child.pid ?? 0,
    ended,
    gone,
    send,
    onMessage,
    kill: (cause) => {
      finish({ cause, detail: detailOfKill[cause] });
    },
    stderrText: kept.stderr.text,
    stdoutText: kept.stdout.text,
  };

  function send(text: string): void {
    if (end) return;
    wire.write(encodeFrame(text));
    if (wire.writableLength > maxUnreadBytes) finish({ cause: "protocol", detail: "it does not read its messages" });
  }

  function receive(chunk: Buffer): void {
    if (end) return;
    try {
      for (const text of frames.push(chunk)) deliver(text);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      finish({ cause: "protocol", detail: error.message });
    }
  }

  function deliver(text: string): void {
    if (end) return;
    if (!hasSpoken) {
      hasSpoken = true;
      admitToCgroup();
    }
    if (listener) {
      listener(text);
      return;
    }
    waiting.push(text);
    if (waiting.length > maxWaitingMessages) finish({ cause: "protocol", detail: "it spoke without being asked" });
  }

  /**
   * Only now, because only the guest itself matters, and it is known only now: writing to a control group takes a kernel
   * that is busy forking up to ten milliseconds, which nobody waits for while a room is warm.
   */
  function admitToCgroup(): void {
    const [init] = readChildren(child.pid ?? 0);
    const [guestPid] = init === undefined ? [] : readChildren(init);
    if (guestPid !== undefined) void slot.cgroup?.admit(guestPid, limits);
  }

  function onMessage(newListener: ((text: string) => void) | undefined): void {
    listener = newListener;
    while (listener && waiting.length > 0) listener(waiting.shift() ?? "");
  }

  function keep(stream: "stdout" | "stderr", chunk: Buffer): void {
    kept[stream].add(chunk);
    outputBytes += chunk.length;
    if (outputBytes > maxOutputBytes) finish({ cause: "output", detail: `it wrote more than ${maxOutputBytes} bytes` });
  }

  function finish(decided: RoomEnd): void {
    if (end) return;
    end = decided;
    waiting.length = 0;
    listener = undefined;
    killRoom(child);
    for (const stream of [wire, stdout, stderr]) (stream as Duplex | Readable).destroy();
    settleEnded(decided);
  }

  function leave(): void {
    isolation.giveBackSlot(slot);
    settleGone();
  }

  function saysOutOfMemory(): boolean {
    return outOfMemoryText.test(kept.stderr.lastWords()) || slot.cgroup?.hasRunOutOfMemory() === true;
  }

  /** bubblewrap ends with its program's code, or with 128 + the number of the signal that ended it. */
  function explainExit(code: number | null, signal: NodeJS.Signals | null): RoomEnd {
    const number = code ?? (signal === null ? 0 : 128 + constants.signals[signal]);
    if (crashSignals.has(number - 128) || (number > 128 && saysOutOfMemory()))
      return { cause: "memory", detail: "it used all its memory" };
    const killedByLimit = number === 128 + constants.signals.SIGXCPU || number === 128 + constants.signals.SIGKILL;
    // A program can exit with these codes itself; it cannot have used the time before that time has passed.
    const possibleCpuSeconds = ((performance.now() - startedAt) / 1000) * availableParallelism();
    if (killedByLimit && possibleCpuSeconds >= limits.cpuSeconds)
      return { cause: "cpu", detail: `it used ${limits.cpuSeconds} s of processor time` };
    return { cause: "exit", detail: signal ? `ended by ${signal}` : `exited with code ${number}` };
  }
}

/**
 * V8 checks its own allocations and aborts with words about memory. Where one fails beneath it, in the C library or while
 * the collector runs, it crashes without any; JavaScript has no other way to crash.
 */
const crashSignals: ReadonlySet<number> = new Set(
  (["SIGSEGV", "SIGBUS", "SIGILL", "SIGTRAP"] as const).map((signal) => constants.signals[signal]),
);

const detailOfKill = {
  time: "it ran out of time",
  output: "it wrote too much",
  protocol: "it sent what is not understood",
  closed: "the judge closed it",
} as const;

/** V8 and the C++ library on their way down. */
const outOfMemoryText = /heap out of memory|Allocation failed|std::bad_alloc|process out of memory|OOM error/;

/**
 * Kills the init of the room's process-id namespace, with which the kernel kills everything in it; bubblewrap outside then
 * reaps it and exits. Killing bubblewrap first would leave the init to whoever is process 1, and in a container nobody
 * may be. Before there is an init, the whole group is bubblewrap alone.
 */
function killRoom(child: ChildProcess): void {
  const pid = child.pid;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const inits = readChildren(pid);
  if (inits.length === 0) {
    killGroup(pid);
    return;
  }
  for (const init of inits) killOne(init);
  const impatience = setTimeout(() => {
    killGroup(pid);
  }, 1_000);
  child.once("exit", () => {
    clearTimeout(impatience);
  });
}

function readChildren(pid: number): number[] {
  try {
    const listing = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1");
    return listing
      .split(" ")
      .map(Number)
      .filter((child) => child > 0);
  } catch {
    // No such file: not Linux, a kernel without it, or the process is gone. The group is killed instead.
    return [];
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}

function killGroup(leader: number): void {
  killOne(-leader);
}

/** A room that dies breaks its pipes; its exit says so, and better. */
function ignoreErrors(...streams: (Readable | Writable)[]): void {
  for (const stream of streams) stream.on("error", () => undefined);
}
