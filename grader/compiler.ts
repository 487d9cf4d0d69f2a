import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type CompilerOrder, type CompilerReply, CompilerReplySchema } from "./compilerOrders";
import { emptyEnvironment } from "./rooms/emptyEnvironment";
import { findProgram, measureReserve, MissingProgramError } from "./rooms/machine";
import { createFrameReader, encodeFrame } from "./rooms/wire";

/** A text that esbuild does not get done with in the time and memory it has. Its writer's fault, not the machine's. */
export class CompilerLimitError extends Error {
  override readonly name = "CompilerLimitError";
}

const project = fileURLToPath(new URL("..", import.meta.url));

/** The longest texts that a problem may have take a tenth of a second. */
const orderMs = 4_000;

const startMs = 20_000;

/** esbuild counts 78 MiB as data before it reads anything, Node 50 and what `measureReserve` finds. */
const dataMiB = 320;

const maxReplyBytes = 64 * 1024 * 1024;

/** An order's result costs a few milliseconds, so they wait for each other, and a death is the fault of one. */
let lastOrder: Promise<unknown> = Promise.resolve();
let running: Promise<Compiler> | undefined;
let program: Promise<string> | undefined;
let reservedMiB: number | undefined;

/**
 * Has the compiler process do one thing. It is started when first needed, and anew after it died.
 *
 * @throws CompilerLimitError
 */
export function compile(order: CompilerOrder): Promise<CompilerReply> {
  const result = lastOrder.then(() => obeyWithinLimits(order));
  lastOrder = result.catch(() => undefined);
  return result;
}

/** Ends the compiler process. The next order starts another. */
export async function closeCompiler(): Promise<void> {
  await lastOrder;
  await stop();
}

async function obeyWithinLimits(order: CompilerOrder): Promise<CompilerReply> {
  // Twice, because the first one may have been killed for something else.
  for (let attempt = 1; attempt <= 2; attempt++) {
    const compiler = await (running ??= startCompiler().catch(forgetCompiler));
    const reply = await compiler.ask(order, orderMs);
    if (reply === "late") {
      await stop();
      throw new CompilerLimitError("it takes too long to compile");
    }
    if (reply !== "ended") {
      if (reply.kind === "too-large") throw new CompilerLimitError("it becomes too large when it is compiled");
      return reply;
    }
    await stop();
  }
  throw new CompilerLimitError("it takes too much memory to compile");
}

async function stop(): Promise<void> {
  const compiler = await running?.catch(() => undefined);
  running = undefined;
  await compiler?.stop();
}

interface Compiler {
  ask(order: CompilerOrder, limitMs: number): Promise<CompilerReply | "late" | "ended">;
  stop(): Promise<void>;
}

async function startCompiler(): Promise<Compiler> {
  const code = await (program ??= buildProgram());
  const node = [process.execPath, "--max-old-space-size=192", "-e", code];
  const [file = "", ...args] = [...withinLimits(), ...node];
  const child = spawn(file, args, {
    cwd: project,
    env: emptyEnvironment,
    // A group of its own, so that esbuild's process is killed with it.
    detached: true,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const compiler = speakWith(child, child.stdin, child.stdout);
  const greeting = await compiler.next(startMs);
  if (greeting !== "late" && greeting !== "ended" && greeting.kind === "ready") return compiler;
  await compiler.stop();
  throw new Error("the compiler could not be started");
}

/** The next order tries again. */
function forgetCompiler(error: unknown): never {
  running = undefined;
  program = undefined;
  throw error;
}

function speakWith(
  child: ChildProcess,
  stdin: Writable,
  stdout: Readable,
): Compiler & { next(limitMs: number): Promise<CompilerReply | "late" | "ended"> } {
  const frames = createFrameReader(maxReplyBytes);
  const gone = new Promise<"ended">((resolve) => {
    child.once("error", () => {
      resolve("ended");
    });
    child.once("exit", () => {
      resolve("ended");
    });
  });
  let hear: (reply: CompilerReply) => void = () => undefined;
  stdin.on("error", () => undefined);
  stdout.on("data", (chunk: Buffer) => {
    try {
      for (const text of frames.push(chunk)) hear(CompilerReplySchema.parse(JSON.parse(text)));
    } catch {
      // It has read what strangers wrote, so it is believed no more than a room: what it says makes sense, or it ends.
      if (child.pid !== undefined) killGroup(child.pid);
    }
  });
  // Only the clock of an order keeps the judge from ending.
  child.unref();
  for (const pipe of [stdin, stdout]) if (pipe instanceof Socket) pipe.unref();

  return {
    next,
    ask(order, limitMs) {
      stdin.write(encodeFrame(JSON.stringify(order)));
      return next(limitMs);
    },
    async stop() {
      if (child.pid !== undefined) killGroup(child.pid);
      child.ref();
      await gone;
    },
  };

  async function next(limitMs: number): Promise<CompilerReply | "late" | "ended"> {
    let timer: NodeJS.Timeout | undefined;
    const reply = new Promise<CompilerReply>((resolve) => (hear = resolve));
    const late = new Promise<"late">((resolve) => (timer = setTimeout(resolve, limitMs, "late")));
    const outcome = await Promise.race([reply, late, gone]);
    clearTimeout(timer);
    return outcome;
  }
}

async function buildProgram(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(project, "grader/compilerProgram.ts")],
    absWorkingDir: project,
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["esbuild", "typescript"],
    charset: "utf8",
    logLevel: "silent",
  });
  const code = outputFiles[0]?.text;
  if (code === undefined) throw new Error("the compiler could not be built");
  return code;
}

/** On a developer's machine that is not Linux there is no prlimit; the clock and V8's limit stand alone there. */
function withinLimits(): string[] {
  try {
    const prlimit = findProgram("prlimit");
    reservedMiB ??= measureReserve(process.execPath);
    return [prlimit, `--data=${(dataMiB + reservedMiB) * 1024 * 1024}`, "--core=0"];
  } catch (error) {
    if (!(error instanceof MissingProgramError)) throw error;
    return [];
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}
