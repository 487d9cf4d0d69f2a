import type { ShownNumber } from "#server/studentVerdict";

/**
 * Numbers as columns of text. Two values that differ must also look different, and digits of the same weight must stand
 * under each other.
 */

const fewestDigits = 6;
const mostDigits = 17;

/** Significant digits needed to see that these two differ; few when they are the same or no numbers. */
export function digitsToTellApart(a: ShownNumber, b: ShownNumber): number {
  if (typeof a !== "number" || typeof b !== "number" || a === b) return fewestDigits;
  const differAt = (digits: number) => Number(a.toPrecision(digits)) !== Number(b.toPrecision(digits));
  for (let digits = fewestDigits; digits < mostDigits; digits++)
    // One digit more shows by how much, unless the two fell on either side of a rounding edge.
    if (differAt(digits)) return differAt(digits + 1) ? digits + 1 : digits;
  return mostDigits;
}

export function formatNumber(value: ShownNumber, digits = fewestDigits): string {
  if (typeof value !== "number") return value === "Infinity" ? "∞" : value === "-Infinity" ? "-∞" : value;
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  return String(Number(value.toPrecision(digits)));
}

/**
 * Pads with spaces, for a fixed-width face, so that the decimal points stand under each other. Words such as NaN end
 * where whole numbers end.
 */
export function alignAtPoint(texts: readonly string[]): string[] {
  const split = texts.map((text) => {
    const match = /^(-?\d+)(\..+|e.+)?$/.exec(text);
    return match === null ? { whole: text, rest: "" } : { whole: match[1] ?? "", rest: match[2] ?? "" };
  });
  const wholeWidth = Math.max(0, ...split.map(({ whole }) => whole.length));
  const restWidth = Math.max(0, ...split.map(({ rest }) => rest.length));
  return split.map(({ whole, rest }) => whole.padStart(wholeWidth) + rest.padEnd(restWidth));
}
