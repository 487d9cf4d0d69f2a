import { type ChildProcess, spawn } from "node:child_process";
import { Duplex, type Readable, type Writable } from "node:stream";
import { filterDescriptor, wireDescriptor } from "./descriptors";
import { emptyEnvironment } from "./emptyEnvironment";
import type { Isolation } from "./isolation";
import { createKeeper } from "./keeper";
import { keptOutputBytes, maxOutputBytes, type RoomLimits } from "./limits";
import { findGuest, killRoomProcesses } from "./processTree";
import { explainExit, type RoomEnd } from "./roomEnd";
import { createFrameReader, defaultMaxMessageBytes, encodeFrame, WireError } from "./wire";

export type { RoomEnd } from "./roomEnd";

/** One sealed Node process, spoken to in messages of text. */
export interface Room {
  /** The outermost process of the room, in the judge's own process ids; 0 if it could not be started. */
  readonly pid: number;
  /** Settles once, as soon as the end is decided: never waits for the process to be gone. */
  readonly ended: Promise<RoomEnd>;
  /** Settles when no process of the room is left. */
  readonly gone: Promise<void>;
  /** Does nothing once the room has ended. */
  readonly send: (text: string) => void;
  /** Takes every message from now on, and those that came before anybody listened. `undefined` lets them wait again. */
  readonly onMessage: (listener: ((text: string) => void) | undefined) => void;
  readonly kill: (cause: "time" | "output" | "protocol" | "closed") => void;
  /** What the room wrote to stderr, at most 64 KiB of it. Untrusted. */
  readonly stderrText: () => string;
  /** What the room wrote to stdout, at most 64 KiB of it. Untrusted. */
  readonly stdoutText: () => string;
}

export interface RoomOptions {
  readonly isolation: Isolation;
  /** The program, as one CommonJS text that requires nothing but node: modules. */
  readonly guest: string;
  readonly limits: RoomLimits;
  /** The longest message accepted from the room. */
  readonly maxMessageBytes?: number;
}

/** Messages kept for a listener that has not come yet; more is a guest that talks without being asked. */
const maxWaitingMessages = 64;

/** What the judge keeps for a guest that does not read. */
const maxUnreadBytes = 64 * 1024 * 1024;

/** After the process is gone, how long its last words may take to arrive. Nobody but the room holds its pipes. */
const drainMs = 1_000;

/** A guest that closes its wire has nothing more to say; one that is dying, on a busy machine, is this long seen to. */
const closedWireMs = 2_000;

const detailOfKill = {
  time: "it ran out of time",
  output: "it wrote too much",
  protocol: "it sent what is not understood",
  closed: "the judge closed it",
} as const;

/**
 * Starts a room. Failing to start is an end like any other.
 *
 * @throws Error if there is no slot for one more room
 */
