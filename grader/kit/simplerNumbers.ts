/**
 * Which number is simpler than which, and the way down. "Short" numbers come first: below a million with at most six
 * decimals, ordered by decimals, then size, then sign, so that whole numbers near 0 win. All others are ordered by their
 * digits, then by how far their exponent is from 0. Below any number there are finitely many, so every way down ends.
 */

const shortDecimals = [0, 1, 2, 3, 4, 5, 6] as const;
const shortBelow = 1e6;

/** Numbers that are simpler than this finite one, simplest first; near their own kind, halving the way to 0. */
export function simplerNumbers(value: number): number[] {
  const whole = isShort(value) ? shortSteps(value) : longSteps(value);
  const candidates = [0, 1, -1, Math.abs(value), ...whole];
  return [...new Set(candidates)].filter((candidate) => isSimpler(candidate, value));
}

function isSimpler(candidate: number, value: number): boolean {
  if (!Number.isFinite(candidate)) return false;
  const [left, right] = [complexity(candidate), complexity(value)];
  const index = left.findIndex((part, place) => part !== right[place]);
  return index >= 0 && (left[index] ?? 0) < (right[index] ?? 0);
}

/** Compared from the left. */
function complexity(value: number): number[] {
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? 1 : 0;
  const decimals = decimalsOf(value);
  if (decimals !== undefined) return [decimals, size, 0, sign];
  const { digits, exponent } = scientific(size);
  return [shortDecimals.length + digits.length, Math.abs(exponent), Number(digits), sign];
}

const isShort = (value: number): boolean => decimalsOf(value) !== undefined;

const decimalsOf = (value: number): number | undefined =>
  Math.abs(value) < shortBelow
    ? shortDecimals.find((decimals) => Number(value.toFixed(decimals)) === value)
    : undefined;

/** The shortest digits that mean this number, without the point, and the power of ten of the first one. */
function scientific(size: number): { digits: string; exponent: number } {
  const [mantissa = "", exponent = "0"] = size.toExponential().split("e");
  return { digits: mantissa.replace(".", ""), exponent: Number(exponent) };
}

function shortSteps(value: number): number[] {
  const decimals = decimalsOf(value) ?? 0;
  const scale = 10 ** decimals;
  const steps = halvings(Math.round(value * scale)).map((count) => Number((count / scale).toFixed(decimals)));
  return [...roundings(value).slice(0, 2 * decimals), ...steps];
}

function longSteps(value: number): number[] {
  const sign = value < 0 ? "-" : "";
  const { digits, exponent } = scientific(Math.abs(value));
  const fewerDigits = Array.from({ length: Math.min(digits.length - 1, 6) }, (_, index) =>
    Number(value.toPrecision(index + 1)),
  );
  const mantissa = `${digits.charAt(0)}.${digits.slice(1)}`;
  const nearer = halvings(exponent).map((power) => Number(`${sign}${mantissa}e${power}`));
  const smallerDigits = halvings(Number(digits.charAt(0)))
    .slice(1)
    .map((digit) => Number(`${sign}${digit}e${exponent}`));
  const short = Math.abs(value) < shortBelow ? roundings(value) : [];
  return [...short, ...smallerDigits, ...fewerDigits, ...nearer];
}

/** Down and up to whole numbers, to one decimal, to two… */
const roundings = (value: number): number[] =>
  shortDecimals.flatMap((decimals) => {
    const scale = 10 ** decimals;
    return [Math.trunc(value * scale), Math.trunc(value * scale) + Math.sign(value)].map((count) =>
      Number((count / scale).toFixed(decimals)),
    );
  });

/** Whole numbers from 0 towards this one, each step half as long as the one before: what a binary search would try. */
export function halvings(count: number): number[] {
  const numbers: number[] = [];
  for (let distance = count; distance !== 0; distance = Math.trunc(distance / 2)) numbers.push(count - distance);
  return numbers;
}
