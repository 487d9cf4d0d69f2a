/** The beginning of a stream of bytes. However the stream is cut into chunks, it costs one buffer. */
export interface Keeper {
  add(chunk: Uint8Array): void;
  /** What was kept, as UTF-8 with U+FFFD for what is not. */
  text(): string;
}

export function createKeeper(maxBytes: number): Keeper {
  // Most rooms write nothing, so nothing is allocated before the first byte.
  let bytes: Buffer | undefined;
  let filled = 0;
  return {
    add(chunk) {
      bytes ??= Buffer.allocUnsafeSlow(maxBytes);
      const taken = chunk.subarray(0, maxBytes - filled);
      bytes.set(taken, filled);
      filled += taken.length;
    },
    text: () => bytes?.toString("utf8", 0, filled) ?? "",
  };
}
