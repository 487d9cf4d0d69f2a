/** Key-schedule constant of Skein and Threefry, low 32 bits. */
const parity = 0x1bd11bda;

const rotateLeft = (word: number, distance: number): number => (word << distance) | (word >>> (32 - distance));

/**
 * Threefry-4x32 with 20 rounds: scrambles a 128-bit counter under a 128-bit key. For each key it is a bijection whose
 * outputs look random, so 0, 1, 2, … becomes a random stream that can be entered anywhere. It adds, rotates and xors
 * 32-bit integers only, which gives the same bits in every JavaScript engine.
 *
 * The rounds are written out with the paper's rotation distances: a loop over a table of them is three times slower.
 *
 * @param key - four 32-bit words
 * @param counter - four 32-bit words
 * @param output - receives four 32-bit words; may be `key` or `counter`
 * @see Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3. SC '11, doi:10.1145/2063384.2063405
 */
export function threefry4x32(key: Int32Array, counter: Int32Array, output: Int32Array): void {
  let k0 = key[0] as number;
  let k1 = key[1] as number;
  let k2 = key[2] as number;
  let k3 = key[3] as number;
  let k4 = parity ^ k0 ^ k1 ^ k2 ^ k3;
  let x0 = ((counter[0] as number) + k0) | 0;
  let x1 = ((counter[1] as number) + k1) | 0;
  let x2 = ((counter[2] as number) + k2) | 0;
  let x3 = ((counter[3] as number) + k3) | 0;

  for (let injection = 1; injection <= 5; injection++) {
    if (injection % 2 === 1) {
      x0 = (x0 + x1) | 0;
      x1 = rotateLeft(x1, 10) ^ x0;
      x2 = (x2 + x3) | 0;
      x3 = rotateLeft(x3, 26) ^ x2;

      x0 = (x0 + x3) | 0;
      x3 = rotateLeft(x3, 11) ^ x0;
      x2 = (x2 + x1) | 0;
      x1 = rotateLeft(x1, 21) ^ x2;

      x0 = (x0 + x1) | 0;
      x1 = rotateLeft(x1, 13) ^ x0;
      x2 = (x2 + x3) | 0;
      x3 = rotateLeft(x3, 27) ^ x2;

      x0 = (x0 + x3) | 0;
      x3 = rotateLeft(x3, 23) ^ x0;
      x2 = (x2 + x1) | 0;
      x1 = rotateLeft(x1, 5) ^ x2;
    } else {
      x0 = (x0 + x1) | 0;
      x1 = rotateLeft(x1, 6) ^ x0;
      x2 = (x2 + x3) | 0;
      x3 = rotateLeft(x3, 20) ^ x2;

      x0 = (x0 + x3) | 0;
      x3 = rotateLeft(x3, 17) ^ x0;
      x2 = (x2 + x1) | 0;
      x1 = rotateLeft(x1, 11) ^ x2;

      x0 = (x0 + x1) | 0;
      x1 = rotateLeft(x1, 25) ^ x0;
      x2 = (x2 + x3) | 0;
      x3 = rotateLeft(x3, 10) ^ x2;

      x0 = (x0 + x3) | 0;
      x3 = rotateLeft(x3, 18) ^ x0;
      x2 = (x2 + x1) | 0;
      x1 = rotateLeft(x1, 20) ^ x2;
    }
    const first = k0;
    k0 = k1;
    k1 = k2;
    k2 = k3;
    k3 = k4;
    k4 = first;
    x0 = (x0 + k0) | 0;
    x1 = (x1 + k1) | 0;
    x2 = (x2 + k2) | 0;
    x3 = (x3 + k3 + injection) | 0;
  }

  output[0] = x0;
  output[1] = x1;
  output[2] = x2;
  output[3] = x3;
}
