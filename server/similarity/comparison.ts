import { z } from "zod";

/** What is compared, and what comes of it: the words between the worker and the process that compares. */

const SourceSchema = z.object({
  /** Of the submission. */
  id: z.string(),
  source: z.string(),
  /** Handed in for the same problem elsewhere: compared with the others, and not with its like. */
  isEarlier: z.boolean(),
});
export type ComparedSource = z.infer<typeof SourceSchema>;

export const ComparisonOrderSchema = z.object({
  sources: z.array(SourceSchema),
  /** Given to everybody: what matches it is nobody's own. */
  given: z.array(z.string()),
  /** Right answers of the author: matching them is no sign of copying. */
  known: z.array(z.string()),
});
export type ComparisonOrder = z.infer<typeof ComparisonOrderSchema>;

/** Characters from the start of a source; `to` is the first after it. */
const StretchSchema = z.object({ from: z.int().nonnegative(), to: z.int().nonnegative() });

/** The same structure in both sources. Fragments of a pair do not overlap. */
export const FragmentSchema = z.object({
  left: StretchSchema,
  right: StretchSchema,
  tokens: z.int().positive(),
});
export type Fragment = z.infer<typeof FragmentSchema>;

const FoundPairSchema = z.object({
  leftId: z.string(),
  rightId: z.string(),
  /** 0 to 1. */
  similarity: z.number().min(0).max(1),
  /** In tokens. */
  longestFragment: z.int().nonnegative(),
  /** As they follow each other in the left source. */
  fragments: z.array(FragmentSchema),
});
export type FoundPair = z.infer<typeof FoundPairSchema>;

/** What a run says as a whole. */
export const SummarySchema = z.object({
  /** How many pairs have a similarity in each twentieth of 0 to 1. */
  histogram: z.array(z.int().nonnegative()).length(20),
  median: z.number(),
  /** From here on a pair stands out from the others. */
  threshold: z.number(),
  /** Submissions that stand out pair by pair, each group the largest that hangs together. */
  clusters: z.array(z.array(z.string())),
  /** How many of those compared were handed in for the same problem elsewhere. */
  earlier: z.int().nonnegative(),
  /** Submissions with too little of their own to be compared. */
  setAside: z.array(z.string()),
});
export type Summary = z.infer<typeof SummarySchema>;

export const ComparisonSchema = z.object({
  compared: z.int().nonnegative(),
  /** The most similar ones, most similar first. */
  pairs: z.array(FoundPairSchema),
  summary: SummarySchema,
});
export type Comparison = z.infer<typeof ComparisonSchema>;

export const ComparerMessageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("progress"), progress: z.number().min(0).max(1) }),
  z.object({ kind: z.literal("done"), comparison: ComparisonSchema }),
]);
export type ComparerMessage = z.infer<typeof ComparerMessageSchema>;
