import type { Encoded } from "../rooms/values";

/**
 * Whether a call left its arguments as they were. Only the student's room can see that, so what looks must not be misled
 * by a module that has replaced array methods, JSON or the getters of typed arrays: everything used here is captured
 * while the guest starts, and what is read are entries and own fields alone.
 */

const { getPrototypeOf, getOwnPropertyDescriptor, defineProperty } = Object;
const { ownKeys } = Reflect;
const { isArray } = Array;
const Floats = Float64Array;

/** A getter of all typed arrays as a function of one; it throws for anything else. */
function captureGetter(name: "buffer" | "length"): (from: unknown) => unknown {
  const found = getOwnPropertyDescriptor(getPrototypeOf(Floats.prototype) as object, name);
  const getter: unknown = found && Reflect.get(found, "get");
  if (typeof getter !== "function") throw new Error(`typed arrays have no ${name}`);
  return Function.prototype.call.bind(getter);
}
const bufferOf = captureGetter("buffer");
const lengthOf = captureGetter("length");

/** A copy of an argument, made before the student's function has it. */
export type Copy =
  | { kind: "same"; value: unknown }
  | { kind: "floats"; floats: Float64Array }
  | { kind: "entries"; entries: Copy[] }
  | { kind: "fields"; fields: { name: string; copy: Copy }[] }
  /** A random generator, which is there to be drawn from. */
  | { kind: "changes" };

/** @param encoded - what `value` was made of */
export function copyArgument(value: unknown, encoded: Encoded): Copy {
  if (encoded === null || typeof encoded !== "object") return { kind: "same", value };
  const inside = encoded[1];
  switch (encoded[0]) {
    case "r":
      return { kind: "changes" };
    case "f":
      return { kind: "floats", floats: copyFloats(value) };
    case "m":
      return copyFields(value, [
        ["rows", null],
        ["cols", null],
        ["data", ["f"]],
      ]);
    case "a": {
      const entries: Copy[] = [];
      const list = inside as readonly Encoded[];
      for (let index = 0; index < list.length; index++)
        putEntry(entries, index, copyArgument((value as unknown[])[index], list[index] ?? null));
      return { kind: "entries", entries };
    }
    case "o":
      return copyFields(value, inside as readonly (readonly [string, Encoded])[]);
    default:
      return { kind: "same", value };
  }
}

function copyFields(value: unknown, encoded: readonly (readonly [string, Encoded])[]): Copy {
  const fields: { name: string; copy: Copy }[] = [];
  for (let index = 0; index < encoded.length; index++) {
    const name = encoded[index]?.[0] ?? "";
    const copy = copyArgument((value as Record<string, unknown>)[name], encoded[index]?.[1] ?? null);
    putEntry(fields, index, { name, copy });
  }
  return { kind: "fields", fields };
}

function copyFloats(value: unknown): Float64Array {
  const floats = value as Float64Array;
  const count = Number(lengthOf(floats));
  const copy = new Floats(count);
  for (let index = 0; index < count; index++) copy[index] = floats[index] ?? 0;
  return copy;
}

export function isUnchanged(value: unknown, copy: Copy): boolean {
  try {
    return isSame(value, copy);
  } catch {
    // Such as a vector that is none any more.
    return false;
  }
}

function isSame(value: unknown, copy: Copy): boolean {
  switch (copy.kind) {
    case "changes":
      return true;
    case "same":
      return isSameValue(value, copy.value);
    case "floats": {
      const { floats } = copy;
      const count = Number(lengthOf(floats));
      if (lengthOf(value) !== count) return false;
      for (let index = 0; index < count; index++)
        if (!isSameValue((value as Float64Array)[index], floats[index])) return false;
      return true;
    }
    case "entries": {
      const { entries } = copy;
      if (!isArray(value) || value.length !== entries.length) return false;
      for (let index = 0; index < entries.length; index++) {
        const entry = entries[index];
        if (!entry || !isSame(value[index], entry)) return false;
      }
      return true;
    }
    case "fields": {
      const { fields } = copy;
      if (ownKeys(value as object).length !== fields.length) return false;
      for (let index = 0; index < fields.length; index++) {
        const field = fields[index];
        const found = field && getOwnPropertyDescriptor(value, field.name);
        if (!found || !isSame(found.value, field.copy)) return false;
      }
      return true;
    }
  }
}

/** As Object.is tells them apart. */
function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return a !== 0 || 1 / a === 1 / Number(b);
  return a !== a && b !== b;
}

/**
 * Whether a vector or matrix anywhere in a result lies in the memory of one anywhere in an argument.
 *
 * @param argument - the value, and what it was made of
 * @param result - the value, and what it was turned into
 */
export function sharesMemory(argument: Crossed, result: Crossed): boolean {
  try {
    const given: unknown[] = [];
    collectBuffers(argument.value, argument.encoded, given);
    if (given.length === 0) return false;
    const returned: unknown[] = [];
    collectBuffers(result.value, result.encoded, returned);
    for (let one = 0; one < given.length; one++)
      for (let other = 0; other < returned.length; other++) if (given[one] === returned[other]) return true;
    return false;
  } catch {
    return false;
  }
}

interface Crossed {
  value: unknown;
  encoded: Encoded;
}

function collectBuffers(value: unknown, encoded: Encoded, buffers: unknown[]): void {
  if (encoded === null || typeof encoded !== "object") return;
  switch (encoded[0]) {
    case "f":
      return putEntry(buffers, buffers.length, bufferOf(value));
    case "m":
      return putEntry(buffers, buffers.length, bufferOf((value as { data: unknown }).data));
    case "a": {
      const list = encoded[1] as readonly Encoded[];
      for (let index = 0; index < list.length; index++)
        collectBuffers((value as unknown[])[index], list[index] ?? null, buffers);
      return;
    }
    case "o": {
      const fields = encoded[1] as readonly (readonly [string, Encoded])[];
      for (let index = 0; index < fields.length; index++) {
        const name = fields[index]?.[0] ?? "";
        collectBuffers((value as Record<string, unknown>)[name], fields[index]?.[1] ?? null, buffers);
      }
    }
  }
}

/** Writes an entry of a list, whatever setters the prototype of arrays has got. */
export function putEntry(list: unknown[], index: number, value: unknown): void {
  defineProperty(list, index, { value, writable: true, enumerable: true, configurable: true });
}
