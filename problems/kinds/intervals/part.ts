import { z } from "zod";
import { readNumber } from "numerics/expressions";
import { mistakeFields, questionFields } from "../kind";
import { readIntervals } from "./readIntervals";

/** A set as a student writes it, such as "(0, sqrt(3)) u [2, inf)". */
const WrittenSetSchema = z
  .string()
  .max(1_000)
  .superRefine((text, context) => {
    const read = readIntervals(text);
    if (!read.ok) context.addIssue({ code: "custom", message: `"${text}" is no set of intervals: ${read.fault}` });
  });

/** Numbers, written as a student writes them, such as "sqrt(3)". */
const PointsSchema = z
  .array(
    z
      .string()
      .max(200)
      .transform((text, context): number => {
        const read = readNumber(text);
        const [value] = read.ok && read.value.shape.length === 0 ? read.value.entries : [];
        if (value !== undefined) return value;
        context.addIssue({ code: "custom", message: `"${text}" is no number` });
        return z.NEVER;
      }),
  )
  .max(50)
  .default([]);

/**
 * One thing to be right about, for a share of the points. All that it lists must hold. Points are compared with what the
 * student wrote, never with what a computation would do at them, and they lie well inside an interval or well outside:
 * ends have rules of their own.
 */
const CheckSchema = z.strictObject({
  name: z.string().min(1).max(120),
  share: z.number().positive().max(1),
  /** What is missing when it does not hold, without giving it away. */
  message: z.string().min(1).max(300).optional(),
  /** Numbers that belong to the set. */
  contains: PointsSchema,
  /** Numbers that do not. */
  excludes: PointsSchema,
  /** Numbers at which an interval begins or stops, within the tolerance and whichever way its bracket turns. */
  ends: PointsSchema,
  /** Ends that do not belong to the set. */
  openEnds: PointsSchema,
  /** Ends that do. */
  closedEnds: PointsSchema,
});
export type IntervalsCheck = z.output<typeof CheckSchema>;

const MistakeSchema = z.strictObject({
  ...mistakeFields,
  // What holds of a wrong answer is worth the shares of the checks.
  credit: z.undefined().optional(),
  /** Sets. One that agrees but for open and closed ends is recognised too, unless another is listed that agrees in all. */
  answers: z.array(WrittenSetSchema).min(1).max(20),
});

/** A set of real numbers, written as intervals. */
export const IntervalsPartSchema = z
  .strictObject({
    kind: z.literal("intervals"),
    ...questionFields,
    /** Right sets. The first is the model answer. */
    key: z.array(WrittenSetSchema).min(1).max(20),
    /** How far an end may be from the key's. */
    tolerance: z.number().positive().max(1).default(1e-3),
    /** What the points are given for; without checks the set counts as a whole. */
    checks: z.array(CheckSchema).max(12).default([]),
    mistakes: z.array(MistakeSchema).max(20).default([]),
  })
  .superRefine(({ checks }, context) => {
    const sum = checks.reduce((total, { share }) => total + share, 0);
    if (checks.length > 0 && Math.abs(sum - 1) > 1e-9)
      context.addIssue({ code: "custom", path: ["checks"], message: `the shares add up to ${sum}, not to 1` });
    const isEmpty = (check: IntervalsCheck): boolean =>
      [check.contains, check.excludes, check.ends, check.openEnds, check.closedEnds].every(
        ({ length }) => length === 0,
      );
    if (checks.some(isEmpty))
      context.addIssue({ code: "custom", path: ["checks"], message: "a check that lists nothing holds always" });
  });
export type IntervalsPart = z.infer<typeof IntervalsPartSchema>;

export const IntervalsAnswerSchema = z.strictObject({ kind: z.literal("intervals"), text: z.string().max(1_000) });
export type IntervalsAnswer = z.infer<typeof IntervalsAnswerSchema>;
