import { release } from "node:os";
import { type Cgroups, findCgroups } from "./cgroups";
import { type IsolationLevel, namespacesCommand, rootCommand, unsafeCommand } from "./launch";
import { defaultRoomLimits } from "./limits";
import type { Machine } from "./machine";
import {
  buildFilterOrSay,
  claimUidsOrSay,
  explainRefusal,
  findMachineOrSay,
  GradingUnavailableError,
} from "./requirements";
import type { Isolation } from "./isolation";
import { startRoom } from "./room";
import type { UidBlock } from "./uids";

export interface IsolationOptions {
  /** Go on without a sandbox where there is none. Every verdict must then say that it was not isolated. */
  readonly allowUnsafe: boolean;
  /** Levels to try, best first. */
  readonly levels?: readonly Exclude<IsolationLevel, "none">[];
}

/** @throws GradingUnavailableError if no level works and `allowUnsafe` is false */
export async function openIsolation({
  allowUnsafe,
  levels = ["namespaces", "root"],
}: IsolationOptions): Promise<Isolation> {
  try {
    return await openSealed(levels);
  } catch (error) {
    if (!allowUnsafe || !(error instanceof GradingUnavailableError)) throw error;
    return openUnsafe(error.reason);
  }
}

async function openSealed(levels: readonly Exclude<IsolationLevel, "none">[]): Promise<Isolation> {
  if (process.platform !== "linux")
    throw new GradingUnavailableError(
      `Rooms need Linux; this is ${process.platform}.`,
      "Run the worker on a Linux machine, or in a Linux virtual machine.",
    );
  const isRoot = process.getuid?.() === 0;
  const machine = findMachineOrSay(isRoot);
  const filter = buildFilterOrSay();
  if (!isRoot && !countsTasksByNamespace(release()))
    throw new GradingUnavailableError(
      `Linux ${release()} counts an ordinary user's processes all together, so a room of its own limit is not possible.`,
      "Start the worker as root, or on Linux 5.14 or later.",
    );
  const uids = isRoot ? await claimUidsOrSay() : undefined;
  const cgroups = isRoot ? findCgroups() : undefined;
  const refusals: string[] = [];
  for (const level of levels) {
    if (level === "root" && !uids) continue;
    const isolation = assemble(level, machine, filter, uids, cgroups);
    const refusal = await tryToOpen(isolation);
    if (refusal === undefined) return isolation;
    refusals.push(refusal);
  }
  cgroups?.close();
  await uids?.release();
  throw explainRefusal(refusals, isRoot);
}

function assemble(
  level: Exclude<IsolationLevel, "none">,
  machine: Machine,
  filter: Uint8Array,
  uids: UidBlock | undefined,
  cgroups: Cgroups | undefined,
): Isolation {
  return {
    level,
    detail: describe(level, uids, cgroups),
    filter,
    command(limits, { uid }) {
      if (level === "namespaces") return namespacesCommand(machine, limits, uid);
      if (uid === undefined) throw new Error("rooms made by root need a user id");
      return rootCommand(machine, limits, uid);
    },
    takeSlot() {
      const uid = uids?.take();
      return { uid, cgroup: uid === undefined ? undefined : cgroups?.open(String(uid)) };
    },
    giveBackSlot({ uid }) {
      if (uid !== undefined) uids?.giveBack(uid);
    },
    async close() {
      cgroups?.close();
      await uids?.release();
    },
  };
}

function describe(level: IsolationLevel, uids: UidBlock | undefined, cgroups: Cgroups | undefined): string {
  const walls = [
    level === "namespaces" ? "Linux namespaces" : "Linux namespaces made by root",
    uids ? "a user id for each room" : "the worker's own user id",
    "system-call filter",
    "resource limits",
    ...(cgroups ? [`control groups (version ${cgroups.version})`] : []),
  ];
  return `${walls.join(", ")}.`;
}

/** Since 5.14 the limit on processes is counted per user namespace, and so per room. */
function countsTasksByNamespace(kernelRelease: string): boolean {
  const [major = 0, minor = 0] = kernelRelease.split(".").map((part) => Number.parseInt(part, 10));
  return major > 5 || (major === 5 && minor >= 14);
}

function openUnsafe(reason: string): Isolation {
  return {
    level: "none",
    detail: `Not isolated: ${reason}`,
    filter: new Uint8Array(),
    command: (limits) => unsafeCommand(limits),
    takeSlot: () => ({ uid: undefined, cgroup: undefined }),
    giveBackSlot: () => undefined,
    close: () => Promise.resolve(),
  };
}

const greetingGuest = `
const text = Buffer.from("hello");
require("node:fs").writeSync(3, Buffer.concat([Buffer.from([0, 0, 0, text.length]), text]));
require("node:fs").readSync(3, Buffer.alloc(1));
`;

/** @returns why a room could not be opened, in bubblewrap's words; undefined if it could */
async function tryToOpen(isolation: Isolation): Promise<string | undefined> {
  const room = startRoom({ isolation, guest: greetingGuest, limits: defaultRoomLimits });
  const timer = setTimeout(() => {
    room.kill("time");
  }, 10_000);
  const greeted = new Promise<true>((resolve) => {
    room.onMessage(() => {
      resolve(true);
    });
  });
  const outcome = await Promise.race([greeted, room.ended]);
  clearTimeout(timer);
  room.kill("closed");
  await room.gone;
  return outcome === true ? undefined : `${room.stderrText().trim().slice(0, 400)} (${outcome.detail})`;
}
