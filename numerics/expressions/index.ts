/**
 * The language of symbolic answers: expressions over declared numbers, vectors and matrices, typed in ASCII or LaTeX,
 * checked for shapes, typeset, computed and compared. Imported as "numerics/expressions" by browsers and servers; it is
 * no part of "numerics", so students' rooms do not carry it.
 */

export type { Declarations, NumberDomain, SymbolDeclaration } from "./declaration";
export { declareSymbols } from "./declareSymbols";

export type { Fault, Outcome, Span } from "./fault";
export { partsOf, type Expression } from "./expression";
export { limits } from "./limits";
export { parse } from "./parse";
export { toText } from "./toText";
export { toLatex } from "./toLatex";

export { describeShape, type Dimension, type Shape } from "./shape";
export type { CheckedExpression } from "./checkedExpression";
export { checkShapes } from "./checkShapes";
export { shapeMismatch } from "./shapeMismatch";
export { readExpression } from "./readExpression";

export type { Point, Value } from "./point";
export { samplePoint } from "./samplePoint";
export { evaluate } from "./evaluate";

export { equivalent, type Equivalence, type Witness } from "./equivalent";
export type { Relation } from "./relation";
export { findPowerLaw, type PowerLaw } from "./findPowerLaw";

export { readNumber, type NumberAnswer } from "./readNumber";
export { numbersAgree, type NumberTolerance } from "./numbersAgree";
