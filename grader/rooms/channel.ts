import type { z } from "zod";
import { hasFewParts, hasModestNesting } from "./messageShape";
import type { Room, RoomEnd } from "./room";

export type Received<M> = { kind: "message"; message: M } | { kind: "ended"; end: RoomEnd } | { kind: "late" };

/** What may wait behind the message to be read next, in characters: a room says little before it must wait itself. */
const maxWaitingLength = 1024 * 1024;

/**
 * A room as one side of a conversation: what it sends is parsed by the schema before anyone sees it, and a message that
 * does not fit ends the room. Messages are taken one at a time, in order, and a room that is spoken to has nothing more
 * to say: a message that was not read by then answers nothing, and ends it too.
 */
export class Channel<Incoming, Outgoing> {
  readonly room: Room;
  readonly #schema: z.ZodType<Incoming>;
  readonly #unread: { message: Incoming; length: number }[] = [];
  #unreadLength = 0;
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
    if (this.#unread.length > 0) {
      this.#unread.length = 0;
      this.room.kill("protocol");
      return;
    }
    this.room.send(JSON.stringify(message));
  }

  /** The next message; "ended" once the room is gone and everything it said was read; "late" after `limitMs`. */
  async receive(limitMs: number): Promise<Received<Incoming>> {
    const ready = (): Received<Incoming> | undefined => {
      const unread = this.#unread.shift();
      if (unread !== undefined) {
        this.#unreadLength -= unread.length;
        return { kind: "message", message: unread.message };
      }
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
    const [next] = this.#unread;
    const isFlood = next !== undefined && this.#unreadLength - next.length + text.length > maxWaitingLength;
    const parsed = isFlood ? undefined : this.#parse(text);
    if (parsed?.success !== true) {
      this.room.kill("protocol");
      return;
    }
    this.#unread.push({ message: parsed.data, length: text.length });
    this.#unreadLength += text.length;
    this.#wake?.();
  }

  #parse(text: string): z.ZodSafeParseResult<Incoming> | undefined {
    if (!hasModestNesting(text)) return undefined;
    const json = parseJson(text);
    return json !== undefined && hasFewParts(json) ? this.#schema.safeParse(json) : undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
