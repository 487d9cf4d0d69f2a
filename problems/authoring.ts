/** The authors' door, imported as "allclose" by the files of a problem folder. */
import type { AssignmentDefinition, ProblemDefinition } from "./schema";
import type { Tests } from "./testKit";

export type { FigureData, FigurePoints, FigureSeries, GridFigure, PlotFigure } from "./figures";
export type { Mistake } from "./schema";
export type { Arbitrary, Numeric, Statistic, TestContext } from "./testKit";

/** What a problem is: `export default defineProblem({ … })` in problem.ts. */
export const defineProblem = (definition: ProblemDefinition): ProblemDefinition => definition;

/** An assignment as a file. */
export const defineAssignment = (definition: AssignmentDefinition): AssignmentDefinition => definition;

/** Tests of a code part, typed by the reference: `defineTests<typeof import("./reference")>(…)`. */
export const defineTests = <M>(tests: Tests<M>): Tests<M> => tests;
