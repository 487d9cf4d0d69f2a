/**
 * xʸ with the same bits on every machine. Of the functions of Math it is the one whose last bit depends on the release of
 * V8 and on the C library: 10 ** -4 is 0.00009999999999999999 to Node 20 and 22, and 0.0001 to Node 24. So rooms use this
 * one, and `**` is compiled to it. It computes with pairs of doubles, by operations that round alike everywhere.
 *
 * Like `**` it takes two bigints: a program that was compiled so has no other way to say 2n ** 3n.
 *
 * @returns the double nearest to xʸ, or in rare cases the next one
 * @throws TypeError for a bigint and a number, as `**` does
 */
export function portablePow(base: unknown, exponent: unknown): number | bigint {
  if (typeof base === "bigint" && typeof exponent === "bigint") return base ** exponent;
  return power(toNumber(base as number), toNumber(exponent as number));
}

// Kept, because a student's code may replace them.
const { abs, log2, round, sqrt, trunc } = Math;

/** What all functions of Math do to their arguments. `Number` would take a bigint. */
const toNumber: (value: number) => number = Math.max;

function power(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 0) return 1;
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (x !== x || y !== y) return NaN;
  const size = abs(x);
  // For a base of ±1 this is JavaScript's own rule: C answers 1.
  if (abs(y) === Infinity) return size === 1 ? NaN : size > 1 === y > 0 ? Infinity : 0;

  const isNegative = x < 0 || (x === 0 && 1 / x < 0);
  const sign = isNegative && abs(y % 2) === 1 ? -1 : 1;
  if (size === 0 || size === Infinity) return sign * ((size === 0) === y > 0 ? 0 : Infinity);
  if (isNegative && trunc(y) !== y) return NaN;
  if (size === 1) return sign;
  return y === 0.5 ? sqrt(x) : sign * powerOfPositive(size, y);
}

/** Whole exponents up to here are multiplied out. */
const mostFactors = 1024;

/** @param x - finite, above 0 and not 1; @param y - finite */
function powerOfPositive(x: number, y: number): number {
  const { fraction, shift } = takeApart(x);
  const roughly = y * (shift + log2(fraction));
  if (roughly > 1100) return Infinity;
  if (roughly < -1100) return 0;
  if (trunc(y) === y && abs(y) <= mostFactors) {
    const product = repeatedProduct(fraction, abs(y));
    return timesPowerOfTwo(y < 0 ? divide([1, 0], product) : product, shift * y);
  }
  const exponent = add(productOf(y, shift), multiply(logOf(fraction), [y, 0]));
  const whole = round(exponent[0]);
  return timesPowerOfTwo(exp(multiply(add(exponent, [-whole, 0]), ln2)), whole);
}

/** The sum of two doubles, of which the second is what rounding took from the first. */
type Pair = readonly [high: number, low: number];

const ln2: Pair = [0.6931471805599453, 2.3190468138462996e-17];

// A double by its halves. Every machine that Node runs on has the lower one first.
const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** x = fraction · 2^shift, with the fraction between √½ and √2. */
function takeApart(x: number): { fraction: number; shift: number } {
  const isSubnormal = x < 2 ** -1022;
  double[0] = isSubnormal ? x * 2 ** 54 : x;
  const top = halves[1] ?? 0;
  halves[1] = (top & 0xfffff) | 0x3ff00000;
  const fraction = double[0];
  const shift = (top >> 20) - 1023 - (isSubnormal ? 54 : 0);
  return fraction > Math.SQRT2 ? { fraction: fraction / 2, shift: shift + 1 } : { fraction, shift };
}

function timesPowerOfTwo([high, low]: Pair, exponent: number): number {
  // In two steps: 2^1024 is no double, though half of it times two may round to one; neither is 2^-1075.
  const first = trunc(exponent / 2);
  return (high + low) * powerOfTwo(first) * powerOfTwo(exponent - first);
}

/** @param exponent - from −1022 to 1023 */
function powerOfTwo(exponent: number): number {
  halves[0] = 0;
  halves[1] = (exponent + 1023) << 20;
  return double[0] ?? 0;
}

/** @param count - at least 1 */
function repeatedProduct(factor: number, count: number): Pair {
  if (count === 1) return [factor, 0];
  const half = repeatedProduct(factor, trunc(count / 2));
  const square = multiply(half, half);
  return count % 2 === 0 ? square : multiply(square, [factor, 0]);
}

/** 1/3, 1/5, …: the first terms of the series below need more than 53 bits. */
const longTerms = [3, 5, 7, 9].map((k) => divide([1, 0], [k, 0]));
const shortTerms = [11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31].map((k) => 1 / k);
const twoPerLn2: Pair = [2.8853900817779268, 4.0710547481862066e-17];

/** The logarithm to base 2, by 2/ln 2 · (s + s³/3 + s⁵/5 + …) with s = (x − 1)/(x + 1); x is between √½ and √2. */
function logOf(x: number): Pair {
  const s = divide([x - 1, 0], sumOf(x, 1));
  const s2 = multiply(s, s);
  let tail = 0;
  for (let index = shortTerms.length - 1; index >= 0; index--) tail = tail * s2[0] + (shortTerms[index] ?? 0);
  let series: Pair = [tail, 0];
  for (let index = longTerms.length - 1; index >= 0; index--)
    series = add(longTerms[index] ?? [0, 0], multiply(series, s2));
  return multiply(twoPerLn2, add(s, multiply(multiply(s, s2), series)));
}

const sixth = divide([1, 0], [6, 0]);
const factorials = [24, 120, 720, 5_040, 40_320, 362_880, 3_628_800, 39_916_800, 479_001_600].map((n) => 1 / n);

/** e^r for |r| ≤ ½, by the series of e^(r/16) − 1, squared four times. */
function exp([high, low]: Pair): Pair {
  const u: Pair = [high / 16, low / 16];
  const u2 = multiply(u, u);
  let tail = 0;
  for (let index = factorials.length - 1; index >= 0; index--) tail = tail * u[0] + (factorials[index] ?? 0);
  let grown = add(u, add([u2[0] / 2, u2[1] / 2], multiply(multiply(u, u2), add(sixth, productOf(tail, u[0])))));
  for (let doubling = 0; doubling < 4; doubling++) grown = add([2 * grown[0], 2 * grown[1]], multiply(grown, grown));
  return add([1, 0], grown);
}

function sumOf(a: number, b: number): Pair {
  const high = a + b;
  const fromB = high - a;
  return [high, a - (high - fromB) + (b - fromB)];
}

/** Two doubles whose product is exact as a pair: each is split into halves of 26 bits. */
function productOf(a: number, b: number): Pair {
  const high = a * b;
  const aHigh = upperBits(a);
  const bHigh = upperBits(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return [high, aHigh * bHigh - high + aHigh * bLow + aLow * bHigh + aLow * bLow];
}

function upperBits(a: number): number {
  const scaled = 134_217_729 * a;
  return scaled - (scaled - a);
}

function add(a: Pair, b: Pair): Pair {
  const [high, low] = sumOf(a[0], b[0]);
  return sumOf(high, low + (a[1] + b[1]));
}

function multiply(a: Pair, b: Pair): Pair {
  const [high, low] = productOf(a[0], b[0]);
  return sumOf(high, low + (a[0] * b[1] + a[1] * b[0]));
}

function divide(a: Pair, b: Pair): Pair {
  const first = a[0] / b[0];
  const rest = add(a, multiply(b, [-first, 0]));
  return sumOf(first, rest[0] / b[0]);
}
