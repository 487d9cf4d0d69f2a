import { execFileSync } from "node:child_process";
import { constants, accessSync, realpathSync } from "node:fs";
import { findInheritedDescriptors } from "./descriptors";
import { emptyEnvironment } from "./emptyEnvironment";

/** Programs that a room may see. */
export type RoomProgram = "node" | "prlimit" | "setpriv";

/** What rooms on this machine are made of, found once. Every path is absolute, with its links resolved. */
export interface Machine {
  readonly bubblewrap: string;
  readonly setpriv: string;
  readonly prlimit: string;
  readonly node: string;
  /** The dynamic loader, by which everything in a room is started; undefined if node is linked statically. */
  readonly loader: string | undefined;
  /** Shared libraries of each program that runs in rooms, keyed by the name they are asked for. */
  readonly libraries: Readonly<Record<RoomProgram, ReadonlyMap<string, string>>>;
  /**
   * MiB that this Node counts as its own data before it runs anything, in 64s: none in Node 20 and 22; Node 24 marks 512 MiB
   * of address space writable for machine code that is mostly never made.
   */
  readonly reservedMiB: number;
  /** What the guest's first program must close while they are open, see findInheritedDescriptors. */
  readonly inheritedDescriptors: readonly number[];
  /** Options this bubblewrap knows, of those that older ones lack. */
  readonly bubblewrapOptions: ReadonlySet<string>;
}

/** Something rooms are made of is not installed. */
export class MissingProgramError extends Error {
  override readonly name = "MissingProgramError";
  readonly program: string;

  constructor(program: string) {
    super(`${program} is not installed`);
    this.program = program;
  }
}

/** Fixed places and not PATH: the worker may be root, and must not start what somebody put first in a list. */
const programDirectories = ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"];

const optionsOlderBubblewrapsLack = ["--disable-userns", "--clearenv", "--perms"];

/** @throws MissingProgramError naming the first program that is not there */
export function findMachine(): Machine {
  const bubblewrap = findProgram("bwrap");
  const setpriv = findProgram("setpriv");
  const prlimit = findProgram("prlimit");
  const node = realpathSync(process.execPath);
  const nodeNeeds = readLibraries(node);
  const help = execFileSync(bubblewrap, ["--help"], { encoding: "utf8", env: emptyEnvironment });
  return {
    bubblewrap,
    setpriv,
    prlimit,
    node,
    loader: nodeNeeds.loader,
    libraries: {
      node: nodeNeeds.libraries,
      prlimit: readLibraries(prlimit).libraries,
      setpriv: readLibraries(setpriv).libraries,
    },
    inheritedDescriptors: findInheritedDescriptors(),
    reservedMiB: measureReserve(node),
    bubblewrapOptions: new Set(optionsOlderBubblewrapsLack.filter((option) => help.includes(option))),
  };
}

/** @throws MissingProgramError */
export function findProgram(name: string): string {
  for (const directory of programDirectories) {
    const path = `${directory}/${name}`;
    try {
      accessSync(path, constants.X_OK);
      return realpathSync(path);
    } catch {
      continue;
    }
  }
  throw new MissingProgramError(name);
}

/** What ldd says of a program: lines such as "libm.so.6 => /lib/libm.so.6 (0x…)" and "/lib64/ld-linux-x86-64.so.2 (0x…)". */
function readLibraries(program: string): { loader: string | undefined; libraries: Map<string, string> } {
  let listing: string;
  try {
    listing = execFileSync(findProgram("ldd"), [program], {
      encoding: "utf8",
      env: emptyEnvironment,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch (error) {
    if (error instanceof MissingProgramError) throw error;
    return { loader: undefined, libraries: new Map() };
  }
  const libraries = new Map<string, string>();
  let loader: string | undefined;
  for (const line of listing.split("\n")) {
    const named = /^\s*(\S+) => (\/\S+)/.exec(line);
    const plain = /^\s*(\/\S+)/.exec(line);
    if (named?.[1] !== undefined && named[2] !== undefined) libraries.set(baseName(named[1]), realpathSync(named[2]));
    else if (plain?.[1] !== undefined) loader = realpathSync(plain[1]);
  }
  return { loader, libraries };
}

/** MiB that this Node counts as its own data before it runs anything, in 64s. Starts it once, which takes 40 ms. */
export function measureReserve(node: string): number {
  const program = `process.stdout.write(require("node:fs").readFileSync("/proc/self/status", "latin1"))`;
  const status = execFileSync(node, ["--v8-pool-size=1", "-e", program], { encoding: "latin1", env: emptyEnvironment });
  const dataMiB = Number(/^VmData:\s*(\d+) kB$/m.exec(status)?.[1]) / 1024;
  if (Number.isNaN(dataMiB)) throw new Error("the memory a Node process begins with could not be measured");
  const granularity = 64;
  return Math.floor(dataMiB / granularity) * granularity;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
