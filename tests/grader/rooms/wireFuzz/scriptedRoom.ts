import type { Room, RoomEnd } from "#grader/rooms/room";
import { createFrameReader, WireError } from "#grader/rooms/wire";

/** A room whose process is a script: what it sends is bytes, which take the way of a real room's (grader/rooms/room.ts). */
export interface ScriptedRoom extends Room {
  /** What the judge said. */
  readonly heard: string[];
  say(bytes: Uint8Array): void;
  readonly end: () => RoomEnd | undefined;
}

export function createScriptedRoom(maxMessageBytes: number): ScriptedRoom {
  const frames = createFrameReader(maxMessageBytes);
  const heard: string[] = [];
  let listener: ((text: string) => void) | undefined;
  let end: RoomEnd | undefined;
  let settle: (end: RoomEnd) => void = () => undefined;
  const ended = new Promise<RoomEnd>((resolve) => (settle = resolve));

  const finish = (decided: RoomEnd) => {
    end ??= decided;
    settle(end);
  };
  return {
    pid: 0,
    ended,
    gone: Promise.resolve(),
    heard,
    end: () => end,
    send: (text) => {
      if (!end) heard.push(text);
    },
    onMessage: (given) => (listener = given),
    kill: (cause) => {
      finish({ cause, detail: cause });
    },
    stdoutText: () => "",
    stderrText: () => "",
    say(bytes) {
      if (end) return;
      try {
        for (const text of frames.push(bytes)) if (!hasEnded()) listener?.(text);
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        finish({ cause: "protocol", detail: error.message });
      }
    },
  };

  function hasEnded(): boolean {
    return end !== undefined;
  }
}
