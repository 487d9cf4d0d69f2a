/** What one room may use. Wall time is not here: whoever asks a question keeps the clock for the answer. */
export interface RoomLimits {
  /** Everything the process allocates, in MiB: objects and typed arrays together. */
  readonly memoryLimitMiB: number;
  /** CPU seconds of all its threads together, from its start to its end. */
  readonly cpuSeconds: number;
}

/** The limits warm rooms are prepared with. The CPU limit is the second wall behind the judge's clock. */
export const defaultRoomLimits: RoomLimits = { memoryLimitMiB: 256, cpuSeconds: 60 };

/** Kept of each of stdout and stderr. */
export const keptOutputBytes = 64 * 1024;

/** A room that writes more than this to stdout and stderr together is ended. */
export const maxOutputBytes = 1024 * 1024;

const bytesPerMiB = 1024 * 1024;

/** Tasks in a room: bubblewrap's init, Node's threads, its thread pool, and a few workers of the student's. */
export const maxTasks = 24;

const stackBytes = 8 * bytesPerMiB;

/**
 * Options of prlimit for the whole chain. Memory is DATA and not AS, because V8 reserves far more address space than it
 * uses; FSIZE is not 0 because bubblewrap's --disable-userns writes a few bytes to a sysctl, and nothing else is writable.
 *
 * @param reservedMiB - what node counts as data before any code runs, see Machine
 */
export function resourceLimitOptions(limits: RoomLimits, reservedMiB: number): string[] {
  return [
    `--data=${(limits.memoryLimitMiB + reservedMiB) * bytesPerMiB}`,
    // The soft limit sends SIGXCPU, which the guest could catch; the hard one, a second later, kills.
    `--cpu=${limits.cpuSeconds}:${limits.cpuSeconds + 1}`,
    "--fsize=4096",
    "--core=0",
    "--nofile=64",
    `--stack=${stackBytes}`,
    "--memlock=0",
    "--msgqueue=0",
    "--rtprio=0",
  ];
}

/**
 * Options of a second prlimit, inside the room's own user namespace: since Linux 5.14 the kernel counts tasks per user
 * and namespace, so this counts the room alone, whatever else its user runs.
 */
export const taskLimitOptions: readonly string[] = [`--nproc=${maxTasks}`];

/**
 * V8's share: so far below the limit of the process that V8 notices first and says so, where an allocation that fails
 * beneath it ends in a plain crash. Node itself takes about 48 MiB, and typed arrays live outside the heap.
 */
function heapMiB(memoryLimitMiB: number): number {
  return Math.floor((memoryLimitMiB - 48) * 0.6);
}

/** Node 24 lost the flag that hides WebAssembly; without memory it is of no use either, and the bootstrap deletes its name. */
const withoutWebAssembly =
  Number.parseInt(process.versions.node, 10) < 24 ? ["--no-expose-wasm"] : ["--wasm-max-mem-pages=0"];

/**
 * A room works for a tenth of a second, and by itself V8 spends a fifth of that on optimising functions that are hardly
 * called again. Six times later is still early in a loop that takes long. Node 22 lacks the flag.
 */
const optimisingLater = Number.parseInt(process.versions.node, 10) < 22 ? ["--interrupt-budget=400000"] : [];

export function nodeFlags(limits: RoomLimits): string[] {
  return [
    "--no-addons",
    ...withoutWebAssembly,
    "--no-warnings",
    `--max-old-space-size=${heapMiB(limits.memoryLimitMiB)}`,
    // By itself V8 gives young objects up to 48 MiB more.
    `--max-semi-space-size=${Math.ceil(limits.memoryLimitMiB / 32)}`,
    // V8's default of 984 KiB ends recursions that a course may well ask for; the main thread's stack holds 8 MiB.
    "--stack-size=3900",
    "--v8-pool-size=1",
    ...optimisingLater,
  ];
}
