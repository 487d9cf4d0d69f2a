import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Kills everything in a room. The init of its process-id namespace is killed, with which the kernel kills the rest, and
 * bubblewrap outside then reaps it and exits. Killing bubblewrap first would leave the init to whoever is process 1, and
 * in a container nobody may be. Before there is an init, the whole group is bubblewrap alone.
 *
 * @param bubblewrap - or, without a sandbox, the guest itself, whose children are not for killing first
 */
export function killRoomProcesses(bubblewrap: ChildProcess, { isSealed }: { isSealed: boolean }): void {
  const { pid } = bubblewrap;
  if (pid === undefined || bubblewrap.exitCode !== null || bubblewrap.signalCode !== null) return;
  const inits = isSealed ? readChildren(pid) : [];
  if (inits.length === 0) {
    kill(-pid);
    return;
  }
  for (const init of inits) kill(init);
  const impatience = setTimeout(() => {
    kill(-pid);
  }, 1_000);
  bubblewrap.once("exit", () => {
    clearTimeout(impatience);
  });
}

/** The process of the guest itself, two below bubblewrap: its child is the room's init. */
export function findGuest(bubblewrapPid: number): number | undefined {
  return readChildren(bubblewrapPid).flatMap(readChildren)[0];
}

function readChildren(pid: number): number[] {
  try {
    const listing = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1");
    return listing
      .split(" ")
      .map(Number)
      .filter((child) => child > 0);
  } catch {
    // Gone, or a kernel without the listing, or not Linux: the group is killed instead.
    return [];
  }
}

function kill(pidOrGroup: number): void {
  try {
    process.kill(pidOrGroup, "SIGKILL");
  } catch {
    // Gone already.
  }
}
