import { z } from "zod";

/**
 * npm writes into package-lock.json only those platform packages (`@next/swc-darwin-arm64` and the like) which the
 * registry of the developer's machine offers. Where it offers fewer, the lock leaves them out, and `npm ci` then stops
 * on every machine with "Missing: … from lock file". `fillLock` writes them in, `problemsOfLock` says what is wrong.
 */

const EntrySchema = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});

export const LockSchema = z.looseObject({ lockfileVersion: z.literal(3), packages: z.record(z.string(), EntrySchema) });

export type Lock = z.infer<typeof LockSchema>;
type Entry = z.infer<typeof EntrySchema>;

interface Wish {
  parent: string;
  name: string;
  range: string;
}

interface Platform {
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

/** Machines a course's staff and students own. A native package must be in the lock for each of them. */
const platforms = [
  { os: "linux", cpu: "x64" },
  { os: "linux", cpu: "arm64" },
  { os: "darwin", cpu: "x64" },
  { os: "darwin", cpu: "arm64" },
  { os: "win32", cpu: "x64" },
] as const;

/**
 * The lock with an entry for every optional package that some package asks for. Entries written by an earlier fill
 * (recognised by their missing integrity) which no longer fit are replaced or taken out.
 *
 * @returns a new lock in npm's own order; the same content when nothing was missing
 */
export function fillLock(lock: Lock): { lock: Lock; added: string[]; removed: string[] } {
  const packages = { ...lock.packages };
  const removed = unusedFillings(packages);
  for (const path of removed) Reflect.deleteProperty(packages, path);
  const added: string[] = [];
  for (const wish of missingWishes(packages)) {
    // A second parent may have been served by what was added for the first.
    if (find(packages, wish.parent, wish.name) !== undefined) continue;
    const platform = platformOf(wish.name);
    const isExact = /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(wish.range);
    if (platform === undefined || !isExact) continue;
    const path = `node_modules/${wish.name}`;
    const dev = packages[wish.parent]?.dev === true ? { dev: true } : {};
    packages[path] = { version: wish.range, ...dev, ...platform, optional: true };
    added.push(path);
  }
  const inOrder = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { lock: { ...lock, packages: Object.fromEntries(inOrder) }, added, removed };
}

/** Sentences about what would make `npm ci` fail or differ on another machine; none when the lock is good. */
export function problemsOfLock(lock: Lock): string[] {
  const missing = missingWishes(lock.packages).map(
    ({ parent, name, range }) => `${name} ${range}, which ${nameOf(parent)} asks for, is not in the lock`,
  );
  const unused = unusedFillings(lock.packages).map((path) => `${path} is in the lock, but no package asks for it`);
  const sources = Object.entries(lock.packages).flatMap(([path, { resolved, link }]) => {
    if (resolved === undefined && link !== true) return [];
    return [
      `${path} comes from ${resolved ?? "a link"}; the lock names no addresses, so that everybody's own registry serves`,
    ];
  });
  return [...missing, ...unused, ...sources, ...uncoveredPlatforms(lock.packages)];
}

/** The families of native packages (`@next/swc`, `@esbuild`, …) that lack one of the platforms above. */
function uncoveredPlatforms(packages: Lock["packages"]): string[] {
  return Object.entries(packages).flatMap(([parent, entry]) => {
    const natives = Object.keys(entry.optionalDependencies ?? {}).flatMap((name) => {
      const path = find(packages, parent, name);
      const platform = path === undefined ? undefined : declaredPlatform(packages[path]);
      return platform === undefined ? [] : [platform];
    });
    // One platform alone is a package for that platform (fsevents for macOS), not a family.
    const isFamily = new Set(natives.flatMap(({ os }) => os)).size > 1;
    if (!isFamily) return [];
    return platforms
      .filter(({ os, cpu }) => !natives.some((native) => native.os.includes(os) && native.cpu.includes(cpu)))
      .map(({ os, cpu }) => `${nameOf(parent)} has no native package for ${os} ${cpu} in the lock`);
  });
}

function declaredPlatform(entry: Entry | undefined): { os: string[]; cpu: string[] } | undefined {
  const parsed = z.looseObject({ os: z.array(z.string()), cpu: z.array(z.string()) }).safeParse(entry);
  return parsed.success ? parsed.data : undefined;
}

function missingWishes(packages: Lock["packages"]): Wish[] {
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => find(packages, parent, name) === undefined)
      .map(([name, range]) => ({ parent, name, range })),
  );
}

/** Paths of filled-in entries whose parent is gone or now asks for another version. */
function unusedFillings(packages: Lock["packages"]): string[] {
  const wanted = new Set(
    Object.entries(packages).flatMap(([parent, entry]) =>
      Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, range]) => {
        const path = find(packages, parent, name);
        return path !== undefined && packages[path]?.version === range ? [path] : [];
      }),
    ),
  );
  const isFilling = ({ integrity, optional, link }: Entry) => integrity === undefined && optional === true && !link;
  return Object.keys(packages).filter((path) => isFilling(packages[path] ?? {}) && !wanted.has(path));
}

/** Where Node would find `name` when the package at `parent` imports it: there, or in a folder above. */
function find(packages: Lock["packages"], parent: string, name: string): string | undefined {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const path = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === "") return undefined;
  }
}

/** Reads os, cpu and libc off a name such as `@next/swc-linux-x64-musl`, or gives undefined where it names no machine. */
export function platformOf(name: string): Platform | undefined {
  const words = (name.split("/").at(-1) ?? "").split("-");
  const os = words.map((word) => (word === "windows" ? "win32" : word)).find((word) => systems.has(word));
  const cpu = words.find((word) => processors.has(word));
  if (cpu === "wasm32") return { cpu: [cpu] };
  if (os === undefined || cpu === undefined) return undefined;
  const libc = words.includes("musl") ? "musl" : words.includes("gnu") ? "glibc" : undefined;
  return { os: [os], cpu: [cpu], ...(libc === undefined ? {} : { libc: [libc] }) };
}

const systems = new Set([
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
]);
const processors = new Set([
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
]);

const nameOf = (path: string): string => (path === "" ? "this project" : path.replace(/^.*node_modules\//, ""));
