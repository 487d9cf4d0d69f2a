import {
  readExpression,
  shapeMismatch,
  type CheckedExpression,
  type Declarations,
  type Shape,
} from "numerics/expressions";

export type ReadAnswer =
  { readonly ok: true; readonly value: CheckedExpression } | { readonly ok: false; readonly message: string };

/**
 * What someone typed, as an expression of the shape that is asked for. Whatever is said here is said before anything is
 * compared with the key.
 */
export function readAnswer(text: string, needed: Shape, declarations: Declarations): ReadAnswer {
  const read = readExpression(text, declarations);
  if (!read.ok) return { ok: false, message: read.fault.message };
  const mismatch = shapeMismatch(needed, read.value.shape, declarations);
  return mismatch === undefined ? read : { ok: false, message: mismatch };
}
