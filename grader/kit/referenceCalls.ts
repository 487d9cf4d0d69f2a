import { rngFromState, type RngState } from "numerics";

/** A call of the reference that can be made again, with other arguments. */
export interface ReferenceCall {
  /** As they were before the call; generators stand where they stood then. */
  freshArguments: () => unknown[];
  call: (args: readonly unknown[]) => unknown;
}

/** Where a value in a test came from: the call, and the way to it inside the result. */
export interface Origin {
  made: ReferenceCall;
  path: readonly (string | number)[];
}

const keptNumbers = 256;
const maxDepth = 3;
const maxItems = 100;

/**
 * Remembers which call of the reference a value came from: vectors, matrices and other objects by identity, numbers by
 * value. A call whose arguments hold functions cannot be made again, since calling them may be counted.
 */
export class ReferenceCalls {
  readonly #byObject = new WeakMap<object, Origin>();
  readonly #byNumber = new Map<number, Origin>();

  /** Calls f and remembers what came out. */
  call(f: (...args: unknown[]) => unknown, args: readonly unknown[]): unknown {
    const states = args.map(generatorState);
    const canRepeat = args.every((argument, index) => states[index] !== undefined || !holdsFunction(argument, 0));
    const result = f(...args);
    if (canRepeat) {
      const freshArguments = () =>
        args.map((argument, index) => {
          const state = states[index];
          return state === undefined ? argument : rngFromState(state);
        });
      this.#keep(result, { made: { freshArguments, call: (given) => f(...given) }, path: [] });
    }
    return result;
  }

  find(value: unknown): Origin | undefined {
    if (typeof value === "number") return this.#byNumber.get(value);
    return typeof value === "object" && value !== null ? this.#byObject.get(value) : undefined;
  }

  #keep(value: unknown, origin: Origin): void {
    if (typeof value === "number") {
      this.#byNumber.delete(value);
      this.#byNumber.set(value, origin);
      const [oldest] = this.#byNumber.keys();
      if (this.#byNumber.size > keptNumbers && oldest !== undefined) this.#byNumber.delete(oldest);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    this.#byObject.set(value, origin);
    if (ArrayBuffer.isView(value) || origin.path.length >= maxDepth) return;
    for (const [key, item] of Object.entries(value).slice(0, maxItems))
      this.#keep(item, { made: origin.made, path: [...origin.path, key] });
  }
}

/** What the call would have given at this place for other arguments, or undefined when it throws or has no such place. */
export function valueFor({ made, path }: Origin, args: readonly unknown[]): unknown {
  let value: unknown;
  try {
    value = made.call(args);
  } catch {
    return undefined;
  }
  for (const key of path) value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return value;
}

function generatorState(argument: unknown): RngState | undefined {
  if (typeof argument !== "object" || argument === null || !("state" in argument) || !("normal" in argument))
    return undefined;
  return typeof argument.state === "function" ? (argument as { state: () => RngState }).state() : undefined;
}

function holdsFunction(value: unknown, depth: number): boolean {
  if (typeof value === "function") return true;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return false;
  return depth >= maxDepth || Object.values(value).some((item) => holdsFunction(item, depth + 1));
}
