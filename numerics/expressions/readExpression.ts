import type { CheckedExpression } from "./checkedExpression";
import { checkShapes } from "./checkShapes";
import type { Declarations } from "./declaration";
import type { Outcome } from "./fault";
import { parse } from "./parse";

/**
 * A text that someone typed, as an expression whose shapes fit: `parse`, then `checkShapes`.
 *
 * @param text - anything, in ASCII or LaTeX; it never makes this throw
 */
export function readExpression(text: string, declarations: Declarations): Outcome<CheckedExpression> {
  const parsed = parse(text, declarations);
  return parsed.ok ? checkShapes(parsed.value, declarations, text) : parsed;
}
