import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A Debian package a program needs, and how to tell that it is there and works. */
export interface SystemPackage {
  name: string;
  /** What it is for, as in "bubblewrap, which seals student code in a room of its own". */
  purpose: string;
  isThere(): boolean;
}

export type PackagesResult =
  | { state: "there" }
  | { state: "installed"; names: string[] }
  | { state: "missing"; names: string[]; reason: string; command: string };

export const bubblewrap: SystemPackage = {
  name: "bubblewrap",
  purpose: "seals student code in a room of its own",
  isThere: () => answers("bwrap"),
};

/** Debian's own Python, whatever else is called so here: packages of the system belong to it. */
export const swift: SystemPackage = {
  name: "python3-swift",
  purpose: "is the S3-compatible store that the tests write files to",
  isThere: () =>
    spawnSync("/usr/bin/python3", ["-c", "import swift.common.middleware.s3api"], { stdio: "ignore" }).status === 0,
};

/** @param chosen - CHROMIUM, the browser to use when it stands elsewhere */
export const chromium = (chosen: string | undefined): SystemPackage => ({
  name: "chromium",
  purpose: "is the browser the tests drive",
  isThere: () => findBrowser(chosen) !== undefined,
});

/** @returns the path of a browser that starts, looked for in the places Debian, Ubuntu and Google install it */
export function findBrowser(chosen: string | undefined): string | undefined {
  const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];
  const candidates = chosen === undefined ? usual : [chosen];
  // Ubuntu's /usr/bin/chromium-browser is a script that only says where to get it: asking for the version tells.
  return candidates.find(answers);
}

/**
 * Makes sure that the packages are there. Installs what is missing when it may do so without a password, after saying
 * what and why; otherwise leaves the machine alone and gives the one command to type.
 */
export async function ensureSystemPackages(
  wanted: readonly SystemPackage[],
  { say, signal }: { say: (line: string) => void; signal?: AbortSignal },
): Promise<PackagesResult> {
  const missing = wanted.filter((one) => !one.isThere());
  if (missing.length === 0) return { state: "there" };
  const names = missing.map(({ name }) => name);
  const command = `sudo apt-get update && sudo apt-get install -y ${names.join(" ")}`;

  if (!isDebian())
    return {
      state: "missing",
      names,
      reason: "this is not Debian or Ubuntu, so it cannot be installed from here",
      command: `install ${names.join(" and ")} with your system's package manager`,
    };
  const prefix = administratorPrefix();
  if (prefix === undefined) return { state: "missing", names, reason: "installing it needs an administrator", command };

  for (const { name, purpose } of missing) say(`  Installing ${name} with apt-get: it ${purpose}.`);
  const failure = await install(prefix, names, signal);
  const stillMissing = missing.filter((one) => !one.isThere());
  if (stillMissing.length === 0) return { state: "installed", names };
  return {
    state: "missing",
    names: stillMissing.map(({ name }) => name),
    reason: failure ?? "apt-get installed it, but it does not start",
    command,
  };
}

/** What goes before apt-get: nothing for root, sudo where it asks for no password; undefined when neither works. */
function administratorPrefix(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0 ? ["sudo", "-n"] : undefined;
}

/** @returns why it failed, in apt's own last words */
async function install(prefix: string[], names: string[], signal?: AbortSignal): Promise<string | undefined> {
  const apt = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"];
  const arguments_ = ["install", "-y", "--no-install-recommends", ...names];
  // The lists may be missing (a fresh container) or old; a failed update is not final, the install will tell.
  await run([...apt, "update"], signal);
  return run([...apt, ...arguments_], signal);
}

async function run([command = "", ...arguments_]: string[], signal?: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, arguments_, { stdio: ["ignore", "pipe", "pipe"], ...(signal && { signal }) });
    let tail = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        tail = (tail + chunk.toString()).slice(-2_000);
      });
    child.once("error", (error) => {
      resolve(error.message);
    });
    child.once("exit", (code) => {
      const lastError = tail.split("\n").findLast((line) => line.startsWith("E: "));
      resolve(
        code === 0 ? undefined : `apt-get stopped: ${(lastError ?? tail.trim().split("\n").at(-1) ?? "").trim()}`,
      );
    });
  });
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/** A minute: read from a cold disk, a browser takes longer than ten seconds to say which one it is. */
const answers = (command: string): boolean =>
  spawnSync(command, ["--version"], { stdio: "ignore", timeout: 60_000 }).status === 0;
