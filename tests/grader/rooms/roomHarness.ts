import { readdirSync, readFileSync } from "node:fs";
import type { Isolation } from "#grader/rooms/isolation";
import { openIsolation } from "#grader/rooms/openIsolation";
import { defaultRoomLimits, type RoomLimits } from "#grader/rooms/limits";
import { type Room, type RoomEnd, startRoom } from "#grader/rooms/room";

export const isRoot = process.getuid?.() === 0;

type Register = Pick<jest.It, "each"> & ((title: string, body: jest.ProvidesCallback) => void);

/** Registers tests only where what they try exists; elsewhere there is nothing to try, and so nothing to skip. */
export const testWhere = (exists: boolean): Register =>
  exists ? test : Object.assign(() => undefined, { each: () => () => undefined });

/** The levels this process can open rooms at. Only root can do without user namespaces. */
export const levels = isRoot ? (["namespaces", "root"] as const) : (["namespaces"] as const);

/** Opens rooms at one level for the tests of a file, and closes it after them. */
export function useIsolation(level: "namespaces" | "root" = "namespaces"): () => Isolation {
  let isolation: Isolation | undefined;
  beforeAll(async () => {
    isolation = await openIsolation({ allowUnsafe: false, levels: [level] });
  });
  afterAll(async () => {
    // Those that a failed test left behind would keep jest from ending.
    await Promise.all([...opened].map(closeRoom));
    await isolation?.close();
  });
  return () => {
    if (!isolation) throw new Error("the isolation is open only while tests run");
    return isolation;
  };
}

export interface TestRoom {
  readonly room: Room;
  /** Sends a message and waits for the next one back, or for the end of the room. */
  ask(text: string): Promise<string | RoomEnd>;
  next(): Promise<string | RoomEnd>;
}

const opened = new Set<TestRoom>();

/** A room whose guest has said that it is ready. */
export async function openTestRoom(
  isolation: Isolation,
  guest: string,
  limits: Partial<RoomLimits> = {},
  maxMessageBytes = 1024 * 1024,
): Promise<TestRoom> {
  const room = startRoom({ isolation, guest, limits: { ...defaultRoomLimits, ...limits }, maxMessageBytes });
  const testRoom = listenTo(room);
  opened.add(testRoom);
  void room.gone.then(() => opened.delete(testRoom));
  const greeting = await testRoom.next();
  if (typeof greeting !== "string") throw new Error(`${greeting.detail}: ${room.stderrText()}`);
  return testRoom;
}

export function listenTo(room: Room): TestRoom {
  const next = () => {
    const message = new Promise<string>((resolve) => {
      room.onMessage((text) => {
        room.onMessage(undefined);
        resolve(text);
      });
    });
    return Promise.race([message, room.ended]);
  };
  return {
    room,
    next,
    ask(text) {
      room.send(text);
      return next();
    },
  };
}

export async function closeRoom({ room }: TestRoom): Promise<void> {
  room.kill("closed");
  await room.gone;
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Every process below `ancestor`, by its parents, zombies included. */
export function findDescendants(ancestor: number): number[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), readParent(Number(name))] as const),
  );
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === ancestor || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

function readParent(pid: number): number | undefined {
  const parent = /^PPid:\s*(\d+)$/m.exec(readStatus(pid))?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** What the kernel says of a process in /proc/<pid>/status; empty if there is none. */
export function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "latin1");
  } catch {
    return "";
  }
}

/** The process of the guest itself: the innermost one of the room. */
export function findGuestPid(room: Room): number {
  const innermost = findDescendants(room.pid).find((pid) => findDescendants(pid).length === 0);
  if (innermost === undefined) throw new Error("the room has no guest");
  return innermost;
}
