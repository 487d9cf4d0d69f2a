import type { Expression, OverExpression } from "./expression";
import type { Dimension, Shape } from "./shape";

/** An expression whose shapes fit together: what `evaluate` takes. */
export interface CheckedExpression {
  readonly expression: Expression;
  readonly shape: Shape;
  /** What each index without a written range runs over. */
  readonly extents: ReadonlyMap<OverExpression, Dimension>;
}