export function startRoom({ isolation, guest, limits, maxMessageBytes = defaultMaxMessageBytes }: RoomOptions): Room {
  const slot = isolation.takeSlot();
  const startedAt = performance.now();
  const frames = createFrameReader(maxMessageBytes);
  const stdout = createKeeper(keptOutputBytes);
  const stderr = createKeeper(keptOutputBytes);
  const waiting: string[] = [];
  let listener: ((text: string) => void) | undefined;
  let hasSpoken = false;
  let outputBytes = 0;
  let end: RoomEnd | undefined;
  let settleEnded: (end: RoomEnd) => void = () => undefined;
  let settleGone: () => void = () => undefined;
  const ended = new Promise<RoomEnd>((resolve) => (settleEnded = resolve));
  const gone = new Promise<void>((resolve) => (settleGone = resolve));

  const child = launch(isolation.command(limits, slot), (error) => {
    finish({ cause: "exit", detail: `could not be started: ${error.message}` });
    leave();
  });
  const pipes = child && openPipes(child);
  if (child && pipes) {
    pipes.stdin.end();
    pipes.filter.end(isolation.filter);
    pipes.wire.write(encodeFrame(guest));
    pipes.wire.on("data", receive);
    pipes.wire.once("end", () => {
      afterReading(closedWireMs, () => {
        finish({ cause: "exit", detail: "it closed its connection to the judge" });
      });
    });
    pipes.stdout.on("data", (chunk: Buffer) => {
      stdout.add(chunk);
      countOutput(chunk);
    });
    pipes.stderr.on("data", (chunk: Buffer) => {
      stderr.add(chunk);
      countOutput(chunk);
    });
    child.once("exit", (code, signal) => {
      const explain = () => {
        finish(explainEnd(code, signal));
      };
      child.once("close", explain);
      afterReading(drainMs, explain);
      leave();
    });
  }

  return {
    pid: child?.pid ?? 0,
    ended,
    gone,
    send,
    onMessage,
    kill: (cause) => {
      finish({ cause, detail: detailOfKill[cause] });
    },
    stderrText: () => stderr.text(),
    stdoutText: () => stdout.text(),
  };

  function send(text: string): void {
    if (end || !pipes) return;
    pipes.wire.write(encodeFrame(text));
    if (pipes.wire.writableLength > maxUnreadBytes)
      finish({ cause: "protocol", detail: "it does not read its messages" });
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
    if (!hasSpoken) admitToCgroup();
    hasSpoken = true;
    if (listener) {
      listener(text);
      return;
    }
    waiting.push(text);
    if (waiting.length > maxWaitingMessages) finish({ cause: "protocol", detail: "it spoke without being asked" });
  }

  function onMessage(newListener: ((text: string) => void) | undefined): void {
    listener = newListener;
    while (listener && waiting.length > 0) listener(waiting.shift() ?? "");
  }

  /**
   * Only when the guest speaks, as only then its process is known. A kernel that is busy forking takes up to ten
   * milliseconds for it, which nobody waits for while a room is warm.
   */
  function admitToCgroup(): void {
    const guestPid = child?.pid === undefined ? undefined : findGuest(child.pid);
    if (guestPid !== undefined) void slot.cgroup?.admit(guestPid, limits);
  }

  function countOutput(chunk: Buffer): void {
    outputBytes += chunk.length;
    if (outputBytes > maxOutputBytes) finish({ cause: "output", detail: `it wrote more than ${maxOutputBytes} bytes` });
  }

  function explainEnd(code: number | null, signal: NodeJS.Signals | null): RoomEnd {
    return explainExit({
      code,
      signal,
      limits,
      elapsedMs: performance.now() - startedAt,
      lastWords: stderr.lastWords(),
      wasKilledForMemory: slot.cgroup?.hasRunOutOfMemory() ?? false,
    });
  }

  function finish(decided: RoomEnd): void {
    if (end) return;
    end = decided;
    waiting.length = 0;
    listener = undefined;
    if (child) killRoomProcesses(child, { isSealed: isolation.level !== "none" });
    for (const stream of pipes ? [pipes.wire, pipes.stdout, pipes.stderr] : []) stream.destroy();
    settleEnded(decided);
  }

  function leave(): void {
    isolation.giveBackSlot(slot);
    settleGone();
  }
}

/**
 * Runs `action` after the delay and after what has arrived by then was read: a judge that was busy for a while finds its
 * timers due before it looks at its pipes.
 */
function afterReading(delayMs: number, action: () => void): void {
  setTimeout(() => {
    setImmediate(action);
  }, delayMs).unref();
}

/** @param onFailure - called once, in a later turn, if there is no process */
function launch(
  command: ReturnType<Isolation["command"]>,
  onFailure: (error: Error) => void,
): ChildProcess | undefined {
  try {
    const child = spawn(command.file, command.args, {
      env: emptyEnvironment,
      cwd: "/",
      detached: true,
      // stdin is a pipe that is closed at once: /dev/null would be one inode that all rooms share.
      stdio: ["pipe", "pipe", "pipe", "pipe", "pipe"],
    });
    // A process that is running has no other use for this event, as it is killed by its id.
    if (child.pid === undefined) child.once("error", onFailure);
    return child;
  } catch (error) {
    // Node throws what it does not expect, such as a lack of memory.
    setImmediate(onFailure, error instanceof Error ? error : new Error(String(error)));
    return undefined;
  }
}

interface Pipes {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly wire: Duplex;
  readonly filter: Duplex;
}

/** @returns undefined if the process could not be started for lack of descriptors, which leaves it without any */
function openPipes(child: ChildProcess): Pipes | undefined {
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) return undefined;
  const wire = child.stdio[wireDescriptor];
  const filter = child.stdio[filterDescriptor];
  if (!(wire instanceof Duplex) || !(filter instanceof Duplex)) return undefined;
  const pipes = { stdin, stdout, stderr, wire, filter };
  // A room that dies breaks its pipes; its exit says so, and better.
  for (const stream of Object.values(pipes)) stream.on("error", () => undefined);
  return pipes;
}
