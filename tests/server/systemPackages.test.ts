import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { childEnvironment } from "#server/env";
import { outputOf, runTypeScript } from "./launch/processes";

const Answer = z.object({ result: z.record(z.string(), z.unknown()), said: z.array(z.string()) });

let programs = "";
beforeEach(() => {
  programs = mkdtempSync(path.join(tmpdir(), "allclose-programs-"));
});
afterEach(() => rmSync(programs, { recursive: true }));

/** Puts a program of that name first on the path of the machine under test. */
function program(name: string, script: string) {
  writeFileSync(path.join(programs, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(programs, name), 0o755);
}

const calls = () => readFileSync(path.join(programs, "calls"), "utf8");

/** What ensureSystemPackages does about bubblewrap and a program called `ruler`, on a machine with the programs above. */
async function ensure({ isRoot }: { isRoot: boolean }) {
  const child = runTypeScript(
    `import { ensureSystemPackages } from "./server/systemPackages";
     import { spawnSync } from "node:child_process";
     process.getuid = () => ${isRoot ? 0 : 1000};
     const ruler = { name: "ruler", purpose: "measures", isThere: () => spawnSync("ruler").status === 0 };
     const said = [];
     ensureSystemPackages([ruler], { say: (line) => said.push(line) }).then((result) => console.log(JSON.stringify({ result, said })));`,
    { PATH: `${programs}:${childEnvironment({})["PATH"] ?? ""}` },
  );
  const output = outputOf(child);
  await once(child, "close");
  return Answer.parse(JSON.parse(output()));
}

const aptThatInstalls = `
  echo "$@" >> "$(dirname "$0")/calls"
  case "$*" in *install*) printf '#!/bin/sh\\n' > "$(dirname "$0")/ruler"; chmod +x "$(dirname "$0")/ruler";; esac`;

test("what is there is left alone, and nothing is said", async () => {
  program("ruler", "exit 0");
  program("apt-get", aptThatInstalls);
  expect(await ensure({ isRoot: true })).toEqual({ result: { state: "there" }, said: [] });
});

test("root installs what is missing after saying what it is for", async () => {
  program("apt-get", aptThatInstalls);
  const { result, said } = await ensure({ isRoot: true });
  expect(result).toEqual({ state: "installed", names: ["ruler"] });
  expect(said).toEqual(["  Installing ruler with apt-get: it measures."]);
  expect(calls()).toMatch(/update\n.*install -y --no-install-recommends ruler\n/);
});

test("an ordinary user whose sudo asks for no password installs through sudo", async () => {
  program("sudo", `echo "sudo $@" >> "$(dirname "$0")/calls"; shift; exec "$@"`);
  program("apt-get", aptThatInstalls);
  const { result } = await ensure({ isRoot: false });
  expect(result).toEqual({ state: "installed", names: ["ruler"] });
  expect(calls()).toContain("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get");
});

test("an ordinary user whose sudo asks for a password gets the one command, and apt-get is not called", async () => {
  program("sudo", "exit 1");
  program("apt-get", aptThatInstalls);
  const { result } = await ensure({ isRoot: false });
  expect(result).toEqual({
    state: "missing",
    names: ["ruler"],
    reason: "installing it needs an administrator",
    command: "sudo apt-get update && sudo apt-get install -y ruler",
  });
  expect(calls).toThrow();
});

test("an installation that fails is told in apt's own words, with the command to repeat", async () => {
  program("apt-get", 'case "$*" in *install*) echo "E: Unable to locate package ruler" >&2; exit 100;; esac');
  const { result } = await ensure({ isRoot: true });
  expect(result).toMatchObject({ state: "missing", reason: "apt-get stopped: E: Unable to locate package ruler" });
});

test("a package that installs but does not start counts as missing", async () => {
  program("apt-get", "exit 0");
  const { result } = await ensure({ isRoot: true });
  expect(result).toMatchObject({ state: "missing", reason: "apt-get installed it, but it does not start" });
});
