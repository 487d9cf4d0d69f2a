import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";

/** Processor milliseconds the whole machine has spent, whoever spent them. */
export const machineBusyMs = (): number =>
  cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);

/** Processor milliseconds of this process. */
export function ownBusyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Every process that descends from this one: those of the rooms, and the compiler. */
export function descendants(): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    // The name stands in brackets and may hold anything; the parent is the second field after it.
    const parent = textOf(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ")[1];
    if (parent !== undefined) parents.set(pid, Number(parent));
  }
  const descends = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === process.pid || descends(parent));
  };
  return [...parents.keys()].filter(descends);
}

/** Every process that descends from this one, the esbuild service apart. */
export const roomProcesses = (): number[] =>
  descendants().filter((pid) => !textOf(`/proc/${pid}/cmdline`).includes("esbuild"));

/**
 * Processor milliseconds that all threads of a process have spent, to the microsecond; NaN if it is gone or the kernel
 * keeps no such account.
 */
export function processorMs(pid: number): number {
  return threadsOf(pid).reduce((sum, thread) => sum + threadMs(`/proc/${pid}/task/${thread}`), 0);
}

function threadMs(directory: string): number {
  const nanoseconds = textOf(`${directory}/schedstat`).split(" ")[0] ?? "";
  if (nanoseconds !== "") return Number(nanoseconds) / 1e6;
  // A kernel built without the first file may have this one.
  return Number(/^se\.sum_exec_runtime\s*:\s*([\d.]+)$/m.exec(textOf(`${directory}/sched`))?.[1] ?? Number.NaN);
}

/** One thread that is in no directory, and so has spent nobody knows what, for a process that is gone. */
function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return ["gone"];
  }
}

/** Proportional set size in MiB: memory shared with other processes is divided among them. */
export const memoryMiB = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;

export const openFiles = (): number => readdirSync("/proc/self/fd").length;

/** "" for what is gone: every process may end between two looks. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
