import { DomainError } from "../errors/DomainError";
import { checkShapes } from "./checkShapes";
import type { CheckedExpression } from "./checkedExpression";
import { plainName, type Declarations, type SymbolDeclaration } from "./declaration";
import { findFunction } from "./functionNames";
import { parse } from "./parse";
import type { Dimension } from "./shape";

/**
 * Symbols made ready for use. What a declaration needs (dimensions, symbols in `equals`) must be declared before it.
 *
 * @param symbols - each name once, underscores apart; a name of a function is taken already
 * @throws DomainError if a declaration makes no sense: that is its author's mistake, not a student's
 */
export function declareSymbols(symbols: readonly SymbolDeclaration[]): Declarations {
  const byName = new Map<string, SymbolDeclaration>();
  const definitions = new Map<string, CheckedExpression>();
  const declarations: Declarations = {
    symbols: [...symbols],
    find: (spelling) => byName.get(plainName(spelling)),
    definition: (name) => definitions.get(name),
  };
  for (const symbol of symbols) {
    requireName(symbol.name, byName);
    for (const dimension of dimensionsOf(symbol)) requireDimension(symbol.name, dimension, byName);
    if (symbol.kind === "count") requireRange(symbol, byName);
    const equals = symbol.kind === "dependent" || symbol.kind === "index" ? symbol.equals : undefined;
    if (equals !== undefined) definitions.set(symbol.name, define(symbol.name, equals, declarations));
    byName.set(plainName(symbol.name), symbol);
  }
  return declarations;
}

function requireName(name: string, taken: ReadonlyMap<string, SymbolDeclaration>): void {
  if (!/^[A-Za-z]+(?:_?[A-Za-z0-9]+)*$/u.test(name))
    throw new DomainError("declareSymbols", "a name of letters, with digits behind an underscore", name);
  const isFunction = findFunction(name) !== undefined && name !== "gamma";
  if (isFunction || taken.has(plainName(name)))
    throw new DomainError("declareSymbols", "names that are not taken", `${name} twice`);
}

function dimensionsOf(symbol: SymbolDeclaration): readonly Dimension[] {
  switch (symbol.kind) {
    case "vector":
    case "unit-vectors":
      return [symbol.length];
    case "matrix":
      return [symbol.rows, symbol.columns];
    case "index":
      return [symbol.over];
    case "function":
      return symbol.parameters.filter((parameter) => parameter !== "number");
    case "scalar":
    case "count":
    case "dependent":
      return [];
  }
}

function requireDimension(name: string, dimension: Dimension, before: ReadonlyMap<string, SymbolDeclaration>): void {
  const count = before.get(plainName(dimension));
  if (!(count?.kind === "count" && count.name === dimension) && !/^[1-9]\d?$/u.test(dimension))
    throw new DomainError("declareSymbols", `a count that is declared before ${name}`, dimension);
}

function requireRange(
  count: SymbolDeclaration & { kind: "count" },
  before: ReadonlyMap<string, SymbolDeclaration>,
): void {
  if (!Number.isInteger(count.min) || !Number.isInteger(count.max) || count.min < 1 || count.max < count.min)
    throw new DomainError("declareSymbols", "whole numbers from 1", `${count.name} from ${count.min} to ${count.max}`);
  if (count.multipleOf !== undefined) requireDimension(count.name, count.multipleOf, before);
}

function define(name: string, text: string, before: Declarations): CheckedExpression {
  const parsed = parse(text, before);
  const checked = parsed.ok ? checkShapes(parsed.value, before, text) : parsed;
  if (!checked.ok)
    throw new DomainError("declareSymbols", `a definition of ${name}`, `${text}: ${checked.fault.message}`);
  if (checked.value.shape.kind !== "number")
    throw new DomainError("declareSymbols", `a number as the definition of ${name}`, text);
  return checked.value;
}
