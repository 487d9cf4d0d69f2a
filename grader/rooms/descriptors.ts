import { readdirSync, readFileSync } from "node:fs";

/** The descriptors every room is born with: stdin, stdout, stderr, the wire, and the filter that bubblewrap reads. */
export const wireDescriptor = 3;
export const filterDescriptor = 4;

const closesOnExec = 0o2000000;

/**
 * Descriptors this process was itself given by whoever started it, and would hand on to everything it starts. Node marks
 * its own, and the first few it finds, to be closed; the others would be open files inside a room.
 *
 * @returns none where there is no /proc, as outside Linux there are no rooms
 */
export function findInheritedDescriptors(): number[] {
  return listDirectory("/proc/self/fdinfo")
    .map(Number)
    .filter((descriptor) => descriptor > filterDescriptor && isHandedOn(descriptor));
}

function listDirectory(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** Whether the descriptor is open and would stay open in a program started now. */
export function isHandedOn(descriptor: number): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, "latin1"))?.[1];
    return flags !== undefined && (Number.parseInt(flags, 8) & closesOnExec) === 0;
  } catch {
    // Closed since, as is the one that listed the directory.
    return false;
  }
}
