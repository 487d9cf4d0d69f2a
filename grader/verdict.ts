import { z } from "zod";
import { MistakeKindSchema } from "../problems/schema";
import { FigureSchema } from "./figure";
import { maxFiguresPerTest } from "./kit/figureLimits";

export type { Axis, Contours, Figure, FigureRole, Grid, Plot, PlotSeries } from "./figure";

/**
 * What grading says: the contract that every other part stores or shows. Nothing in it is a secret of the machine; the
 * parts a student may not see (hidden tests' messages, the seed) are taken out by the service that serves students.
 */

export const verdictStatuses = [
  "accepted",
  "partial",
  "wrong-answer",
  "time-limit",
  "memory-limit",
  "output-limit",
  "runtime-error",
  "compile-error",
  "invalid",
  "grader-failed",
] as const;
export const VerdictStatusSchema = z.enum(verdictStatuses);

export const TestStatusSchema = z.enum([
  "passed",
  "failed",
  "runtime-error",
  "time-limit",
  "memory-limit",
  "output-limit",
  "not-run",
]);

export const VisibilitySchema = z.enum(["public", "hidden", "after-due"]);

/** JSON has no NaN and no infinities, so those entries travel as words. */
export const ShownNumberSchema = z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity", "-0"])]);

/** A value as a person reads it, with its entries where it has some. Long values are cut; `length` says how long they were. */
export const ShownSchema = z.strictObject({
  text: z.string().max(2_000),
  shape: z.array(z.number().int().nonnegative()).max(4).optional(),
  entries: z.array(ShownNumberSchema).max(256).optional(),
});

export const DifferenceSchema = z.strictObject({
  /** Path to the first entry that is off: [] for a number, [3] in a vector, [row, column] in a matrix. */
  index: z.array(z.union([z.number().int(), z.string().max(60)])).max(8),
  expected: ShownNumberSchema,
  got: ShownNumberSchema,
  /** |got − expected|, and how much was allowed. */
  error: ShownNumberSchema,
  allowed: ShownNumberSchema,
});

/** A place in the student's own source, counted from 1. */
export const SourcePlaceSchema = z.strictObject({
  function: z.string().max(120).optional(),
  line: z.number().int().positive(),
  column: z.number().int().positive(),
});

/** Everything that may be shown of a failed test, for public tests and for staff. */
export const FailureSchema = z.strictObject({
  /** The call that was checked, such as "step(g, alpha)". */
  call: z.string().max(200).optional(),
  input: z
    .array(z.strictObject({ name: z.string().max(80), value: ShownSchema }))
    .max(20)
    .default([]),
  /** The input is the smallest that a property found. */
  isCounterexample: z.boolean().default(false),
  expected: ShownSchema.optional(),
  got: ShownSchema.optional(),
  firstDifference: DifferenceSchema.optional(),
  /** For iterative methods: `expected` and `got` are of this step, the first where the trace leaves the reference's. */
  step: z.number().int().nonnegative().optional(),
  /** The state after the step before, which is the same in both traces. */
  agreed: ShownSchema.optional(),
  places: z.array(SourcePlaceSchema).max(12).default([]),
});

export const TestResultSchema = z.strictObject({
  name: z.string().min(1).max(200),
  visibility: VisibilitySchema,
  status: TestStatusSchema,
  points: z.number().nonnegative(),
  maxPoints: z.number().nonnegative(),
  /** What went wrong, in a sentence. */
  message: z.string().max(2_000).optional(),
  hint: z.string().max(600).optional(),
  failure: FailureSchema.optional(),
  /** What the student's code printed during this test, cut. */
  output: z.string().max(8_192).optional(),
  /** What the student's code did, drawn beside the reference. */
  figures: z.array(FigureSchema).max(maxFiguresPerTest).optional(),
  /** Wall time of the student's code. */
  studentMs: z.number().nonnegative(),
  /** The largest error a comparison allowed, relative to what it expected or, below 1, absolute. Measured for certificates alone. */
  widestTolerance: z.number().nonnegative().optional(),
});

/** A known mistake that returned the student's values on every call of the functions named. */
export const DiagnosisSchema = z.strictObject({
  mistake: z.string().max(80),
  title: z.string().max(120),
  kind: MistakeKindSchema.optional(),
  feedback: z.string().max(1_200),
  functions: z.array(z.string().max(80)).max(20),
});

export const VerdictSchema = z.strictObject({
  status: VerdictStatusSchema,
  score: z.number().nonnegative(),
  maxScore: z.number().nonnegative(),
  tests: z.array(TestResultSchema).max(200),
  diagnosis: DiagnosisSchema.nullable(),
  /** Other mistakes found in other functions. */
  furtherDiagnoses: z.array(DiagnosisSchema).max(20).default([]),
  /** Why the known mistakes were not all tried: a fault of the problem that costs a student nothing. For its author. */
  diagnosisFault: z.string().max(1_000).optional(),
  /** What the problem's own files did wrong, so that nothing could be graded. For its author; the message says it to others. */
  problemFault: z.string().max(4_000).optional(),
  /** Why no test ran: compile error, malformed answer, an error while the code loaded, or our own fault. One plain text. */
  message: z.string().max(4_000).optional(),
  places: z.array(SourcePlaceSchema).max(12).default([]),
  problem: z.string(),
  part: z.string(),
  version: z.string(),
  engine: z.string(),
  seed: z.string(),
  /** "not-isolated" only ever appears on a developer's machine without a sandbox. */
  isolation: z.enum(["sealed", "not-isolated"]),
  timings: z.strictObject({
    totalMs: z.number().nonnegative(),
    compileMs: z.number().nonnegative(),
    studentMs: z.number().nonnegative(),
  }),
});

export type VerdictStatus = z.infer<typeof VerdictStatusSchema>;
export type TestStatus = z.infer<typeof TestStatusSchema>;
export type Visibility = z.infer<typeof VisibilitySchema>;
export type ShownNumber = z.infer<typeof ShownNumberSchema>;
export type Shown = z.infer<typeof ShownSchema>;
export type Difference = z.infer<typeof DifferenceSchema>;
export type SourcePlace = z.infer<typeof SourcePlaceSchema>;
export type Failure = z.infer<typeof FailureSchema>;
export type TestResult = z.infer<typeof TestResultSchema>;
export type Diagnosis = z.infer<typeof DiagnosisSchema>;
export type Verdict = z.infer<typeof VerdictSchema>;
