import { readFileSync } from "node:fs";
import { type Cgroups, findCgroups } from "#grader/rooms/cgroups";
import { closeRoom, findGuestPid, isRoot, openTestRoom, testWhere, useIsolation } from "./roomHarness";
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
  while (pids.some((pid) => groupOf(pid) === undefined)) await new Promise((resolve) => setTimeout(resolve, 5));
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
