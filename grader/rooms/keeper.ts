/** The beginning and the last words of a stream of bytes. However it is cut into chunks, it costs two buffers. */
export interface Keeper {
  add(chunk: Uint8Array): void;
  /** The beginning, as UTF-8 with U+FFFD for what is not. */
  text(): string;
  /** The last few kilobytes, wherever the beginning ends. */
  lastWords(): string;
}

const lastWordsBytes = 8 * 1024;

export function createKeeper(maxBytes: number): Keeper {
  // Most rooms write nothing, so nothing is allocated before the first byte.
  let beginning: Buffer | undefined;
  let filled = 0;
  // Twice as long as what is asked of it, so that bytes arriving one by one are moved once in a few thousand.
  let ending: Buffer | undefined;
  let endingFilled = 0;
  return {
    add(chunk) {
      beginning ??= Buffer.allocUnsafeSlow(maxBytes);
      ending ??= Buffer.allocUnsafeSlow(2 * lastWordsBytes);
      const taken = chunk.subarray(0, maxBytes - filled);
      beginning.set(taken, filled);
      filled += taken.length;
      const latest = chunk.subarray(-lastWordsBytes);
      if (endingFilled + latest.length > ending.length) {
        ending.copyWithin(0, endingFilled - lastWordsBytes, endingFilled);
        endingFilled = lastWordsBytes;
      }
      ending.set(latest, endingFilled);
      endingFilled += latest.length;
    },
    text: () => beginning?.toString("utf8", 0, filled) ?? "",
    lastWords: () => ending?.toString("utf8", Math.max(0, endingFilled - lastWordsBytes), endingFilled) ?? "",
  };
}
