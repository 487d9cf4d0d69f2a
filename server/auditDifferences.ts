import { z } from "zod";

/** A fact of a change as people read it. */
export interface FactValue {
  text: string;
  /** Set when it is a moment; `text` is then what was stored. */
  at: Date | null;
}

/** One fact that a change touched. */
export interface FactDifference {
  /** In words, such as "due at". */
  name: string;
  /** Null: there was none. */
  before: FactValue | null;
  /** Null: there is none any more. */
  after: FactValue | null;
}

const FactsSchema = z.record(z.string(), z.unknown()).nullable().catch(null);

/**
 * What differs between the facts before and after a change, in the order in which they were written down. Facts that
 * stayed as they were are left out.
 *
 * @param before - a JSON column: the facts, or null when the thing is new
 * @param after - the same; null when the thing is gone
 */
export function factDifferences(before: unknown, after: unknown): FactDifference[] {
  const [earlier, later] = [FactsSchema.parse(before) ?? {}, FactsSchema.parse(after) ?? {}];
  const keys = [...new Set([...Object.keys(earlier), ...Object.keys(later)])];
  return keys
    .filter((key) => JSON.stringify(earlier[key] ?? null) !== JSON.stringify(later[key] ?? null))
    .map((key) => ({ name: inWords(key), before: toValue(earlier[key]), after: toValue(later[key]) }));
}

/** "dueAt" is "due at". */
const inWords = (key: string): string => key.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function toValue(fact: unknown): FactValue | null {
  if (fact === undefined || fact === null) return null;
  if (typeof fact === "boolean") return { text: fact ? "yes" : "no", at: null };
  if (typeof fact === "number") return { text: String(fact), at: null };
  if (Array.isArray(fact) && fact.every((each) => typeof each === "string"))
    return { text: fact.length === 0 ? "none" : fact.join(", "), at: null };
  if (typeof fact !== "string") return { text: JSON.stringify(fact), at: null };
  const at = moment.test(fact) ? new Date(fact) : null;
  return { text: fact === "" ? "empty" : fact, at: at === null || Number.isNaN(at.getTime()) ? null : at };
}
