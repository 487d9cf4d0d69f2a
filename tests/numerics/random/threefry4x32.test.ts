import fc from "fast-check";
import { threefry4x32 } from "../../../numerics/random/threefry4x32";

const words = (hex: string): Int32Array => Int32Array.from(hex.split(" ").map((word) => parseInt(word, 16) | 0));

function encrypt(key: Int32Array, counter: Int32Array): Int32Array {
  const output = new Int32Array(4);
  threefry4x32(key, counter, output);
  return output;
}

// Known answers published with the authors' own implementation: Random123 1.14, tests/kat_vectors, "threefry4x32 20".
test.each([
  ["00000000 00000000 00000000 00000000", "00000000 00000000 00000000 00000000", "9c6ca96a e17eae66 fc10ecd4 5256a7d8"],
  ["ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff ffffffff ffffffff", "2a881696 57012287 f6c7446e a16a6732"],
  ["243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0 082efa98 ec4e6c89", "59cd1dbb b8879579 86b5d00c ac8b6d84"],
])("counter %s under key %s gives the published block %s", (counter, key, block) => {
  expect(encrypt(words(key), words(counter))).toEqual(words(block));
});

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const block = fc.tuple(word, word, word, word).map((entries) => Int32Array.from(entries));

test("key and counter are left alone, and either may receive the output", () => {
  fc.assert(
    fc.property(block, block, (key, counter) => {
      const [keyBefore, counterBefore] = [key.slice(), counter.slice()];
      const expected = encrypt(key, counter);
      expect([key, counter]).toEqual([keyBefore, counterBefore]);
      threefry4x32(key, counter, counter);
      expect(counter).toEqual(expected);
      threefry4x32(key, counterBefore, key);
      expect(key).toEqual(expected);
    }),
  );
});

test("one flipped bit of the key or the counter flips about half of the output", () => {
  // 128 bits, each flipped with probability ½: mean 64, standard deviation √32 a pair, over 256 pairs. Six standard
  // errors; a good cipher fails with probability 2e-9 for a random key.
  const key = words("243f6a88 85a308d3 13198a2e 03707344");
  const counter = words("00000007 00000000 00000000 00000000");
  const before = encrypt(key, counter);
  const flips: number[] = [];
  for (let bit = 0; bit < 128; bit++) {
    const flipped = (block: Int32Array): Int32Array =>
      block.map((entry, i) => (i === bit >> 5 ? entry ^ (1 << (bit & 31)) : entry));
    flips.push(
      differingBits(before, encrypt(flipped(key), counter)),
      differingBits(before, encrypt(key, flipped(counter))),
    );
  }
  const average = flips.reduce((total, count) => total + count, 0) / flips.length;
  expect(Math.abs(average - 64)).toBeLessThan((6 * Math.sqrt(32)) / 16);
  // Below 26 of 128 has probability 3e-12 for one pair, by Hoeffding's bound.
  expect(Math.min(...flips)).toBeGreaterThan(25);
});

function differingBits(a: Int32Array, b: Int32Array): number {
  return a.reduce((total, entry, i) => total + bits(entry ^ (b[i] as number)), 0);
}

const bits = (word: number): number => (word >>> 0).toString(2).replaceAll("0", "").length;
