import { type ChildProcess, spawn, type SpawnOptions, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { copyOnce, postgresBinaries } from "./postgresBinaries";
import { PostgresUnavailableError } from "./postgresUnavailable";

/** How a PostgreSQL program is run. The server refuses user id 0, so root needs a way to be somebody else. */
export interface PostgresRunner {
  how: string;
  run(program: string, programArguments: string[]): Promise<{ code: number | null; output: string }>;
  start(program: string, programArguments: string[], options: SpawnOptions): ChildProcess;
  /** Makes a file belong to whoever the server runs as. */
  own(file: string): void;
}

/**
 * @param base - directory of the cluster; who owns what is in it decides who the server must be
 * @param mayUseUserNamespace - false on systems that forbid them
 * @throws PostgresUnavailableError
 */
export function choosePostgresRunner(base: string, mayUseUserNamespace: boolean): PostgresRunner {
  const native = postgresBinaries();
  const owner = fs.statSync(path.join(base, "data"), { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner !== undefined && self !== undefined && owner.uid !== self)
      throw new PostgresUnavailableError(
        `${path.join(base, "data")} belongs to another user (number ${owner.uid}). Start this program as that user, or choose another directory with ALLCLOSE_DATA.`,
      );
    return runner("as this user", native, (command) => command, {});
  }
  if (owner !== undefined && owner.uid !== 0) return runnerAs(`user number ${owner.uid}`, owner, native, base);

  // The namespace maps root to an ordinary number, so files stay root's and closed parents stay reachable.
  const inNamespace = ["unshare", "--user", "--map-user=65534", "--map-group=65534"];
  if (mayUseUserNamespace && succeeds([...inNamespace, ...versionCommand(native)]))
    return runner("in a user namespace", native, (command) => [...inNamespace, ...command], {});

  const name = idOf("postgres", "-u") === undefined ? "nobody" : "postgres";
  const uid = idOf(name, "-u");
  const gid = idOf(name, "-g");
  if (uid === undefined || gid === undefined)
    throw new PostgresUnavailableError(
      "PostgreSQL does not run as root, and this machine has neither user namespaces nor a user called postgres or nobody. Start this program as an ordinary user.",
    );
  return runnerAs(name, { uid, gid }, native, base);
}

function runnerAs(
  name: string,
  { uid, gid }: { uid: number; gid: number },
  native: string,
  base: string,
): PostgresRunner {
  const identity = { uid, gid, cwd: "/" };
  if (!succeeds(["test", "-x", base], identity))
    throw new PostgresUnavailableError(
      `PostgreSQL does not run as root, and ${name} cannot reach ${base}. Start this program as an ordinary user, or set ALLCLOSE_DATA to a directory others may enter, such as /var/lib/allclose.`,
    );
  const reachable = succeeds(versionCommand(native), identity) ? native : copyOnce(native, path.join(base, "native"));
  return runner(`as ${name}`, reachable, (command) => command, identity);
}

const versionCommand = (native: string): string[] => [path.join(native, "bin/postgres"), "--version"];

function runner(
  how: string,
  native: string,
  wrap: (command: string[]) => string[],
  identity: { uid?: number; gid?: number; cwd?: string },
): PostgresRunner {
  const start: PostgresRunner["start"] = (program, programArguments, options) => {
    const [command, ...rest] = wrap([path.join(native, "bin", program), ...programArguments]);
    if (command === undefined) throw new Error("an empty command");
    return spawn(command, rest, { ...options, ...identity });
  };
  return {
    how,
    start,
    run: (program, programArguments) =>
      new Promise((resolve) => {
        const child = start(program, programArguments, { stdio: ["ignore", "pipe", "pipe"] });
        let output = "";
        const collect = (chunk: Buffer) => (output += chunk.toString("utf8"));
        child.stdout?.on("data", collect);
        child.stderr?.on("data", collect);
        child.once("error", (error) => resolve({ code: null, output: error.message }));
        child.once("close", (code) => resolve({ code, output: output.trim() }));
      }),
    own: (file) => {
      if (identity.uid !== undefined && identity.gid !== undefined) fs.chownSync(file, identity.uid, identity.gid);
    },
  };
}

function succeeds(command: string[], options: { uid?: number; gid?: number; cwd?: string } = {}): boolean {
  const [program = "", ...rest] = command;
  return spawnSync(program, rest, { ...options, stdio: "ignore" }).status === 0;
}

function idOf(user: string, which: "-u" | "-g"): number | undefined {
  const { status, stdout } = spawnSync("id", [which, user], { encoding: "utf8" });
  const id = Number(stdout);
  return status === 0 && id > 0 ? id : undefined;
}
