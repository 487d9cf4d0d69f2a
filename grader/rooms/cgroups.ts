import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { maxTasks, type RoomLimits } from "./limits";

/**
 * The second wall around a room's memory and processes, where this process may write control groups: what the resource
 * limits of the process do not count, such as pages the kernel keeps for it, is counted here.
 */
export interface RoomCgroup {
  /** Puts a process that is already running, and all its threads, under the limits. Does nothing if it has gone. */
  admit(pid: number, limits: RoomLimits): Promise<void>;
  /** Whether the kernel killed something in here for memory since the last admission. */
  hasRunOutOfMemory(): boolean;
}

export interface Cgroups {
  readonly version: 1 | 2;
  /** @param name - unique on the machine while in use; the group of an earlier owner is used again */
  open(name: string): RoomCgroup;
  /** Removes the groups that are empty. */
  close(): void;
}

/** What a room's process may take beyond its own data: the pages of node itself, pipes, page tables. */
const overheadMiB = 96;
const bytesPerMiB = 1024 * 1024;

const folder = "allclose-rooms";

/**
 * @param mountsFile - lists what is mounted where
 * @returns undefined where control groups are absent, read-only or managed by somebody else
 */
export function findCgroups(mountsFile = "/proc/self/mounts"): Cgroups | undefined {
  try {
    const mounts = readMounts(mountsFile);
    const unified = mounts.find(({ type, directory }) => type === "cgroup2" && offersMemory(directory));
    if (unified) return openVersion2(unified.directory);
    const memory = mounts.find(({ type, options }) => type === "cgroup" && options.includes("memory"));
    const pids = mounts.find(({ type, options }) => type === "cgroup" && options.includes("pids"));
    return memory && pids ? openVersion1(memory.directory, pids.directory) : undefined;
  } catch {
    return undefined;
  }
}

interface Mount {
  directory: string;
  type: string;
  options: string[];
}

function readMounts(mountsFile: string): Mount[] {
  return readFileSync(mountsFile, "utf8")
    .split("\n")
    .map((line) => line.split(" "))
    .map(([, directory = "", type = "", options = ""]) => ({ directory, type, options: options.split(",") }));
}

function offersMemory(mount: string): boolean {
  return readFileSync(`${mount}/cgroup.controllers`, "latin1").split(/\s/).includes("memory");
}

function openVersion1(memoryMount: string, pidsMount: string): Cgroups {
  const roots = [`${memoryMount}/${folder}`, `${pidsMount}/${folder}`];
  return openGroups({
    version: 1,
    roots,
    limits: (memoryBytes) => [
      ["memory.limit_in_bytes", String(memoryBytes)],
      ["pids.max", String(maxTasks)],
    ],
    memoryEvents: "memory.oom_control",
  });
}

function openVersion2(mount: string): Cgroups {
  const root = `${mount}/${folder}`;
  const controllers = "+memory +pids";
  writeFileSync(`${mount}/cgroup.subtree_control`, controllers);
  mkdirSync(root, { recursive: true });
  writeFileSync(`${root}/cgroup.subtree_control`, controllers);
  return openGroups({
    version: 2,
    roots: [root],
    limits: (memoryBytes) => [
      ["memory.max", String(memoryBytes)],
      ["memory.swap.max", "0"],
      ["pids.max", String(maxTasks)],
    ],
    memoryEvents: "memory.events",
  });
}

interface Layout {
  readonly version: 1 | 2;
  /** One per hierarchy: version 1 has one for memory and one for processes. */
  readonly roots: readonly string[];
  readonly limits: (memoryBytes: number) => readonly (readonly [file: string, value: string])[];
  /** The file, in the first hierarchy, with a line "oom_kill N". */
  readonly memoryEvents: string;
}

function openGroups(layout: Layout): Cgroups {
  const opened = new Set<string>();
  for (const root of layout.roots) mkdirSync(root, { recursive: true });
  return {
    version: layout.version,
    open(name) {
      const directories = layout.roots.map((root) => `${root}/${name}`);
      for (const directory of directories) {
        mkdirSync(directory, { recursive: true });
        opened.add(directory);
      }
      return openGroup(layout, directories);
    },
    close() {
      for (const directory of [...opened, ...layout.roots]) removeIfEmpty(directory);
    },
  };
}

function openGroup(layout: Layout, directories: readonly string[]): RoomCgroup {
  const eventsFile = `${directories[0] ?? ""}/${layout.memoryEvents}`;
  let killsBefore = countKills(eventsFile);
  return {
    async admit(pid, limits) {
      killsBefore = countKills(eventsFile);
      const memoryBytes = (limits.memoryLimitMiB + overheadMiB) * bytesPerMiB;
      for (const directory of directories) {
        for (const [file, value] of layout.limits(memoryBytes)) await tryToWrite(`${directory}/${file}`, value);
        await tryToWrite(`${directory}/cgroup.procs`, String(pid));
      }
    },
    hasRunOutOfMemory: () => countKills(eventsFile) > killsBefore,
  };
}

/** Each hierarchy has only its own controllers' files, and a room may be gone before it is admitted. */
async function tryToWrite(file: string, value: string): Promise<void> {
  try {
    await writeFile(file, value, { flag: "r+" });
  } catch {
    // The resource limits stand without this.
  }
}

function countKills(eventsFile: string): number {
  try {
    return Number(/^oom_kill (\d+)$/m.exec(readFileSync(eventsFile, "latin1"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function removeIfEmpty(directory: string): void {
  try {
    rmdirSync(directory);
  } catch {
    // Another worker's groups are in it, or a process is just leaving: the next owner uses it again.
  }
}
