/**
 * The wire as a guest uses it: reading and writing block, so a question to the other room looks like an ordinary call.
 * Bundled into guests, where a student's code runs beside it: everything it needs is captured while the guest starts, so
 * that patching `fs` or a prototype afterwards changes nothing here. Imports nothing but node: modules.
 */
import { readSync, writeSync } from "node:fs";

export interface GuestWire {
  /** Waits for the judge's next message. Ends the process when the judge has closed the wire. */
  readonly read: () => string;
  /** @throws RangeError if the text is longer than the judge would accept; nothing is sent then */
  readonly write: (text: string) => void;
}

export interface GuestWireOptions {
  fd?: number;
  /** The cap the judge puts on this room's messages. */
  maxMessageBytes?: number;
}

const readBytes = readSync;
const writeBytes = writeSync;
const Bytes = Uint8Array;
const Memory = ArrayBuffer;
const exit: (code: number) => never = process.exit.bind(process);
const countBytes: (text: string) => number = Buffer.byteLength.bind(Buffer);
const encoder = new TextEncoder();
const encodeInto = encoder.encodeInto.bind(encoder);
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const decode = decoder.decode.bind(decoder);
const wait = Atomics.wait.bind(Atomics);
const sleeper = new Int32Array(new SharedArrayBuffer(4));

const headerBytes = 4;

export function openGuestWire({ fd = 3, maxMessageBytes = 1024 * 1024 }: GuestWireOptions = {}): GuestWire {
  return { read, write };

  function read(): string {
    const [first = 0, second = 0, third = 0, fourth = 0] = readExactly(headerBytes);
    return decode(readExactly(first * 0x1000000 + second * 0x10000 + third * 0x100 + fourth));
  }

  function write(text: string): void {
    const bodyBytes = countBytes(text);
    if (bodyBytes > maxMessageBytes)
      throw new RangeError(`a message of ${bodyBytes} bytes is longer than ${maxMessageBytes}`);
    const frameBytes = headerBytes + bodyBytes;
    const memory = new Memory(frameBytes);
    const frame = new Bytes(memory);
    frame[0] = bodyBytes >>> 24;
    frame[1] = bodyBytes >>> 16;
    frame[2] = bodyBytes >>> 8;
    frame[3] = bodyBytes;
    encodeInto(text, new Bytes(memory, headerBytes));
    let written = 0;
    while (written < frameBytes)
      written += untilReady(() => writeBytes(fd, frame, written, frameBytes - written, null));
  }

  function readExactly(byteCount: number): Uint8Array {
    const bytes = new Bytes(byteCount);
    let filled = 0;
    while (filled < byteCount) {
      const got = untilReady(() => readBytes(fd, bytes, filled, byteCount - filled, null));
      if (got === 0) exit(0);
      filled += got;
    }
    return bytes;
  }
}

/** Repeats a read or write that was interrupted, or that found a wire somebody made non-blocking. */
function untilReady(attempt: () => number): number {
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EAGAIN") wait(sleeper, 0, 0, 1);
      else if (code === "EPIPE" || code === "ECONNRESET") exit(0);
      else if (code !== "EINTR") throw error;
    }
  }
}
