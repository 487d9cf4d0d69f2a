import { requireText } from "../checks/requireText";
import { inverseNormalCdf } from "../statistics/inverseNormalCdf";
import { deriveKey } from "./deriveKey";
import { drawRange, requireIntRange, requireSd } from "./drawArguments";
import type { SeededRng, SeededRngState } from "./rng";
import { threefry4x32 } from "./threefry4x32";

/**
 * A reproducible random generator: the same seed gives the same numbers, bit for bit, on every machine and in every
 * browser. `split` makes independent ones for named purposes.
 *
 * Draw number i under a key is half of the block Threefry-4x32-20(key, ⌊i/2⌋), so the whole state is a key and a count.
 * Each `uniform` and each `normal` takes one draw and so does nearly each `int`; none keeps anything back for the next
 * call. Not for secrets.
 *
 * @param seed - any text
 * @throws DomainError if the seed is not a text
 * @see Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3. SC '11, doi:10.1145/2063384.2063405
 * @example seededRng("demo").int(6) // 5
 */
export function seededRng(seed: string): SeededRng {
  requireText("seededRng", "the seed", seed);
  return new ThreefryRng(deriveKey(new Int32Array(4), seed), 0);
}

/** The generator whose state was `state`; it goes on where that one stood. */
export function resumeSeededRng(state: SeededRngState): SeededRng {
  return new ThreefryRng(Int32Array.from(state.key), state.counter);
}

class ThreefryRng implements SeededRng {
  readonly #key: Int32Array;
  /** The number of the next draw. */
  #counter: number;
  /** The block last computed and its number. Both follow from key and counter: they save time and are not state. */
  readonly #block = new Int32Array(4);
  #blockNumber = -1;

  constructor(key: Int32Array, counter: number) {
    this.#key = key;
    this.#counter = counter;
  }

  uniform(): number {
    return this.#draw() / drawRange;
  }

  normal(mean = 0, sd = 1): number {
    requireSd(sd);
    // The middle of one of 2⁵² equal parts of (0, 1): never 0 or 1, exactly representable, symmetric about ½.
    const probability = (Math.floor(this.#draw() / 2) + 0.5) / 2 ** 52;
    return mean + sd * inverseNormalCdf(probability);
  }

  int(n: number): number {
    requireIntRange(n);
    // The last, incomplete round of n values is drawn again: keeping it would favour small results.
    const accepted = drawRange - (drawRange % n);
    for (;;) {
      const draw = this.#draw();
      if (draw < accepted) return draw % n;
    }
  }

  split(label: string): SeededRng {
    requireText("split", "the label", label);
    return new ThreefryRng(deriveKey(this.#key, label), 0);
  }

  state(): SeededRngState {
    const word = (index: number): number => (this.#key[index] as number) >>> 0;
    return { kind: "seeded", key: [word(0), word(1), word(2), word(3)], counter: this.#counter };
  }

  /** A whole number from 0 to 2⁵³ − 1: the upper 53 of the draw's 64 bits. */
  #draw(): number {
    const blockNumber = Math.floor(this.#counter / 2);
    if (blockNumber !== this.#blockNumber) {
      this.#block[0] = blockNumber;
      this.#block[1] = blockNumber / 2 ** 32;
      this.#block[2] = 0;
      this.#block[3] = 0;
      threefry4x32(this.#key, this.#block, this.#block);
      this.#blockNumber = blockNumber;
    }
    const half = 2 * (this.#counter % 2);
    this.#counter += 1;
    const high = (this.#block[half] as number) >>> 0;
    const low = (this.#block[half + 1] as number) >>> 11;
    return high * 2 ** 21 + low;
  }
}
