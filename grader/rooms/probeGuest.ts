/**
 * The program with which a judge tries its own rooms: it does, when told, what a student's code must not be able to do, and
 * says what came of it. It is a guest like any other and knows nothing worth keeping.
 */
import { spawnSync } from "node:child_process";
import { existsSync, fstatSync, readdirSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { Worker } from "node:worker_threads";
import { openGuestWire } from "./guestWire";

const attempts: Record<string, (...words: string[]) => string | Promise<string>> = {
  write: (path = "") => tryTo(() => writeFileSync(path, "probe")),
  read: (path = "") => tryTo(() => readFileSync(path, "latin1")),
  list: (path = "") => tryTo(() => readdirSync(path).sort().join(" ")),
  exists: (path = "") => String(existsSync(path)),
  // eslint-disable-next-line no-restricted-syntax -- a room's own environment, of which there must be none
  environment: () => Object.keys(process.env).sort().join(" "),
  descriptors: listStrangeDescriptors,
  connect: (host = "", port = "") => firstWord(connect({ host, port: Number(port) }), "connect"),
  "connect-unix": (path = "") => firstWord(connect({ path }), "connect"),
  listen: () => firstWord(createServer().listen(0), "listening"),
  spawn: () => tryTo(() => throwError(spawnSync(process.execPath, ["--version"], { stdio: "inherit" }).error)),
  signal: (pid = "", signal = "0") => tryTo(() => process.kill(Number(pid), signal === "0" ? 0 : signal)),
  touch: (mebibytes = "") => touch(Number(mebibytes)),
  threads: (count = "") => startThreads(Number(count)),
  "fill-heap": () => {
    for (const kept: number[][] = []; ;) kept.push([kept.length, 1, 2, 3]);
  },
  spin: () => {
    for (;;);
  },
  flood: () => {
    for (const line = "x".repeat(64 * 1024); ;) writeSync(1, line);
  },
  announce: (byteCount = "") => {
    const header = Buffer.alloc(4);
    header.writeUInt32BE(Number(byteCount));
    writeSync(3, header);
    return "sent";
  },
};

const wire = openGuestWire();
wire.write(JSON.stringify({ type: "ready" }));
void obey();

async function obey(): Promise<never> {
  for (;;) {
    const [name = "", ...words] = wire.read().split(" ");
    wire.write((await attempts[name]?.(...words)) ?? "no such attempt");
  }
}

/** @returns the text that `action` gave, or the code of its error */
function tryTo(action: () => unknown): string {
  try {
    const result = action();
    return typeof result === "string" ? result : "done";
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
}

function throwError(error: Error | undefined): void {
  if (error) throw error;
}

function firstWord(emitter: Socket | Server, success: string): Promise<string> {
  return new Promise((resolve) => {
    emitter.once(success, () => {
      resolve("done");
    });
    emitter.once("error", (error) => {
      resolve(codeOf(error));
    });
  });
}

/** Open files, folders and devices, and sockets other than the four a room has: Node's own event loop holds none of these. */
function listStrangeDescriptors(): string {
  const isStrange = (descriptor: number) => {
    try {
      const stats = fstatSync(descriptor);
      return stats.isFile() || stats.isDirectory() || stats.isCharacterDevice() || (stats.isSocket() && descriptor > 3);
    } catch {
      return false;
    }
  };
  return Array.from({ length: 1024 }, (_, descriptor) => descriptor)
    .filter(isStrange)
    .join(" ");
}

/** Memory outside V8's heap, written to, so that the kernel must really give it. */
function touch(mebibytes: number): string {
  const kept: Uint8Array[] = [];
  const stepMiB = 32;
  try {
    while (kept.length * stepMiB < mebibytes) kept.push(new Uint8Array(stepMiB * 1024 * 1024).fill(1));
    return "done";
  } catch {
    return "refused";
  }
}

async function startThreads(count: number): Promise<string> {
  for (let started = 0; started < count; started++) if (!(await startThread())) return "refused";
  return "done";
}

function startThread(): Promise<boolean> {
  const resourceLimits = {
    maxOldGenerationSizeMb: 8,
    maxYoungGenerationSizeMb: 1,
    codeRangeSizeMb: 16,
    stackSizeMb: 1,
  };
  return new Promise((resolve) => {
    try {
      const worker = new Worker("setInterval(() => {}, 1000)", { eval: true, resourceLimits });
      worker.once("online", () => {
        resolve(true);
      });
      worker.once("error", () => {
        resolve(false);
      });
    } catch {
      resolve(false);
    }
  });
}
