import { z } from "zod";
import { SlugSchema } from "../slug";

/** What a person looks for in an answer that no machine can judge. For every kind of which a person reads the answers. */

const RubricEntrySchema = z.strictObject({
  id: SlugSchema,
  /** What the answer says to earn it. Plain text, for staff. */
  text: z.string().min(1).max(600),
  points: z.number().positive().max(1000),
  /** Makes up for points that are missing elsewhere; the part's points can be had without it. */
  bonus: z.boolean().default(false),
});

const MisconceptionSchema = z.strictObject({
  id: SlugSchema,
  /** What somebody writes who has it. For staff. */
  text: z.string().min(1).max(600),
  /** What such a student should read. Markdown. */
  feedback: z.string().min(1).max(1_200),
});

export const rubricFields = {
  rubric: z.array(RubricEntrySchema).min(1).max(20),
  misconceptions: z.array(MisconceptionSchema).max(20).default([]),
};

type WithRubric = { points: number } & z.output<z.ZodObject<typeof rubricFields>>;

/** Refuses a rubric that gives other points than its part, and entries with the same id. */
export function refineRubric(part: WithRubric, context: z.RefinementCtx): void {
  const sum = part.rubric.reduce((total, { points, bonus }) => total + (bonus ? 0 : points), 0);
  if (Math.abs(sum - part.points) > 1e-9)
    context.addIssue({
      code: "custom",
      path: ["rubric"],
      message: `the rubric gives ${sum} points without its bonus, the part ${part.points}`,
    });
  for (const path of ["rubric", "misconceptions"] as const)
    if (new Set(part[path].map(({ id }) => id)).size < part[path].length)
      context.addIssue({ code: "custom", path: [path], message: "two entries have the same id" });
}
