import type { z } from "zod";
import type { Room, RoomEnd } from "./room";

export type Received<M> = { kind: "message"; message: M } | { kind: "ended"; end: RoomEnd } | { kind: "late" };

/** More than this many messages that nobody asked for is a flood, not a conversation. */
const maxUnread = 64;

/**
 * A room as one side of a conversation: what it sends is parsed by the schema before anyone sees it, and a message that
 * does not fit ends the room. Messages are taken one at a time, in order.
 */
export class Channel<Incoming, Outgoing> {
  readonly room: Room;
  readonly #schema: z.ZodType<Incoming>;
  readonly #unread: Incoming[] = [];
  #end: RoomEnd | undefined;
  #wake: (() => void) | undefined;

  constructor(room: Room, schema: z.ZodType<Incoming>) {
    this.room = room;
    this.#schema = schema;
    room.onMessage((text) => {
      this.#take(text);
    });
    void room.ended.then((end) => {
      this.#end = end;
      this.#wake?.();
    });
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  send(message: Outgoing): void {
    this.room.send(JSON.stringify(message));
  }

  /** The next message; "ended" once the room is gone and everything it said was read; "late" after `limitMs`. */
  async receive(limitMs: number): Promise<Received<Incoming>> {
    const ready = (): Received<Incoming> | undefined => {
      const message = this.#unread.shift();
      if (message !== undefined) return { kind: "message", message };
      return this.#end ? { kind: "ended", end: this.#end } : undefined;
    };
    const immediate = ready();
    if (immediate) return immediate;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(resolve, Math.max(limitMs, 0));
    });
    clearTimeout(timer);
    this.#wake = undefined;
    return ready() ?? { kind: "late" };
  }

  #take(text: string): void {
    const parsed = this.#schema.safeParse(parseJson(text));
    if (!parsed.success || this.#unread.length >= maxUnread) {
      this.room.kill("protocol");
      return;
    }
    this.#unread.push(parsed.data);
    this.#wake?.();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
