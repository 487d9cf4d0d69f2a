import type { Rng } from "../random/rng";
import type { Declarations, NumberDomain, SymbolDeclaration } from "./declaration";
import { dimensionSize, evaluate } from "./evaluate";
import type { Point, Value } from "./point";

/**
 * Random values for all declared symbols, short enough to be shown to people: numbers have three significant digits.
 * Sizes of counts are drawn independently of each other, and all entries of a vector or matrix differ in size and are
 * not zero, so that norms, ties and kinks do not coincide by accident.
 *
 * @param rng - every value is drawn from it, in the order of declaration
 */
export function samplePoint(declarations: Declarations, rng: Rng): Point {
  const values = new Map<string, Value>();
  const functions = new Map<string, (args: readonly Value[]) => number>();
  for (const symbol of declarations.symbols)
    if (symbol.kind === "function") functions.set(symbol.name, smoothFunction(rng));
    else values.set(symbol.name, sampleValue(symbol, declarations, { values, functions }, rng));
  return { values, functions };
}

function sampleValue(
  symbol: Exclude<SymbolDeclaration, { kind: "function" }>,
  declarations: Declarations,
  soFar: Point,
  rng: Rng,
): Value {
  switch (symbol.kind) {
    case "scalar":
      return sampleNumber(symbol.domain ?? "real", rng);
    case "count": {
      const drawn = symbol.min + rng.int(symbol.max - symbol.min + 1);
      const unit = symbol.multipleOf === undefined ? 1 : dimensionSize(symbol.multipleOf, soFar);
      return drawn * unit;
    }
    case "index": {
      const free = 1 + rng.int(dimensionSize(symbol.over, soFar));
      return symbol.equals === undefined ? free : defined(symbol.name, declarations, soFar);
    }
    case "dependent":
      return defined(symbol.name, declarations, soFar);
    case "vector":
      return sampleEntries(dimensionSize(symbol.length, soFar), 1, symbol.entries ?? "real", rng);
    case "matrix":
      return sampleEntries(
        dimensionSize(symbol.rows, soFar),
        dimensionSize(symbol.columns, soFar),
        symbol.entries ?? "real",
        rng,
      );
    case "unit-vectors":
      return identity(dimensionSize(symbol.length, soFar));
  }
}

function defined(name: string, declarations: Declarations, soFar: Point): number {
  const definition = declarations.definition(name);
  const value = definition && evaluate(definition, soFar);
  return typeof value === "number" ? value : NaN;
}

function sampleNumber(domain: NumberDomain, rng: Rng): number {
  if (typeof domain === "object") return threeDigits(domain.from + (domain.to - domain.from) * rng.uniform());
  const size = threeDigits(Math.pow(10, 2 * rng.uniform() - 1));
  if (domain === "positive") return size;
  if (domain === "negative") return -size;
  const moderate = threeDigits(0.2 + 2.8 * rng.uniform());
  return rng.int(2) === 0 ? moderate : -moderate;
}

/** Sizes from 0.1 to 3.09 in steps of 0.01, no size twice as long as there are enough. */
function sampleEntries(rows: number, cols: number, entries: "real" | "positive" | "negative", rng: Rng): Value {
  const taken = new Set<number>();
  const data = Float64Array.from({ length: rows * cols }, () => {
    let step = rng.int(sizes);
    for (let tries = 0; taken.has(step) && tries < sizes; tries++) step = (step + 1) % sizes;
    taken.add(step);
    const isNegative = entries === "negative" || (entries === "real" && rng.int(2) === 0);
    const size = (step + 10) / 100;
    return isNegative ? -size : size;
  });
  return { rows, cols, data };
}

const sizes = 300;

function identity(size: number): Value {
  const data = new Float64Array(size * size);
  for (let at = 0; at < size; at++) data[at * size + at] = 1;
  return { rows: size, cols: size, data };
}

/** a + b·sin(Σ w_k x_k + c) with weights of its own for every entry: different arguments give unrelated values. */
function smoothFunction(rng: Rng): (args: readonly Value[]) => number {
  const [offset, height, phase] = [2 * rng.uniform() - 1, 1 + rng.uniform(), 6 * rng.uniform()];
  const weights = Array.from({ length: 16 }, () => 1 + 2 * rng.uniform());
  return (args) => {
    const entries = args.flatMap((argument) => (typeof argument === "number" ? [argument] : [...argument.data]));
    const angle = entries.reduce((total, entry, at) => total + (weights[at % weights.length] ?? 1) * entry, phase);
    return offset + height * Math.sin(angle);
  };
}

function threeDigits(value: number): number {
  return Number(value.toPrecision(3));
}
