import { readFileSync } from "node:fs";
import inspector from "node:inspector";
import type { Isolation } from "#grader/rooms/isolation";
import { openRooms, type Rooms, type RoomsOptions } from "#grader/rooms/pool";
import type { Room } from "#grader/rooms/room";
import { RoomStartError } from "#grader/rooms/shelf";
import { findDescendants, findGuestPid, listenTo, readStatus, until, useIsolation } from "./roomHarness";
import { buildTellableGuest } from "./tellableGuest";

// Rooms take their time on a busy machine, and a hang is a failure all the same.
jest.setTimeout(60_000);

const isolation = useIsolation();

let guest: string;
let opened: Rooms[] = [];

beforeAll(async () => {
  guest = await buildTellableGuest();
});

afterEach(async () => {
  await Promise.all(opened.map((rooms) => rooms.close()));
  opened = [];
});

function open(options: Partial<RoomsOptions> = {}): Rooms {
  const rooms = openRooms({ isolation: isolation(), guests: { student: guest, referee: guest }, warm: 2, ...options });
  opened.push(rooms);
  return rooms;
}

/** An isolation that counts the rooms it starts. */
function counting(): { isolation: Isolation; started: () => number } {
  let started = 0;
  return {
    isolation: {
      ...isolation(),
      command(limits, slot) {
        started++;
        return isolation().command(limits, slot);
      },
    },
    started: () => started,
  };
}

const ask = (room: Room, text: string) => listenTo(room).ask(text);

test("rooms are started before anybody asks, as many as wanted and one for a referee", async () => {
  const { isolation: counted, started } = counting();
  const rooms = open({ isolation: counted, warm: 3 });
  await until(() => started() === 4);
  await Promise.all([rooms.takeStudentRoom(), rooms.takeStudentRoom(), rooms.takeStudentRoom()]);
  await until(() => started() === 7);
});

test("whoever ends a room goes on before this thread is busy starting another", async () => {
  const { isolation: counted, started } = counting();
  const rooms = open({ isolation: counted, warm: 2 });
  await until(() => rooms.count().warm === 2 && started() === 3);
  const room = await rooms.takeStudentRoom();
  room.kill("closed");
  await room.ended;
  await Promise.resolve();
  expect(started()).toBe(3);
  await until(() => started() === 4);
});

test("no room is handed out twice", async () => {
  const rooms = open({ warm: 3 });
  const taken = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const room = await rooms.takeStudentRoom();
      const mark = await ask(room, "globalThis.marks = (globalThis.marks ?? 0) + 1; return globalThis.marks");
      room.kill("closed");
      return { pid: room.pid, mark };
    }),
  );
  expect(new Set(taken.map(({ pid }) => pid)).size).toBe(20);
  expect(taken.map(({ mark }) => mark)).toEqual(taken.map(() => "1"));
});

test("a room with another memory limit is started for it, and has that limit", async () => {
  const rooms = open();
  const room = await rooms.takeStudentRoom({ memoryLimitMiB: 128 });
  const limits = readFileSync(`/proc/${findGuestPid(room)}/limits`, "latin1");
  const dataMiB = Number(/^Max data size\s+(\d+)/m.exec(limits)?.[1]) / 1024 / 1024;
  expect(dataMiB % 512).toBe(128);
  expect(await ask(room, "return 1")).toBe("1");
});

test("a room that dies on the shelf is replaced and not handed out", async () => {
  const { isolation: counted, started } = counting();
  const rooms = open({ isolation: counted, warm: 1 });
  const isGuest = (pid: number) => /^NSpid:\s*\d+\s+2$/m.test(readStatus(pid));
  const findGuests = () => findDescendants(process.pid).filter(isGuest);
  await until(() => findGuests().length === 2);
  for (const pid of findGuests()) process.kill(pid, "SIGKILL");
  await until(() => started() === 4);
  const room = await rooms.takeStudentRoom();
  expect(await ask(room, "return 1")).toBe("1");
});

test.each([
  ["that throws while it starts", 'throw new Error("broken guest")', /broken guest/],
  [
    "that says something else first",
    "require('node:fs').writeSync(3, '\\0\\0\\0\\2{}'); for (;;);",
    /instead of saying/,
  ],
  ["that exits", "process.exit(0)", /exited with code 0/],
])("a guest %s is a RoomStartError, and is not tried without end", async (_, broken, message) => {
  const { isolation: counted, started } = counting();
  const rooms = open({ isolation: counted, guests: { student: broken, referee: guest } });
  const refusals = await Promise.allSettled([rooms.takeStudentRoom(), rooms.takeStudentRoom()]);
  for (const refusal of refusals) {
    if (refusal.status === "fulfilled") throw new Error("a broken room was handed out");
    expect(refusal.reason).toBeInstanceOf(RoomStartError);
    expect(String(refusal.reason)).toMatch(message);
  }
  const attempts = started();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(started() - attempts).toBeLessThan(10);
});

test("the two kinds of room may say messages of different length", async () => {
  const rooms = open({ maxMessageBytes: { student: 1_000, referee: 10_000 } });
  const student = await rooms.takeStudentRoom();
  const referee = await rooms.openRefereeRoom();
  const program = 'return "x".repeat(5_000)';
  expect(await ask(student, program)).toMatchObject({ cause: "protocol" });
  expect(await ask(referee, program)).toHaveLength(5_002);
});

test("closing ends every room, those taken and those still starting included, and leaves no process", async () => {
  const before = findDescendants(process.pid).length;
  const rooms = open({ warm: 4 });
  const taken = await Promise.all([rooms.takeStudentRoom(), rooms.openRefereeRoom()]);
  taken[0].send("for (;;);");
  const starting = rooms.takeStudentRoom({ memoryLimitMiB: 128 });
  const refused = expect(starting).rejects.toBeInstanceOf(RoomStartError);
  await rooms.close();
  await refused;
  expect(await Promise.all(taken.map(({ ended }) => ended))).toMatchObject([{ cause: "closed" }, { cause: "closed" }]);
  expect(findDescendants(process.pid)).toHaveLength(before);
});

test("after closing nobody gets a room", async () => {
  const rooms = open();
  await rooms.close();
  await expect(rooms.takeStudentRoom()).rejects.toBeInstanceOf(RoomStartError);
  await expect(rooms.openRefereeRoom({ memoryLimitMiB: 300 })).rejects.toBeInstanceOf(RoomStartError);
});

test("a judge that is sent SIGUSR1 opens no debugger", async () => {
  open();
  process.kill(process.pid, "SIGUSR1");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(inspector.url()).toBeUndefined();
});
