/**
 * What an answer may cost. Everything a student types is read within these bounds, so a hostile text is refused after a
 * fixed number of steps, whatever it says. The longest answer of the course needs about a tenth of each.
 */
export const limits = {
  /** Characters of the text. */
  characters: 2_000,
  /** Steps of the grammar inside one another; a pair of brackets takes two. */
  depth: 160,
  /** Parts of the expression. */
  nodes: 800,
  /** Exponents on top of each other, as in 2^3^4. */
  exponents: 3,
  /** Entries that one evaluation may touch, over all passes of its sums. */
  operations: 10_000,
} as const;
