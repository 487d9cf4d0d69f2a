import { threefry4x32 } from "./threefry4x32";

/** In the fourth word of a header, where the counter of a draw has 0: a label can never be mistaken for a draw. */
const headerMark = 0x6c61626c;
const unitsPerBlock = 8;

/**
 * The key that belongs to a label under another key. Different labels give unrelated keys, and the key that comes out
 * tells nothing useful about the one that went in: who holds one stream cannot work out its siblings.
 *
 * The label's length and then its UTF-16 units, eight at a time, are absorbed by H ← E_H(block) ⊕ block, which is
 * Matyas, Meyer and Oseas' way of hashing with a block cipher E. The length in front keeps any label from being the
 * beginning of another.
 *
 * @param key - four 32-bit words, left unchanged
 * @returns four 32-bit words
 */
export function deriveKey(key: Int32Array, label: string): Int32Array {
  const derived = Int32Array.from(key);
  absorb(derived, Int32Array.of(label.length, 0, 0, headerMark));
  for (let start = 0; start < label.length; start += unitsPerBlock) {
    const block = new Int32Array(4);
    for (let unit = 0; unit < unitsPerBlock && start + unit < label.length; unit++)
      block[unit >> 1] = (block[unit >> 1] as number) | (label.charCodeAt(start + unit) << (16 * (unit % 2)));
    absorb(derived, block);
  }
  return derived;
}

function absorb(key: Int32Array, block: Int32Array): void {
  threefry4x32(key, block, key);
  for (let word = 0; word < 4; word++) key[word] = (key[word] as number) ^ (block[word] as number);
}
