import { rngFromState, type Mat, type Rng, type RngState } from "numerics";

/**
 * The values that cross between rooms, as JSON in which every array is tagged and no object ever appears: what a room
 * sends cannot carry a prototype, a getter or a `__proto__` key. Numbers that JSON cannot carry are tagged, and
 * Float64Arrays travel as their bytes, so a value arrives bit for bit.
 */
export type Encoded = null | boolean | number | string | readonly [tag: string, ...rest: readonly unknown[]];

/** A value that cannot cross: a function from a student, a Promise, a class instance, something too large or too deep. */
export class ValueError extends Error {
  override readonly name = "ValueError";
}

const maxDepth = 24;
const maxNodes = 200_000;
const maxStringLength = 100_000;
const maxEntries = 2_000_000;
const maxRecipeNumbers = 20;

const { isArray } = Array;
const { entries, fromEntries, getPrototypeOf, prototype: objectPrototype } = Object;

export interface EncodeOptions {
  /** Called for each function met; answers with the id by which the other side may call it. Without it functions are refused. */
  registerFunction?: (f: (...args: unknown[]) => unknown) => number;
  /** What is known of a function that the other side can make for itself: it then crosses as this, not as an id. */
  findRecipe?: (f: (...args: unknown[]) => unknown) => FunctionRecipe | undefined;
}

/** A function by how it is made: a maker of the engine, applied to numbers, and how often the result may be called. */
export interface FunctionRecipe {
  maker: string;
  numbers: readonly number[];
  /** What the function is called in messages. */
  name: string;
  /** Calls it answers, or null for any number. */
  budget: number | null;
}

/**
 * @throws ValueError if the value is not in the closed set or exceeds a bound; the message names what was met
 */
export function encodeValue(value: unknown, options: EncodeOptions = {}): Encoded {
  let nodes = 0;
  return encode(value, 0);

  function encode(item: unknown, depth: number): Encoded {
    if (depth > maxDepth)
      throw new ValueError(`the value is nested more than ${maxDepth} levels deep (or contains itself)`);
    if (++nodes > maxNodes) throw new ValueError(`the value has more than ${maxNodes} entries`);
    switch (typeof item) {
      case "number":
        return encodeNumber(item);
      case "string":
        if (item.length > maxStringLength)
          throw new ValueError(`a string of ${item.length} characters is longer than ${maxStringLength}`);
        return item;
      case "boolean":
        return item;
      case "undefined":
        return ["u"];
      case "function":
        return encodeFunction(item as (...args: unknown[]) => unknown);
      case "object":
        return item === null ? null : encodeObject(item, depth);
      case "bigint":
      case "symbol":
        throw new ValueError(`a ${typeof item} cannot be returned; use number, string, boolean, array, Vec or Mat`);
    }
  }

  function encodeFunction(f: (...args: unknown[]) => unknown): Encoded {
    const recipe = options.findRecipe?.(f);
    if (recipe) return ["e", recipe.maker, [...recipe.numbers], recipe.name, recipe.budget];
    if (!options.registerFunction) throw new ValueError("a function cannot be returned; return the value itself");
    return ["c", options.registerFunction(f)];
  }

  function encodeObject(item: object, depth: number): Encoded {
    if (item instanceof Float64Array) return ["f", bytesToBase64(item)];
    if (isArray(item)) {
      if (item.length > maxNodes) throw new ValueError(`an array of ${item.length} entries is longer than ${maxNodes}`);
      const list: Encoded[] = [];
      for (let index = 0; index < item.length; index++) list[index] = encode(item[index], depth + 1);
      return ["a", list];
    }
    if (isMat(item)) return ["m", item.rows, item.cols, bytesToBase64(item.data)];
    const state = rngState(item);
    if (state !== undefined) return ["r", encode(state, depth + 1)];
    const prototype: unknown = getPrototypeOf(item);
    if (prototype !== objectPrototype && prototype !== null)
      throw new ValueError(`${describeObject(item)} cannot be returned; use number, array, Vec, Mat or a plain object`);
    const pairs: [string, Encoded][] = [];
    for (const [key, entry] of entries(item)) pairs[pairs.length] = [key, encode(entry, depth + 1)];
    return ["o", pairs];
  }
}

export interface DecodeOptions {
  /** Makes a callable out of the id of the other side's function. Without it such values are refused. */
  callFunction?: (id: number) => (...args: unknown[]) => unknown;
  /** Makes a function after its recipe. Without it such values are refused. */
  makeFunction?: (recipe: FunctionRecipe) => (...args: unknown[]) => unknown;
}

/** The value back, as fresh objects whose keys are all their own (a key called `__proto__` is only a key). */
export function decodeValue(encoded: Encoded, options: DecodeOptions = {}): unknown {
  if (encoded === null || typeof encoded !== "object") return encoded;
  // One by one: a student's module that replaced the iterator of arrays would read the numbers of a recipe here.
  const first = encoded[1];
  const second = encoded[2];
  const third = encoded[3];
  switch (encoded[0]) {
    case "u":
      return undefined;
    case "n":
      return first === "NaN" ? NaN : first === "-0" ? -0 : first === "Infinity" ? Infinity : -Infinity;
    case "f":
      return base64ToFloats(String(first));
    case "m":
      return { rows: Number(first), cols: Number(second), data: base64ToFloats(String(third)) };
    case "a":
      return (first as readonly Encoded[]).map((entry) => decodeValue(entry, options));
    case "o":
      return fromEntries(
        (first as readonly (readonly [string, Encoded])[]).map(([key, entry]) => [key, decodeValue(entry, options)]),
      );
    case "r":
      return rngFromState(decodeValue(first as Encoded));
    case "c":
      if (!options.callFunction) throw new ValueError("a function may not cross in this direction");
      return options.callFunction(Number(first));
    case "e":
      if (!options.makeFunction) throw new ValueError("a function may not cross in this direction");
      return options.makeFunction({
        maker: String(first),
        numbers: second as readonly number[],
        name: String(third),
        budget: encoded[4] === null ? null : Number(encoded[4]),
      });
    default:
      throw new ValueError(`unknown tag ${JSON.stringify(encoded[0])}`);
  }
}

