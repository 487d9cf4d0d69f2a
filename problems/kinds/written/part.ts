import { z } from "zod";
import { questionFields } from "../kind";
import { refineRubric, rubricFields } from "../rubric";

/** A text that a person reads, with what to look for in it. */
export const WrittenPartSchema = z
  .strictObject({
    kind: z.literal("written"),
    ...questionFields,
    ...rubricFields,
    /** In characters. */
    maxLength: z.number().int().min(100).max(16_000).default(4_000),
  })
  .superRefine(refineRubric);
export type WrittenPart = z.infer<typeof WrittenPartSchema>;

export const WrittenAnswerSchema = z.strictObject({
  kind: z.literal("written"),
  /** With formulas between dollar signs. */
  markdown: z.string().max(16 * 1024),
});
export type WrittenAnswer = z.infer<typeof WrittenAnswerSchema>;
