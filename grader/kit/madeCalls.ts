/** A call of the student's code, as a failure shows it. */
export interface MadeCall {
  readonly name: string;
  readonly args: readonly unknown[];
}

const maxDepth = 3;
const maxItems = 100;

/**
 * Remembers which call of the student's code a value came from, so that a failed comparison shows the call it is about:
 * vectors, matrices and other objects by identity; numbers and words, of the calls that crossed last, by value. Two calls
 * with the same number are told apart by their order: they are compared as they were made.
 */
export class MadeCalls {
  readonly #byObject = new WeakMap<object, MadeCall>();
  readonly #lists = new WeakMap<object, readonly MadeCall[]>();
  #plain: { value: unknown; call: MadeCall }[] = [];
  #latest: MadeCall | undefined;

  /** The call that a failure is about when no value tells: the last one, unless others crossed with it and returned too. */
  get latest(): MadeCall | undefined {
    return this.#latest;
  }

  /** These calls cross together; what plain values came back before is forgotten. */
  cross(calls: readonly MadeCall[]): void {
    this.#plain = [];
    this.#latest = calls.length === 1 ? calls[0] : undefined;
  }

  keep(call: MadeCall, value: unknown): void {
    if (typeof value === "object" && value !== null) this.#keepObject(call, value, 0);
    else this.#plain.push({ value, call });
  }

  /** `results` are those of these calls, in this order. */
  keepList(results: readonly unknown[], calls: readonly MadeCall[]): void {
    this.#lists.set(results, calls);
  }

  /** What follows is about the call behind this value. */
  about(value: unknown): void {
    this.#latest = this.find(value);
  }

  /** This call did not return what the test can go on with; undefined if nobody knows which one it was. */
  fail(call: MadeCall | undefined): void {
    this.#latest = call;
  }

  /**
   * The call behind a value that is compared now.
   *
   * @param path - the way to the entry that is off, where one is: what a test puts together comes from several calls
   */
  find(value: unknown, path: readonly (number | string)[] = []): MadeCall | undefined {
    let inside = value;
    for (const key of path) {
      if (typeof inside !== "object" || inside === null) return undefined;
      const found = this.#byObject.get(inside) ?? this.#lists.get(inside)?.[Number(key)];
      if (found) return found;
      for (const [other, entry] of Object.entries(inside).slice(0, maxItems)) {
        if (other === String(key)) break;
        this.#takePlain(entry);
      }
      inside = Reflect.get(inside, key);
    }
    return typeof inside === "object" && inside !== null ? this.#byObject.get(inside) : this.#takePlain(inside);
  }

  #takePlain(value: unknown): MadeCall | undefined {
    const index = this.#plain.findIndex((kept) => Object.is(kept.value, value));
    return index < 0 ? undefined : this.#plain.splice(index, 1)[0]?.call;
  }

  #keepObject(call: MadeCall, value: object, depth: number): void {
    this.#byObject.set(value, call);
    if (ArrayBuffer.isView(value) || depth >= maxDepth) return;
    for (const item of Object.values(value).slice(0, maxItems))
      if (typeof item === "object" && item !== null) this.#keepObject(call, item as object, depth + 1);
  }
}