/**
 * Checks that parsed JSON from a room is an encoded value and nothing else. This is what makes the types above true of
 * bytes that a hostile program wrote, so it believes nothing: tags, arities, sizes and depth are all looked at.
 *
 * @throws ValueError
 */
export function checkEncoded(json: unknown, { allowFunctions = false } = {}): Encoded {
  let nodes = 0;
  check(json, 0);
  return json as Encoded;

  function check(item: unknown, depth: number): void {
    if (depth > maxDepth) throw new ValueError("nested too deeply");
    if (++nodes > maxNodes) throw new ValueError("too many entries");
    if (item === null || typeof item === "boolean" || typeof item === "string") return;
    if (typeof item === "number") {
      if (!Number.isFinite(item)) throw new ValueError("a number outside the range of a double");
      return;
    }
    if (!isArray(item)) throw new ValueError("an object where a tagged array was expected");
    const tagged: readonly unknown[] = item;
    const arity = tagged.length;
    switch (tagged[0]) {
      case "u":
        return expect(arity === 1);
      case "n":
        return expect(arity === 2 && ["NaN", "Infinity", "-Infinity", "-0"].includes(tagged[1] as string));
      case "f":
        return expect(arity === 2 && floatCount(tagged[1]) !== undefined);
      case "m": {
        const [, rows, cols, bytes] = tagged;
        expect(arity === 4 && isCount(rows) && isCount(cols) && floatCount(bytes) === rows * cols);
        return;
      }
      case "r":
        expect(arity === 2);
        return check(tagged[1], depth + 1);
      case "c":
        return expect(allowFunctions && arity === 2 && isCount(tagged[1]));
      case "e":
        return expect(allowFunctions && arity === 5 && isRecipe(tagged));
      case "a": {
        const list = tagged[1];
        if (arity !== 2 || !isArray(list)) throw new ValueError("an ill-formed array");
        for (const entry of list as readonly unknown[]) check(entry, depth + 1);
        return;
      }
      case "o": {
        const pairs = tagged[1];
        if (arity !== 2 || !isArray(pairs)) throw new ValueError("an ill-formed object");
        const keys = new Set<string>();
        for (const pair of pairs as readonly unknown[]) {
          if (!isArray(pair) || pair.length !== 2 || typeof pair[0] !== "string" || keys.has(pair[0]))
            throw new ValueError("an ill-formed object entry");
          keys.add(pair[0]);
          check(pair[1], depth + 1);
        }
        return;
      }
      default:
        throw new ValueError("an unknown tag");
    }
  }
}

function expect(condition: boolean): void {
  if (!condition) throw new ValueError("an ill-formed value");
}

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= maxEntries;

function isRecipe([, maker, numbers, name, budget]: readonly unknown[]): boolean {
  if (typeof maker !== "string" || !/^[a-z]\w{0,63}$/i.test(maker)) return false;
  if (typeof name !== "string" || name.length > 80) return false;
  if (budget !== null && !isCount(budget)) return false;
  return isArray(numbers) && numbers.length <= maxRecipeNumbers && numbers.every((number) => Number.isFinite(number));
}

/** How many doubles a base64 text holds, or undefined if it is not one. */
function floatCount(text: unknown): number | undefined {
  if (typeof text !== "string" || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = (text.length / 4) * 3 - padding;
  return bytes % 8 === 0 && bytes / 8 <= maxEntries ? bytes / 8 : undefined;
}

function encodeNumber(value: number): Encoded {
  if (Number.isNaN(value)) return ["n", "NaN"];
  if (value === Infinity) return ["n", "Infinity"];
  if (value === -Infinity) return ["n", "-Infinity"];
  return Object.is(value, -0) ? ["n", "-0"] : value;
}

function isMat(item: object): item is Mat {
  return (
    "rows" in item &&
    "cols" in item &&
    "data" in item &&
    Number.isInteger(item.rows) &&
    Number.isInteger(item.cols) &&
    item.data instanceof Float64Array &&
    item.data.length === Number(item.rows) * Number(item.cols)
  );
}

/** The engine's generators say what they are through `state()`, so they can be rebuilt on the other side. */
function rngState(item: object): RngState | undefined {
  const candidate = item as Partial<Rng & { state(): RngState }>;
  return typeof candidate.state === "function" && typeof candidate.normal === "function"
    ? candidate.state()
    : undefined;
}

function describeObject(item: object): string {
  if (item instanceof Promise) return "a Promise";
  const name: unknown = (item.constructor as { name?: unknown } | undefined)?.name;
  return typeof name === "string" && /^\w{1,40}$/.test(name) ? `a ${name}` : "this object";
}

const BufferFrom = Buffer.from.bind(Buffer);

function bytesToBase64(floats: Float64Array): string {
  if (floats.length > maxEntries)
    throw new ValueError(`a vector of ${floats.length} entries is longer than ${maxEntries}`);
  return BufferFrom(floats.buffer, floats.byteOffset, floats.byteLength).toString("base64");
}

function base64ToFloats(text: string): Float64Array {
  const bytes = BufferFrom(text, "base64");
  const floats = new Float64Array(bytes.length / 8);
  new Uint8Array(floats.buffer).set(bytes);
  return floats;
}
