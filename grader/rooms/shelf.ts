import type { Room } from "./room";

/** A room could not be started: the machine's fault or ours. */
export class RoomStartError extends Error {
  override readonly name = "RoomStartError";
}

export interface ShelfOptions {
  /** Rooms kept ready while nobody asks. */
  readonly size: number;
  /** Rooms started at the same time; more would only slow each other down. */
  readonly concurrency: number;
  /** Starts a room and waits until it is ready. */
  readonly open: () => Promise<Room>;
}

/** Rooms of one kind, started before they are needed. Each is handed out once. */
export interface Shelf {
  /** The room that is ready longest, or the next to be. @throws RoomStartError if starting one failed */
  take(): Promise<Room>;
  /** Rooms ready now. */
  count(): number;
  /** Kills what is on the shelf and lets nobody wait any longer. */
  close(): void;
}

interface Waiter {
  readonly resolve: (room: Room) => void;
  readonly reject: (error: unknown) => void;
}

/** An idle room is renewed after this time, so that none carries anything old. */
const maxAgeMs = 5 * 60_000;

/**
 * A room that was taken is replaced this long after its end: starting another stops this thread for a few milliseconds
 * and its boot takes a processor from the rooms at work, and by then the caller has passed on what the room gave.
 */
const refillDelayMs = 15;
/** A room that is at work for longer is replaced meanwhile. */
const longestRefillDelayMs = 250;

const firstRetryMs = 100;
const longestRetryMs = 10_000;

export function createShelf({ size, concurrency, open }: ShelfOptions): Shelf {
  const ready = new Map<Room, NodeJS.Timeout>();
  const waiters: Waiter[] = [];
  let starting = 0;
  let failuresInARow = 0;
  let pause: NodeJS.Timeout | undefined;
  let isClosed = false;

  startMissing();
  return { take, count: () => ready.size, close };

  function take(): Promise<Room> {
    if (isClosed) return Promise.reject(new RoomStartError("the rooms are closed"));
    const [next] = ready.keys();
    if (next) {
      removeFromShelf(next);
      refillAfter(next);
      return Promise.resolve(next);
    }
    return new Promise((resolve, reject) => {
      waiters.push({ resolve, reject });
      startMissing();
    });
  }

  function refillAfter(taken: Room): void {
    const latest = setTimeout(startMissing, longestRefillDelayMs).unref();
    void taken.ended.then(() => {
      clearTimeout(latest);
      setTimeout(startMissing, refillDelayMs).unref();
    });
  }

  function startMissing(): void {
    const mayStock = pause === undefined ? size : 0;
    while (!isClosed && starting < concurrency && ready.size + starting < mayStock + waiters.length) {
      starting++;
      void startOne();
    }
  }

  async function startOne(): Promise<void> {
    try {
      const room = await open();
      starting--;
      failuresInARow = 0;
      if (isClosed) room.kill("closed");
      else accept(room);
    } catch (error) {
      starting--;
      waiters.shift()?.reject(error);
      waitBeforeStocking();
    }
    startMissing();
  }

  function accept(room: Room): void {
    const waiter = waiters.shift();
    if (waiter) {
      waiter.resolve(room);
      return;
    }
    const renewal = setTimeout(() => {
      room.kill("closed");
    }, maxAgeMs).unref();
    ready.set(room, renewal);
    void room.ended.then(() => {
      // One that was taken has its own time to be replaced.
      if (!ready.has(room)) return;
      removeFromShelf(room);
      startMissing();
    });
  }

  function removeFromShelf(room: Room): void {
    clearTimeout(ready.get(room));
    ready.delete(room);
  }

  /** When rooms will not start, those who wait are told at once, but the shelf is not filled by trying without end. */
  function waitBeforeStocking(): void {
    clearTimeout(pause);
    const delay = Math.min(longestRetryMs, firstRetryMs * 2 ** failuresInARow++);
    pause = setTimeout(() => {
      pause = undefined;
      startMissing();
    }, delay).unref();
  }

  function close(): void {
    isClosed = true;
    clearTimeout(pause);
    for (const room of [...ready.keys()]) {
      removeFromShelf(room);
      room.kill("closed");
    }
    for (const waiter of waiters.splice(0)) waiter.reject(new RoomStartError("the rooms are closed"));
  }
}
