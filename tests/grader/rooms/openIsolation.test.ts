import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { build } from "esbuild";
import { openIsolation } from "#grader/rooms/openIsolation";
import { GradingUnavailableError } from "#grader/rooms/requirements";
import { projectDirectory } from "./projectDirectory";
import { closeRoom, findDescendants, isRoot, testWhere, levels, openTestRoom, readStatus, until } from "./roomHarness";
import { buildTellableGuest } from "./tellableGuest";

// Rooms take their time on a busy machine, and a hang is a failure all the same.
jest.setTimeout(60_000);

const whenRoot = testWhere(isRoot);

let guest: string;
beforeAll(async () => {
  guest = await buildTellableGuest();
});

test.each(levels)("rooms open at level %s, which says what it is made of", async (level) => {
  const isolation = await openIsolation({ allowUnsafe: false, levels: [level] });
  expect(isolation.level).toBe(level);
  expect(isolation.detail).toMatch(/namespaces.*user id.*system-call filter, resource limits/);
  const testRoom = await openTestRoom(isolation, guest);
  expect(await testRoom.ask("return 6 * 7")).toBe("42");
  await closeRoom(testRoom);
  await isolation.close();
});

test("the best level is taken", async () => {
  const isolation = await openIsolation({ allowUnsafe: true });
  expect(isolation.level).toBe("namespaces");
  await isolation.close();
});

test("where no level works, grading is refused with a reason and what mends it", async () => {
  const refusal = await openIsolation({ allowUnsafe: false, levels: [] }).catch((error: unknown) => error);
  if (!(refusal instanceof GradingUnavailableError)) throw new Error("it was not refused");
  expect([refusal.reason, refusal.remedy]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
});

test("only when it is allowed, rooms are plain processes that say so", async () => {
  const isolation = await openIsolation({ allowUnsafe: true, levels: [] });
  expect(isolation.level).toBe("none");
  expect(isolation.detail).toMatch(/^Not isolated/);
  const testRoom = await openTestRoom(isolation, guest);
  expect(await testRoom.ask("return process.getuid?.()")).toBe(JSON.stringify(process.getuid?.()));
  testRoom.room.send("for (;;);");
  testRoom.room.kill("time");
  expect(await testRoom.room.ended).toMatchObject({ cause: "time" });
  await testRoom.room.gone;
  await isolation.close();
});

/** A program as a file, in a folder that a user who cannot read this project can read. */
async function bundle(program: string): Promise<string> {
  const directory = mkdtempSync(path.join(tmpdir(), "allclose-rooms-"));
  directories.push(directory);
  chmodSync(directory, 0o755);
  const outfile = path.join(directory, "program.cjs");
  await build({
    stdin: { contents: program, resolveDir: path.join(projectDirectory, "tests/grader/rooms"), loader: "ts" },
    // Jest's hooks, on which the harness is built, do nothing here.
    banner: { js: "globalThis.beforeAll = globalThis.afterAll = () => {};" },
    bundle: true,
    outfile,
    platform: "node",
    format: "cjs",
    target: "node20",
  });
  return outfile;
}

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

const asNobody = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

const openAndTry = `
  import { text } from "node:stream/consumers";
  import { openIsolation } from "../../../grader/rooms/openIsolation";
  import { closeRoom, openTestRoom } from "./roomHarness";
  const run = async () => {
    const { guest, programs } = JSON.parse(await text(process.stdin));
    const isolation = await openIsolation({ allowUnsafe: false });
    const answers = [];
    for (const program of programs) {
      const testRoom = await openTestRoom(isolation, guest);
      answers.push(await testRoom.ask(program));
      await closeRoom(testRoom);
    }
    await isolation.close();
    return { level: isolation.level, answers };
  };
  run().then((report) => process.stdout.write(JSON.stringify(report)));
`;

/** Opens a room for each program in a process of its own. @returns its level and what the programs answered */
async function tryElsewhere(
  programs: readonly string[],
  prefix: readonly string[],
  furtherStdio: readonly (number | "ignore" | "pipe")[] = [],
): Promise<unknown> {
  const [command, ...args] = [...prefix, process.execPath, await bundle(openAndTry)];
  const worker = spawn(command, args, {
    env: { NODE_ENV: "test" },
    cwd: "/",
    stdio: ["pipe", "pipe", "inherit", ...furtherStdio],
  });
  if (!worker.stdin || !worker.stdout) throw new Error("the process has no pipes");
  worker.stdin.end(JSON.stringify({ guest, programs }));
  return JSON.parse(await text(worker.stdout)) as unknown;
}

const readAttack = (name: string) =>
  readFileSync(path.join(projectDirectory, "tests/hostile/rooms", `${name}.js`), "utf8");

whenRoot("an ordinary user's rooms are as tight", async () => {
  const attacks = ["walk-files", "write-files", "network", "processes", "signals", "descriptors", "privileges"];
  const report = await tryElsewhere(attacks.map(readAttack), asNobody);
  expect(report).toEqual({ level: "namespaces", answers: attacks.map(() => "[]") });
});

test("files that the judge itself was handed are not open in its rooms", async () => {
  const file = openSync(__filename, "r");
  // Node itself sees to those up to the first gap.
  const gap = Array<"ignore">(30).fill("ignore");
  const report = await tryElsewhere([readAttack("descriptors")], [], [...gap, file, "pipe", ...gap, file]);
  closeSync(file);
  expect(report).toMatchObject({ answers: ["[]"] });
});

const openAndWait = `
  import { text } from "node:stream/consumers";
  import { openIsolation } from "../../../grader/rooms/openIsolation";
  import { openRooms } from "../../../grader/rooms/pool";
  import { until } from "./roomHarness";
  const run = async () => {
    const { guest, levels } = JSON.parse(await text(process.stdin));
    const isolation = await openIsolation({ allowUnsafe: false, levels });
    const rooms = openRooms({ isolation, guests: { student: guest, referee: guest }, warm: 2 });
    const busy = [await rooms.takeStudentRoom(), await rooms.takeStudentRoom()];
    for (const room of busy) room.send("for (;;);");
    await rooms.openRefereeRoom();
    await until(() => rooms.count().warm === 2);
    process.stdout.write("open");
    setInterval(() => {}, 1_000);
  };
  run();
`;

const killedJudges = [
  ...levels.map((level) => ({ level, user: isRoot ? "root" : "an ordinary user", prefix: [] })),
  ...(isRoot ? [{ level: "namespaces", user: "an ordinary user", prefix: asNobody }] : []),
];

test.each(killedJudges)(
  "a judge that is killed takes its rooms with it (at level $level, run by $user)",
  async ({ level, prefix }) => {
    const [command, ...args] = [...prefix, process.execPath, await bundle(openAndWait)];
    const worker = spawn(command, args, {
      env: { NODE_ENV: "test" },
      cwd: "/",
      stdio: ["pipe", "pipe", "inherit"],
    });
    worker.stdin.end(JSON.stringify({ guest, levels: [level] }));
    await once(worker.stdout, "data");
    const processes = findDescendants(worker.pid ?? 0);
    expect(processes.length).toBeGreaterThan(9);
    worker.kill("SIGKILL");
    // Whoever is process 1 may let the dead wait to be reaped.
    const isAlive = (pid: number) => /^State:\s*[^ZX]/m.test(readStatus(pid));
    await until(() => !processes.some(isAlive));
  },
);
