import { cpus, loadavg, release, totalmem } from "node:os";

export interface MachineFacts {
  cpu: string;
  cores: number;
  memoryGiB: number;
  node: string;
  kernel: string;
  /** Processes that wanted to run, averaged over the minute before the start. Much above 0, and the figures are too high. */
  loadAtStart: number;
}

/** What a figure means nothing without. */
export function describeMachine(): MachineFacts {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    node: process.version,
    kernel: `${process.platform} ${release()} ${process.arch}`,
    loadAtStart: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

export const machineInWords = ({ cpu, cores, memoryGiB, node, kernel, loadAtStart }: MachineFacts): string =>
  `${cpu}, ${cores} cores, ${memoryGiB} GiB; Node ${node}, ${kernel}; load at start ${loadAtStart}`;
