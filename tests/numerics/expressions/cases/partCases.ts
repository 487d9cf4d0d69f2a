import type { SymbolDeclaration } from "numerics/expressions";

/** What one symbolic part must accept and reject. */
export interface PartCases {
  readonly part: string;
  readonly symbols: readonly SymbolDeclaration[];
  /** The first is the key; where a part has two right answers, each is a key. */
  readonly keys: readonly string[];
  readonly accepted: readonly string[];
  readonly wrong: readonly string[];
  /** Malformed: refused with a sentence, and no attempt is lost. */
  readonly refused: readonly string[];
}
