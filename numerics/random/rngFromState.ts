import { DomainError } from "../errors/DomainError";
import { constantRng } from "./constantRng";
import type { RngKey, StatefulRng } from "./rng";
import { resumeScriptedRng } from "./scriptedRng";
import { resumeSeededRng } from "./seededRng";

/**
 * A generator from what `state()` gave, here or in another process. It continues the sequence where that one stood.
 *
 * @param state - plain data; checked, since it may come from anywhere
 * @throws DomainError if the data is not the state of a generator
 * @example rngFromState(constantRng(2).state()).normal() // 2
 */
export function rngFromState(state: unknown): StatefulRng {
  const { kind, key, counter, c, uniform, values, position }: Record<string, unknown> = isRecord(state) ? state : {};
  switch (kind) {
    case "seeded":
      if (!isKey(key)) throw refuse("a key of four whole numbers from 0 to 4294967295", key);
      // A generator could never get further than half of this range, and at the end of it counting stands still.
      if (!isCount(counter) || counter > 2 ** 52) throw refuse("a counter from 0 to 4503599627370496", counter);
      return resumeSeededRng({ kind, key, counter });
    case "constant":
      if (typeof c !== "number") throw refuse("a number c", c);
      if (typeof uniform !== "number") throw refuse("a number as uniform", uniform);
      return constantRng(c, uniform);
    case "scripted":
      if (!isList(values) || !values.every(isNumber)) throw refuse("a list of numbers as values", values);
      if (!isCount(position) || position > values.length) throw refuse("a position within the values", position);
      return resumeScriptedRng({ kind, values, position });
    default:
      throw refuse("a state of kind seeded, constant or scripted", isRecord(state) ? kind : state);
  }
}

function refuse(needed: string, got: unknown): DomainError {
  return new DomainError("rngFromState", needed, typeof got === "object" && got !== null ? "an object" : String(got));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === "number";
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isKey = (value: unknown): value is RngKey =>
  isList(value) && value.length === 4 && value.every((word) => isCount(word) && word < 2 ** 32);
