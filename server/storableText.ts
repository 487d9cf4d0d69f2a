/**
 * Text as PostgreSQL can store it. Two things that JavaScript strings may hold, and that people paste and programs print,
 * it refuses: the NUL character and halves of surrogate pairs. Both become the replacement character U+FFFD.
 */
export const storableText = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, "\uFFFD");

/** The same for every string in a JSON value, keys included. */
export function storableJson(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), storableJson(inner)]));
}
