/**
 * Frames between the judge and a room: four bytes of length, big-endian, then that many bytes of UTF-8. The judge's side
 * never blocks, never trusts a length it has not bounded, and holds at most one frame of memory a room.
 */
export const frameHeaderBytes = 4;

/** The most a room may say in one message unless its opener allows more. */
export const defaultMaxMessageBytes = 1024 * 1024;

/** What arrived is not the wire's language: a length over the cap, or bytes that are not UTF-8. The room is of no more use. */
export class WireError extends Error {
  override readonly name = "WireError";
}

/** @returns the text as one frame; lone surrogates become U+FFFD, as they have no UTF-8 */
export function encodeFrame(text: string): Buffer {
  const bodyBytes = Buffer.byteLength(text, "utf8");
  const frame = Buffer.allocUnsafe(frameHeaderBytes + bodyBytes);
  frame.writeUInt32BE(bodyBytes, 0);
  frame.write(text, frameHeaderBytes, "utf8");
  return frame;
}

export interface FrameReader {
  /**
   * Takes the next bytes of the stream, cut anywhere, and gives the texts that they complete, in order. A breach comes
   * after the texts before it, wherever the stream was cut.
   *
   * @throws WireError on the first breach, and on every push after it
   */
  push(chunk: Uint8Array): Iterable<string>;
}

/** @param maxMessageBytes - checked as soon as a header is complete, before any of the body is kept */
export function createFrameReader(maxMessageBytes = defaultMaxMessageBytes): FrameReader {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const header = Buffer.alloc(frameHeaderBytes);
  let headerFilled = 0;
  let bodyBytes = 0;
  // Grows towards the announced length by doubling: a header alone costs nothing, and a body that drips in a byte at a
  // time costs one buffer, not one object per byte.
  let body = Buffer.alloc(0);
  let bodyFilled = 0;
  let breach: WireError | undefined;

  return { push };

  function* push(chunk: Uint8Array): Generator<string> {
    if (breach) throw breach;
    let offset = 0;
    while (offset < chunk.length) {
      offset += headerFilled < frameHeaderBytes ? fillHeader(chunk, offset) : fillBody(chunk, offset);
      if (headerFilled === frameHeaderBytes && bodyFilled === bodyBytes) yield finishFrame();
    }
  }

  function fillHeader(chunk: Uint8Array, offset: number): number {
    const taken = Math.min(frameHeaderBytes - headerFilled, chunk.length - offset);
    header.set(chunk.subarray(offset, offset + taken), headerFilled);
    headerFilled += taken;
    if (headerFilled === frameHeaderBytes) {
      bodyBytes = header.readUInt32BE(0);
      if (bodyBytes > maxMessageBytes)
        throw remember(`a message of ${bodyBytes} bytes was announced; the most is ${maxMessageBytes}`);
    }
    return taken;
  }

  function fillBody(chunk: Uint8Array, offset: number): number {
    const taken = Math.min(bodyBytes - bodyFilled, chunk.length - offset);
    makeRoomFor(bodyFilled + taken);
    body.set(chunk.subarray(offset, offset + taken), bodyFilled);
    bodyFilled += taken;
    return taken;
  }

  function makeRoomFor(bytes: number): void {
    if (bytes <= body.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.min(bodyBytes, Math.max(bytes, 2 * body.length)));
    body.copy(grown, 0, 0, bodyFilled);
    body = grown;
  }

  function finishFrame(): string {
    const bytes = body.subarray(0, bodyBytes);
    headerFilled = 0;
    bodyFilled = 0;
    body = Buffer.alloc(0);
    bodyBytes = 0;
    try {
      return decoder.decode(bytes);
    } catch {
      throw remember("a message is not UTF-8");
    }
  }

  function remember(message: string): WireError {
    breach = new WireError(message);
    return breach;
  }
}
