/** What rooms need of a machine, and what to tell the person who can give it. */
import { readFileSync } from "node:fs";
import { findMachine, type Machine, MissingProgramError } from "./machine";
import { buildSeccompProgram, parseArchitecture } from "./seccomp";
import { canEverybodyRead, shareNode } from "./sharedNode";
import { claimUidBlock, type UidBlock } from "./uids";

/** No room can be opened here. `remedy` is one sentence with the one command or setting that mends it. */
export class GradingUnavailableError extends Error {
  override readonly name = "GradingUnavailableError";
  readonly reason: string;
  readonly remedy: string;

  constructor(reason: string, remedy: string) {
    super(`${reason} ${remedy}`);
    this.reason = reason;
    this.remedy = remedy;
  }
}

/** @param isShared - rooms run under other user ids than this process, which must be able to reach every file */
export function findMachineOrSay(isShared: boolean): Machine {
  try {
    const machine = findMachine();
    if (!isShared) return machine;
    const shared = { ...machine, node: shareNodeOrSay(machine.node) };
    const libraries = Object.values(shared.libraries).flatMap((named) => [...named.values()]);
    const files = [shared.bubblewrap, shared.prlimit, shared.setpriv, ...libraries];
    const closed = files.find((file) => !canEverybodyRead(file));
    if (closed !== undefined)
      throw new GradingUnavailableError(
        `Rooms run under user ids of their own, which cannot read ${closed}.`,
        "Make it and the directories above it readable, or start the worker as an ordinary user.",
      );
    return shared;
  } catch (error) {
    if (!(error instanceof MissingProgramError)) throw error;
    const debianPackage = { bwrap: "bubblewrap", ldd: "libc-bin" }[error.program] ?? "util-linux";
    throw new GradingUnavailableError(
      `${error.program} is not installed.`,
      `Install it: sudo apt-get install -y ${debianPackage}`,
    );
  }
}

function shareNodeOrSay(node: string): string {
  try {
    return shareNode(node);
  } catch (error) {
    throw new GradingUnavailableError(
      `Rooms run under user ids of their own, which cannot reach ${node}, and it could not be shared: ${String(error)}.`,
      "Install Node for every user, for example under /usr/local, or start the worker as an ordinary user.",
    );
  }
}

export async function claimUidsOrSay(): Promise<UidBlock> {
  const block = await claimUidBlock();
  if (!block)
    throw new GradingUnavailableError(
      "Other workers on this machine use all the user ids that rooms may have.",
      "Stop one of them, or start this one as an ordinary user.",
    );
  return block;
}

export function buildFilterOrSay(): Uint8Array {
  try {
    return buildSeccompProgram(parseArchitecture(process.arch));
  } catch {
    throw new GradingUnavailableError(
      `There is no system-call filter for the processor type ${process.arch}.`,
      "Run the worker on an x64 or arm64 machine.",
    );
  }
}

export function explainRefusal(refusals: readonly string[], isRoot: boolean): GradingUnavailableError {
  const words = refusals.join("; ");
  if (!isRoot && readSetting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") === "1")
    return new GradingUnavailableError(
      "This machine's AppArmor keeps ordinary users from making user namespaces.",
      "Allow it: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 (or start the worker as root)",
    );
  if (!isRoot && readSetting("/proc/sys/kernel/unprivileged_userns_clone") === "0")
    return new GradingUnavailableError(
      "This machine keeps ordinary users from making user namespaces.",
      "Allow it: sudo sysctl -w kernel.unprivileged_userns_clone=1 (or start the worker as root)",
    );
  if (!isRoot && readSetting("/proc/sys/user/max_user_namespaces") === "0")
    return new GradingUnavailableError(
      "This machine allows no user namespaces.",
      "Allow them: sudo sysctl -w user.max_user_namespaces=10000 (or start the worker as root)",
    );
  return new GradingUnavailableError(
    `A sealed room could not be opened: ${words}.`,
    isRoot
      ? "If this is a container, start it with the right to make namespaces: docker run --cap-add SYS_ADMIN --security-opt seccomp=unconfined --security-opt apparmor=unconfined"
      : "Start the worker as root, or on a machine where ordinary users may make user namespaces.",
  );
}

function readSetting(path: string): string | undefined {
  try {
    return readFileSync(path, "latin1").trim();
  } catch {
    return undefined;
  }
}
