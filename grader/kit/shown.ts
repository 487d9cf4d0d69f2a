import type { Mat } from "numerics";
import type { Shown, ShownNumber } from "../verdict";

/** How a value looks to a person: bounded text, and its entries where a table helps. */

const maxText = 400;
const maxEntries = 256;

export function showNumber(value: number): ShownNumber {
  if (Number.isNaN(value)) return "NaN";
  if (value === Infinity) return "Infinity";
  if (value === -Infinity) return "-Infinity";
  return Object.is(value, -0) ? "-0" : value;
}

/** Seven significant digits: enough to see a wrong factor, short enough to read. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? String(Number(value.toPrecision(7))) : String(value);
}

export function show(value: unknown): Shown {
  const entries = numericEntries(value);
  const shown: Shown = { text: cut(textOf(value, 0)) };
  if (!entries) return shown;
  return { ...shown, shape: entries.shape, entries: entries.values.slice(0, maxEntries).map(showNumber) };
}

/** A value that came from a student may call itself a matrix and be none: rows and columns must count the entries. */
export function isMat(value: unknown): value is Mat {
  return (
    typeof value === "object" &&
    value !== null &&
    "rows" in value &&
    "cols" in value &&
    "data" in value &&
    value.data instanceof Float64Array &&
    isCount(value.rows) &&
    isCount(value.cols) &&
    value.rows * value.cols === value.data.length
  );
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Vectors and matrices as one list with a shape; anything else has no entries. */
function numericEntries(value: unknown): { shape: number[]; values: number[] } | undefined {
  if (value instanceof Float64Array) return { shape: [value.length], values: Array.from(value) };
  if (Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === "number"))
    return { shape: [value.length], values: value };
  if (isMat(value)) return { shape: [value.rows, value.cols], values: Array.from(value.data) };
  return undefined;
}

function textOf(value: unknown, depth: number): string {
  if (depth > 4) return "…";
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string") return JSON.stringify(value.slice(0, maxText));
  if (value === undefined || value === null || typeof value === "boolean") return String(value);
  if (typeof value === "function") return "a function";
  if (value instanceof Float64Array)
    return listText(Array.from(value.subarray(0, maxEntries)), value.length, numberText);
  if (isMat(value)) {
    const rows = Array.from({ length: Math.min(value.rows, 12) }, (_, row) =>
      Array.from(value.data.subarray(row * value.cols, (row + 1) * value.cols)),
    );
    return listText(rows, value.rows, (row) => listText(row, row.length, numberText));
  }
  if (Array.isArray(value))
    return listText(value.slice(0, maxEntries), value.length, (entry) => textOf(entry, depth + 1));
  if (typeof value !== "object") return typeof value;
  if ("normal" in value && "uniform" in value) return "a random generator";
  const pairs = Object.entries(value)
    .slice(0, 20)
    .map(([key, entry]) => `${key}: ${textOf(entry, depth + 1)}`);
  return `{ ${pairs.join(", ")} }`;
}

function listText<T>(items: readonly T[], length: number, text: (item: T) => string): string {
  const shown = items.slice(0, 24).map(text);
  return length > shown.length ? `[${shown.join(", ")}, … ${length} in all]` : `[${shown.join(", ")}]`;
}

const cut = (text: string): string => (text.length > maxText ? `${text.slice(0, maxText)}…` : text);
