import { bootstrap } from "./bootstrap";
import { filterDescriptor, isHandedOn } from "./descriptors";
import { nodeFlags, resourceLimitOptions, type RoomLimits, taskLimitOptions } from "./limits";
import type { Machine, RoomProgram } from "./machine";

/** How a room is shut off: by user namespaces, by root without them, or (a developer's machine only) not at all. */
export type IsolationLevel = "namespaces" | "root" | "none";

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * The chain that ends in a room where user namespaces work.
 *
 * @param uid - dropped to before bubblewrap starts: a root that only enters a user namespace is still the machine's root.
 *   undefined when the judge is an ordinary user, who has no other id to drop to.
 */
export function namespacesCommand(machine: Machine, limits: RoomLimits, uid: number | undefined): Command {
  const chain = [
    ...(uid === undefined ? [] : [machine.setpriv, ...becomeUser(uid)]),
    machine.prlimit,
    ...resourceLimitOptions(limits, machine.reservedMiB),
    machine.bubblewrap,
    "--unshare-user",
    ...optionsKnown(machine, "--disable-userns"),
    ...sealOptions(machine, ["prlimit", "node"]),
    ...insideWithLoader(machine, "prlimit", ...taskLimitOptions),
    ...insideWithLoader(machine, "node", ...guestOptions(machine, limits)),
  ];
  return toCommand(chain);
}

/**
 * The chain for root on a machine without user namespaces: bubblewrap makes the other namespaces as root, and the guest's
 * uid is dropped inside, which takes the few capabilities that setpriv gives up at once.
 */
export function rootCommand(machine: Machine, limits: RoomLimits, uid: number): Command {
  const chain = [
    machine.prlimit,
    ...resourceLimitOptions(limits, machine.reservedMiB),
    machine.bubblewrap,
    "--cap-drop",
    "ALL",
    ...["CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP"].flatMap((capability) => ["--cap-add", capability]),
    ...sealOptions(machine, ["setpriv", "prlimit", "node"]),
    ...insideWithLoader(machine, "setpriv", ...becomeUser(uid)),
    ...insideWithLoader(machine, "prlimit", ...taskLimitOptions),
    ...insideWithLoader(machine, "node", ...guestOptions(machine, limits)),
  ];
  return toCommand(chain);
}

/** A plain child process: for developing on a machine without Linux namespaces, never for a student's grade. */
export function unsafeCommand(limits: RoomLimits): Command {
  return { file: process.execPath, args: [...nodeFlags(limits), "-e", bootstrap] };
}

function guestOptions(machine: Machine, limits: RoomLimits): string[] {
  return [...nodeFlags(limits), "-e", bootstrap, ...machine.inheritedDescriptors.filter(isHandedOn).map(String)];
}

function toCommand([file = "", ...args]: readonly string[]): Command {
  return { file, args };
}

function becomeUser(uid: number): string[] {
  return [
    `--reuid=${uid}`,
    `--regid=${uid}`,
    "--clear-groups",
    "--inh-caps=-all",
    "--bounding-set=-all",
    "--no-new-privs",
  ];
}

/** Everything a room does not have. --unshare-all alone only tries some of these and goes on when it fails. */
function sealOptions(machine: Machine, programs: readonly RoomProgram[]): string[] {
  return [
    "--unshare-ipc",
    "--unshare-pid",
    "--unshare-net",
    "--unshare-uts",
    "--unshare-cgroup",
    "--hostname",
    "room",
    "--die-with-parent",
    "--new-session",
    ...optionsKnown(machine, "--clearenv"),
    ...bindOptions(machine, programs),
    "--remount-ro",
    "/",
    "--chdir",
    "/",
    "--seccomp",
    String(filterDescriptor),
  ];
}

/**
 * The files of a room, each bound by itself and read-only under a name that tells nothing of the machine. Without /proc a
 * loader cannot find libraries relative to a program, and without /etc no others than the standard ones, so they lie in one
 * directory that the loader is told.
 */
function bindOptions(machine: Machine, programs: readonly RoomProgram[]): string[] {
  const bind = (source: string, name: string) => ["--ro-bind", source, `/room/${name}`];
  const libraries = new Map(programs.flatMap((program) => [...machine.libraries[program]]));
  const directory = (path: string) => [...optionsKnown(machine, "--perms", "0755"), "--dir", path];
  return [
    ...directory("/room"),
    ...directory("/room/lib"),
    ...programs.flatMap((program) => bind(machine[program], program)),
    ...(machine.loader === undefined ? [] : bind(machine.loader, "loader")),
    ...[...libraries].flatMap(([name, path]) => bind(path, `lib/${name}`)),
  ];
}

function insideWithLoader(machine: Machine, program: RoomProgram, ...args: readonly string[]): string[] {
  const loader = machine.loader === undefined ? [] : ["/room/loader", "--library-path", "/room/lib"];
  return [...loader, `/room/${program}`, ...args];
}

function optionsKnown(machine: Machine, option: string, ...values: readonly string[]): string[] {
  return machine.bubblewrapOptions.has(option) ? [option, ...values] : [];
}
