/**
 * The values of a claim, in the notation in which results are shown: numbers, lists in square brackets (a vector is one,
 * a matrix is a list of its rows), words in quotation marks, true, false, undefined and objects in braces.
 */
export type ClaimValue =
  number | string | boolean | undefined | readonly ClaimValue[] | { readonly [key: string]: ClaimValue };

const maxCharacters = 4_000;
const maxDepth = 6;
const maxValues = 1_000;

/** Reads one value. `problem` is a sentence for whoever wrote the text. */
export function readClaimValue(text: string): { value: ClaimValue } | { problem: string } {
  if (text.length > maxCharacters) return { problem: `A value has at most ${maxCharacters} characters.` };
  const reader = new Reader(text);
  try {
    const value = reader.value(0);
    reader.end();
    return { value };
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return { problem: error.message };
  }
}

/** The value as text that `readClaimValue` reads as the same value, and TypeScript too. */
export function writeClaimValue(value: ClaimValue): string {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "boolean" || value === undefined) return String(value);
  if (isList(value)) return `[${value.map(writeClaimValue).join(", ")}]`;
  const pairs = Object.entries(value).map(([key, entry]) => `${key}: ${writeClaimValue(entry)}`);
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

// Array.isArray does not narrow a readonly array.
export const isList = (value: ClaimValue): value is readonly ClaimValue[] => Array.isArray(value);

class NotationError extends Error {
  override readonly name = "NotationError";
}

const words: ReadonlyMap<string, ClaimValue> = new Map<string, ClaimValue>([
  ["true", true],
  ["false", false],
  ["undefined", undefined],
  ["NaN", Number.NaN],
  ["Infinity", Infinity],
]);

/** Recursive descent over one text. */
class Reader {
  readonly #text: string;
  #at = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): ClaimValue {
    if (depth > maxDepth) throw new NotationError(`A value is nested at most ${maxDepth} levels deep.`);
    if (++this.#values > maxValues) throw new NotationError(`A value has at most ${maxValues} entries.`);
    if (this.#takes("[")) return this.#list(depth);
    if (this.#takes("{")) return this.#object(depth);
    const quoted = this.#match(/"(?:[^"\\]|\\.)*"/y);
    if (quoted !== undefined) return readString(quoted);
    // \u2212 is the minus sign of typeset text.
    const number = this.#match(/[-+\u2212]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+\u2212]?\d+)?/y);
    if (number !== undefined) return Number(number.replaceAll("\u2212", "-"));
    const sign = this.#takes("-") || this.#takes("\u2212") ? -1 : 1;
    const word = this.#match(/[A-Za-z_]\w*/y);
    if (word !== undefined && words.has(word)) {
      const known = words.get(word);
      if (sign === 1) return known;
      if (known === Infinity) return -Infinity;
    }
    if (word !== undefined) throw new NotationError(`“${word}” is no value. Words stand in quotation marks.`);
    throw new NotationError(
      this.#isAtEnd() ? "A value is missing at the end." : `A value is missing ${this.#where()}.`,
    );
  }

  end(): void {
    if (!this.#isAtEnd()) throw new NotationError(`There is something left over ${this.#where()}.`);
  }

  #list(depth: number): ClaimValue[] {
    const entries: ClaimValue[] = [];
    if (this.#takes("]")) return entries;
    for (;;) {
      entries.push(this.value(depth + 1));
      if (this.#takes("]")) return entries;
      if (!this.#takes(",")) throw new NotationError(this.#missing("]"));
    }
  }

  #object(depth: number): ClaimValue {
    const pairs: [string, ClaimValue][] = [];
    if (this.#takes("}")) return {};
    for (;;) {
      const key = this.#match(/[A-Za-z_]\w{0,59}/y);
      if (key === undefined) throw new NotationError(`The name of a field is missing ${this.#where()}.`);
      // As source text it would set what the object inherits from.
      if (key === "__proto__") throw new NotationError("A field cannot be called __proto__.");
      if (!this.#takes(":")) throw new NotationError(`A colon is missing after the field ${key}.`);
      pairs.push([key, this.value(depth + 1)]);
      if (this.#takes("}")) return Object.fromEntries(pairs);
      if (!this.#takes(",")) throw new NotationError(this.#missing("}"));
    }
  }

  #takes(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    this.#skipSpace();
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #skipSpace(): void {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  #isAtEnd(): boolean {
    this.#skipSpace();
    return this.#at >= this.#text.length;
  }

  #missing(bracket: string): string {
    return this.#isAtEnd() ? `A closing ${bracket} is missing.` : `A comma or ${bracket} is missing ${this.#where()}.`;
  }

  #where(): string {
    this.#skipSpace();
    return this.#isAtEnd() ? "at the end" : `before “${this.#text.slice(this.#at, this.#at + 12)}”`;
  }
}

function readString(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw new NotationError(`${quoted} is no text: a backslash in it means nothing.`);
  }
}
