import { availableParallelism } from "node:os";
import { ignoreDebuggerSignal } from "./debuggerSignal";
import type { Isolation } from "./isolation";
import { defaultRoomLimits, type RoomLimits } from "./limits";
import { type Room, startRoom } from "./room";
import { createShelf, RoomStartError, type Shelf } from "./shelf";
import { defaultMaxMessageBytes } from "./wire";

export interface RoomsOptions {
  readonly isolation: Isolation;
  /** The programs, each one CommonJS text. A guest says {"type":"ready"} when it is loaded and waits for its first message. */
  readonly guests: { readonly student: string; readonly referee: string };
  /** Student rooms kept ready. */
  readonly warm: number;
  /** The limits of warm student rooms. */
  readonly limits?: RoomLimits;
  readonly refereeLimits?: RoomLimits;
  /** The longest message accepted from a room of each kind. */
  readonly maxMessageBytes?: { readonly student?: number; readonly referee?: number };
}

/** Rooms ready for use, each handed out once: whoever takes a room kills it, and it is never given to anybody again. */
export interface Rooms {
  /**
   * A student room with these limits, of which the CPU limit may be lower: a warm one if the memory limit is that of the
   * warm rooms and their CPU limit is not above what is asked for, otherwise one started now.
   *
   * @throws RoomStartError if no room could be started: a fault of ours, never of a student
   */
  takeStudentRoom(limits?: Partial<RoomLimits>): Promise<Room>;
  /** @throws RoomStartError if no room could be started */
  openRefereeRoom(limits?: Partial<RoomLimits>): Promise<Room>;
  /** How many rooms there are now. */
  count(): RoomCounts;
  /** Kills every room, those taken included, and waits until no process is left. */
  close(): Promise<void>;
}

export interface RoomCounts {
  /** Student rooms that wait for code, and how many are meant to. */
  readonly warm: number;
  readonly kept: number;
  /** Student rooms with somebody's code. */
  readonly busy: number;
  /** Rooms of every kind, those that are starting or ending included. */
  readonly all: number;
}

/** A guest that has not said it is ready by then never will. */
const bootTimeoutMs = 5_000;

const defaultRefereeLimits: RoomLimits = { memoryLimitMiB: 512, cpuSeconds: 600 };
const defaultRefereeMessageBytes = 16 * 1024 * 1024;

/** The first rooms warm up in the background; whoever asks for one before then waits for it. */
export function openRooms(options: RoomsOptions): Rooms {
  const { isolation, guests, warm, limits = defaultRoomLimits, refereeLimits = defaultRefereeLimits } = options;
  const studentMessageBytes = options.maxMessageBytes?.student ?? defaultMaxMessageBytes;
  const refereeMessageBytes = options.maxMessageBytes?.referee ?? defaultRefereeMessageBytes;
  const open = new Set<Room>();
  const busy = new Set<Room>();
  let isClosed = false;
  ignoreDebuggerSignal();

  const students = shelve(warm, guests.student, limits, studentMessageBytes);
  const referees = shelve(1, guests.referee, refereeLimits, refereeMessageBytes);

  return {
    takeStudentRoom: async (asked = {}) => {
      const wanted = { ...limits, ...asked };
      const fits = wanted.memoryLimitMiB === limits.memoryLimitMiB && wanted.cpuSeconds >= limits.cpuSeconds;
      const room = await (fits ? students.take() : bootRoom(guests.student, wanted, studentMessageBytes));
      busy.add(room);
      void room.ended.then(() => busy.delete(room));
      return room;
    },
    openRefereeRoom: (asked = {}) => {
      const wanted = { ...refereeLimits, ...asked };
      const fits =
        wanted.memoryLimitMiB === refereeLimits.memoryLimitMiB && wanted.cpuSeconds === refereeLimits.cpuSeconds;
      return fits ? referees.take() : bootRoom(guests.referee, wanted, refereeMessageBytes);
    },
    count: () => ({ warm: students.count(), kept: warm, busy: busy.size, all: open.size }),
    async close() {
      isClosed = true;
      students.close();
      referees.close();
      const rooms = [...open];
      for (const room of rooms) room.kill("closed");
      await Promise.all(rooms.map(({ gone }) => gone));
    },
  };

  function shelve(size: number, guest: string, shelfLimits: RoomLimits, maxMessageBytes: number): Shelf {
    return createShelf({
      size,
      concurrency: availableParallelism(),
      open: () => bootRoom(guest, shelfLimits, maxMessageBytes),
    });
  }

  async function bootRoom(guest: string, roomLimits: RoomLimits, maxMessageBytes: number): Promise<Room> {
    if (isClosed) throw new RoomStartError("the rooms are closed");
    const room = startRoom({ isolation, guest, limits: roomLimits, maxMessageBytes });
    open.add(room);
    void room.gone.then(() => open.delete(room));
    await waitUntilReady(room);
    return room;
  }
}

async function waitUntilReady(room: Room): Promise<void> {
  const timer = setTimeout(() => {
    room.kill("time");
  }, bootTimeoutMs);
  const firstMessage = new Promise<string>((resolve) => {
    room.onMessage((text) => {
      room.onMessage(undefined);
      resolve(text);
    });
  });
  const outcome = await Promise.race([firstMessage, room.ended]);
  clearTimeout(timer);
  if (typeof outcome !== "string")
    throw new RoomStartError(`a room did not start: ${outcome.detail} ${room.stderrText().trim().slice(0, 2_000)}`);
  if (!isReady(outcome)) {
    room.kill("protocol");
    throw new RoomStartError(`a room began with ${outcome.slice(0, 200)} instead of saying it is ready`);
  }
}

function isReady(text: string): boolean {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === "object" && message !== null && "type" in message && message.type === "ready";
  } catch {
    return false;
  }
}
