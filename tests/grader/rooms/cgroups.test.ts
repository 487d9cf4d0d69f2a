import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Cgroups, findCgroups } from "#grader/rooms/cgroups";
import { closeRoom, findGuestPid, isRoot, openTestRoom, testWhere, until, useIsolation } from "./roomHarness";
import { buildTellableGuest } from "./tellableGuest";

// Rooms take their time on a busy machine, and a hang is a failure all the same.
jest.setTimeout(60_000);

// Absent in many containers, and an ordinary user may not write them: the resource limits stand alone there.
const cgroups = isRoot ? findCgroups() : undefined;
const whenWritable = testWhere(cgroups !== undefined);

const isolation = useIsolation();

let guest: string;
beforeAll(async () => {
  guest = await buildTellableGuest();
});

afterAll(() => {
  cgroups?.close();
});

function openGroup(): ReturnType<Cgroups["open"]> {
  if (!cgroups) throw new Error("there are no control groups");
  return cgroups.open(`test-${process.pid}`);
}

test("looking for control groups fails on no machine, with them or without", () => {
  expect(() => findCgroups()?.close()).not.toThrow();
});

whenWritable("a room that has spoken is in a control group of its own", async () => {
  const rooms = [await openTestRoom(isolation(), guest), await openTestRoom(isolation(), guest)];
  const groupOf = (pid: number) => /allclose-rooms\/\d+/.exec(readFileSync(`/proc/${pid}/cgroup`, "latin1"))?.[0];
  const pids = rooms.map(({ room }) => findGuestPid(room));
  await until(() => pids.every((pid) => groupOf(pid) !== undefined));
  expect(groupOf(pids[0] ?? 0)).not.toBe(groupOf(pids[1] ?? 0));
  await Promise.all(rooms.map(closeRoom));
});

whenWritable("what the process's own limits allow, the group's limit still ends, and says so", async () => {
  const group = openGroup();
  const testRoom = await openTestRoom(isolation(), guest, { memoryLimitMiB: 1024 });
  await group.admit(findGuestPid(testRoom.room), { memoryLimitMiB: 64, cpuSeconds: 1 });
  expect(group.hasRunOutOfMemory()).toBe(false);
  testRoom.room.send("const kept = []; for (;;) kept.push(new Uint8Array(10_000_000).fill(1))");
  await testRoom.room.ended;
  expect(group.hasRunOutOfMemory()).toBe(true);
});

whenWritable("admitting a process that has gone does nothing", async () => {
  const testRoom = await openTestRoom(isolation(), guest);
  const pid = findGuestPid(testRoom.room);
  await closeRoom(testRoom);
  const group = openGroup();
  await group.admit(pid, { memoryLimitMiB: 64, cpuSeconds: 1 });
  expect(group.hasRunOutOfMemory()).toBe(false);
});

/*
 * A machine has one version of control groups. What is written where, in either, is tried on folders that look like
 * theirs: the files that the kernel would make are there before, as nothing else makes them.
 */
describe("on folders that look like control groups", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "allclose-cgroups-"));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  function makeFiles(files: Record<string, string>): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
  }

  const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

  function find(mounts: readonly string[]): Cgroups | undefined {
    makeFiles({ mounts: mounts.map((line) => `${line.replace("ROOT", root)}\n`).join("") });
    return findCgroups(path.join(root, "mounts"));
  }

  const limits = { memoryLimitMiB: 160, cpuSeconds: 1 };
  const bytes = String(256 * 1024 * 1024);

  test("version 2 is used where it controls memory, with no swap", async () => {
    const room = "unified/allclose-rooms/7";
    makeFiles({
      "unified/cgroup.controllers": "cpu memory pids\n",
      "unified/cgroup.subtree_control": "",
      ...Object.fromEntries(
        ["memory.max", "memory.swap.max", "pids.max", "cgroup.procs"].map((file) => [`${room}/${file}`, ""]),
      ),
      [`${room}/memory.events`]: "low 0\noom 0\noom_kill 3\n",
    });
    const found = find(["proc /proc proc rw 0 0", "cgroup2 ROOT/unified cgroup2 rw,nosuid 0 0"]);
    expect(found?.version).toBe(2);
    const group = found?.open("7");
    await group?.admit(4711, limits);
    const written = ["memory.max", "memory.swap.max", "pids.max", "cgroup.procs"].map((file) =>
      read(`${room}/${file}`),
    );
    expect(written).toEqual([bytes, "0", "24", "4711"]);
    expect(read("unified/cgroup.subtree_control")).toBe("+memory +pids");
    expect(group?.hasRunOutOfMemory()).toBe(false);
    makeFiles({ [`${room}/memory.events`]: "low 0\noom 1\noom_kill 4\n" });
    expect(group?.hasRunOutOfMemory()).toBe(true);
  });

  test("version 1 is used where version 2 controls no memory, in both of its hierarchies", async () => {
    makeFiles({
      "unified/cgroup.controllers": "\n",
      "memory/allclose-rooms/7/memory.limit_in_bytes": "",
      "memory/allclose-rooms/7/cgroup.procs": "",
      "pids/allclose-rooms/7/pids.max": "",
      "pids/allclose-rooms/7/cgroup.procs": "",
    });
    const found = find([
      "cgroup2 ROOT/unified cgroup2 rw 0 0",
      "cgroup ROOT/memory cgroup rw,memory 0 0",
      "cgroup ROOT/pids cgroup rw,pids 0 0",
    ]);
    expect(found?.version).toBe(1);
    await found?.open("7").admit(4711, limits);
    expect(read("memory/allclose-rooms/7/memory.limit_in_bytes")).toBe(bytes);
    expect(read("pids/allclose-rooms/7/pids.max")).toBe("24");
    expect(["memory", "pids"].map((hierarchy) => read(`${hierarchy}/allclose-rooms/7/cgroup.procs`))).toEqual([
      "4711",
      "4711",
    ]);
  });

  test("closing removes the groups that are empty", () => {
    makeFiles({ "unified/cgroup.controllers": "memory pids\n" });
    const found = find(["cgroup2 ROOT/unified cgroup2 rw 0 0"]);
    found?.open("7");
    found?.close();
    // What was written to subtree_control lies in the group's own folder here, so the kernel's would be empty.
    expect(existsSync(path.join(root, "unified/allclose-rooms/7"))).toBe(false);
  });

  test.each([
    ["nothing is mounted", []],
    ["only memory is controlled", ["cgroup ROOT/memory cgroup rw,memory 0 0"]],
    ["the folder is not there", ["cgroup2 ROOT/nowhere cgroup2 rw 0 0"]],
  ])("there are none where %s", (_title, mounts) => {
    expect(find(mounts)).toBeUndefined();
  });
});
