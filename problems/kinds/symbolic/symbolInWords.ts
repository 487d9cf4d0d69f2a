import { describeShape, type SymbolDeclaration } from "numerics/expressions";

/** What a symbol is, for whoever may use it: "a positive number", "a vector of length d". */
export function symbolInWords(symbol: SymbolDeclaration): string {
  switch (symbol.kind) {
    case "scalar": {
      const { domain = "real" } = symbol;
      if (typeof domain === "object") return `a number from ${domain.from} to ${domain.to}`;
      return domain === "real" ? "a number" : `a ${domain} number`;
    }
    case "count":
      return symbol.multipleOf === undefined ? "a whole number" : `a whole number, a multiple of ${symbol.multipleOf}`;
    case "dependent":
      return `the number ${symbol.equals}`;
    case "vector":
      return `${describeShape({ kind: "vector", length: symbol.length })}${withEntries(symbol.entries)}`;
    case "matrix":
      return `${describeShape({ kind: "matrix", rows: symbol.rows, columns: symbol.columns })}${withEntries(symbol.entries)}`;
    case "index":
      return symbol.equals === undefined
        ? `an index from 1 to ${symbol.over}`
        : `the index ${symbol.equals} from 1 to ${symbol.over}`;
    case "function":
      return `a function of ${symbol.parameters.map(parameterInWords).join(" and ")}`;
    case "unit-vectors":
      return `with an index, the vector of length ${symbol.length} that is 1 there and 0 elsewhere`;
  }
}

const withEntries = (entries: "real" | "positive" | "negative" = "real"): string =>
  entries === "real" ? "" : ` with ${entries} entries`;

const parameterInWords = (parameter: string): string =>
  parameter === "number" ? "a number" : describeShape({ kind: "vector", length: parameter });
