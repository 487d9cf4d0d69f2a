import { tickText } from "../results/figures/plotFrame";

/** A number as a sentence says it: three digits unless told, and a true minus sign. */
export function say(value: number, digits = 3): string {
  if (value === Infinity) return "∞";
  if (value === -Infinity) return "−∞";
  if (Number.isNaN(value)) return "not a number";
  return tickText(Number(value.toPrecision(digits)));
}

/** A number to this many decimals, for values that are read beside each other. */
export const sayFixed = (value: number, decimals = 2): string =>
  Number.isFinite(value)
    ? (Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value).toFixed(decimals).replace("-", "−")
    : say(value);

/** (x, y) */
export const sayPoint = (entries: readonly number[], decimals = 2): string =>
  `(${entries.map((value) => sayFixed(value, decimals)).join(", ")})`;
