/**
 * A number as groups compare it: twelve significant digits, so that 1/sqrt(2) and sqrt(2)/2, which differ in the last bit,
 * are one. Rounding to a grid is transitive, which comparing by a tolerance is not.
 */
export const foldNumber = (value: number): string => foldTo(value, 12);

/**
 * Numbers in a text that a program wrote, to six significant digits and with what is only rounding left of zero as zero:
 * two programs that compute the same in another order say the same.
 */
export const foldNumbers = (text: string): string =>
  text.replace(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi, (digits) => foldTo(Number(digits), 6));

function foldTo(value: number, digits: number): string {
  if (!Number.isFinite(value)) return String(value);
  return Math.abs(value) < 1e-13 ? "0" : String(Number(value.toPrecision(digits)));
}
