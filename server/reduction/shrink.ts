import { applyEdits, type Edit, parseProgram, sizeOf } from "./plainProgram";
import { listsOf, removalOf, simplifications } from "./simplerProgram";

/** Runs a program. Undefined once there is no time for more. */
export type Ask = (source: string) => Promise<boolean | undefined>;

/**
 * A smaller program of which `ask` says the same as of this one: delta debugging over its syntax. First statements go, in
 * halves, quarters and so on of each list, outer lists first; then each expression is tried as one of its parts. That is
 * repeated until nothing more can go, or there is no time for more.
 */
export async function shrink(source: string, ask: Ask): Promise<string> {
  const shrinker = new Shrinker(source, ask);
  await shrinker.run();
  return shrinker.source;
}

class Shrinker {
  source: string;
  readonly #ask: Ask;
  readonly #asked = new Set<string>();
  #isOver = false;

  constructor(source: string, ask: Ask) {
    this.source = source;
    this.#ask = ask;
  }

  async run(): Promise<void> {
    for (let before = ""; before !== this.source && !this.#isOver;) {
      before = this.source;
      await this.#removeMembers();
      await this.#simplify();
    }
  }

  async #removeMembers(): Promise<void> {
    // Taking members out of a list leaves the lists before it as they were.
    for (let index = 0; !this.#isOver; index++) {
      const list = this.#list(index);
      if (list === undefined) return;
      for (let length = list.length; length >= 1; length = Math.floor(length / 2))
        await this.#removeFrom(index, length);
    }
  }

  /** The last members first: what they use can go after them. */
  async #removeFrom(index: number, length: number): Promise<void> {
    for (let end = this.#list(index)?.length ?? 0; end > 0 && !this.#isOver; end -= length) {
      const file = parseProgram(this.source);
      const members = listsOf(file)[index]?.slice(Math.max(0, end - length), end) ?? [];
      await this.#try(removalOf(file, members));
    }
  }

  #list(index: number): readonly unknown[] | undefined {
    return listsOf(parseProgram(this.source))[index];
  }

  async #simplify(): Promise<void> {
    for (let index = 0; !this.#isOver;) {
      const edits = simplifications(parseProgram(this.source))[index];
      if (edits === undefined) return;
      if (!(await this.#try(edits))) index++;
    }
  }

  async #try(edits: readonly Edit[]): Promise<boolean> {
    if (edits.length === 0) return false;
    const candidate = applyEdits(this.source, edits);
    if (this.#asked.has(candidate)) return false;
    this.#asked.add(candidate);
    if (sizeOf(candidate) >= sizeOf(this.source)) return false;
    const isSame = await this.#ask(candidate);
    this.#isOver ||= isSame === undefined;
    if (isSame === true) this.source = candidate;
    return isSame === true;
  }
}
