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

/** Every process that descends from this one, the esbuild service apart. */
export function roomProcesses(): number[] {
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
  return [...parents.keys()].filter((pid) => descends(pid) && !textOf(`/proc/${pid}/cmdline`).includes("esbuild"));
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
