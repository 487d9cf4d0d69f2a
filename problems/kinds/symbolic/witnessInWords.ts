import {
  type Declarations,
  type Expression,
  type Point,
  type SymbolDeclaration,
  type Value,
  type Witness,
} from "numerics/expressions";
import { symbolsIn } from "./symbolsIn";

/**
 * A point where an answer is not right, with both values: "For g = (1.2, -0.4), alpha = 2 your answer gives …".
 *
 * @param expressions - key and answer: what neither of them uses is not spoken of
 */
export function witnessInWords(
  { point, key, answer }: Witness,
  expressions: readonly Expression[],
  declarations: Declarations,
): string {
  const used = new Set(expressions.flatMap(symbolsIn));
  const settings = declarations.symbols.flatMap((symbol) => (used.has(symbol.name) ? setting(symbol, point) : []));
  const at = settings.length === 0 ? "" : `For ${settings.join(", ")} `;
  const yours = at === "" ? "Your answer" : "your answer";
  if (!entriesOf(answer).every(Number.isFinite)) return `${at}${yours} has no finite value.`;
  const digits = precisions.find((each) => inWords(key, each) !== inWords(answer, each)) ?? 17;
  return `${at}${yours} gives ${inWords(answer, digits)}; the right answer gives ${inWords(key, digits)}.`;
}

/** Significant digits: no more than show the difference. */
const precisions = [4, 6, 9, 12, 15];
const entriesAtMost = 12;

function setting({ name, kind }: SymbolDeclaration, { values }: Point): string[] {
  const value = values.get(name);
  // What was drawn for a function is no number, and unit vectors are known.
  return value === undefined || kind === "unit-vectors" ? [] : [`${name} = ${inWords(value, 4)}`];
}

function inWords(value: Value, digits: number): string {
  if (typeof value === "number") return rounded(value, digits);
  const { rows, cols, data } = value;
  if (rows === 1 || cols === 1) return `(${listed([...data], digits)})`;
  const lines = Array.from({ length: rows }, (_, row) => [...data.subarray(row * cols, (row + 1) * cols)]);
  return `[${lines.map((line) => `[${listed(line, digits)}]`).join(", ")}]`;
}

function listed(entries: readonly number[], digits: number): string {
  const shown = entries.slice(0, entriesAtMost).map((entry) => rounded(entry, digits));
  return [...shown, ...(entries.length > entriesAtMost ? ["…"] : [])].join(", ");
}

const rounded = (value: number, digits: number): string => String(Number(value.toPrecision(digits)));

const entriesOf = (value: Value): readonly number[] => (typeof value === "number" ? [value] : [...value.data]);
