import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { findDescendants, readStatus } from "../rooms/roomHarness";

/** What a judge holds of the machine. */
export interface Holdings {
  /** Command lines of all processes below it. */
  processes: string[];
  /** What its descriptors lead to, without the numbers. */
  descriptors: string[];
  /** Locks on files that it or a process below it holds. */
  locks: string[];
  /** User ids of the processes below it. */
  uids: number[];
}

export function takeStock(): Holdings {
  const pids = findDescendants(process.pid);
  const holders = new Set([process.pid, ...pids]);
  return {
    processes: pids.map(commandOf).filter((command) => command !== ""),
    descriptors: listDirectory("/proc/self/fd").map(targetOf).sort(),
    locks: readFileSync("/proc/locks", "latin1")
      .split("\n")
      .filter((line) => holders.has(Number(line.trim().split(/\s+/)[4]))),
    uids: pids.map((pid) => Number(/^Uid:\s*(\d+)/m.exec(readStatus(pid))?.[1] ?? -1)),
  };
}

/**
 * Files of these users wherever anybody may write, and processes in control groups of theirs. The judge's own user has
 * files of many programs, and is a room's only where the judge may not give rooms users of their own.
 */
export function findTraces(seen: ReadonlySet<number>): string[] {
  const uids = [...seen].filter((uid) => uid !== process.getuid?.());
  const files = ["/tmp", "/var/tmp", "/dev/shm", "/run/lock"].flatMap((directory) =>
    listDirectory(directory)
      .map((name) => `${directory}/${name}`)
      .filter((file) => uids.includes(ownerOf(file))),
  );
  const groups = ["", "memory/", "pids/"].flatMap((controller) =>
    uids.map((uid) => `/sys/fs/cgroup/${controller}allclose-rooms/${uid}/cgroup.procs`),
  );
  return [...files, ...groups.filter((group) => readOrNothing(group) !== "")];
}

const commandOf = (pid: number): string => readOrNothing(`/proc/${pid}/cmdline`).replaceAll("\0", " ").slice(0, 200);

function targetOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`).replace(/\d+/g, "");
  } catch {
    // The one that listed the directory.
    return "";
  }
}

function listDirectory(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function ownerOf(file: string): number {
  try {
    return lstatSync(file).uid;
  } catch {
    return -1;
  }
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
