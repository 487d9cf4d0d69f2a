import { z } from "zod";
import { SlugSchema } from "../../slug";
import { mistakeFields, questionFields } from "../kind";

const EntrySchema = z.strictObject({
  id: SlugSchema,
  /** Plain text: a list to choose from shows no formulas, and a verdict names rows by it. */
  label: z.string().min(1).max(80),
  /** The same with formulas. Markdown. */
  text: z.string().min(1).max(600).optional(),
});

/** The option of every line, or of some. */
const PairsSchema = z.record(SlugSchema, SlugSchema);

const MistakeSchema = z.strictObject({
  ...mistakeFields,
  // Every line is worth points of its own, so nothing is left to credit.
  credit: z.undefined().optional(),
  /** Options of some lines or of all: an answer that has these is recognised, whatever its other lines are. */
  answers: z.array(PairsSchema).min(1).max(20),
});

/** An option for every line; several lines may have the same one. */
export const MatchingPartSchema = z
  .strictObject({
    kind: z.literal("matching"),
    ...questionFields,
    /** What is matched. Each line is worth the same. */
    lines: z.array(EntrySchema).min(2).max(20),
    /** What a line may be matched with. */
    options: z.array(EntrySchema).min(2).max(20),
    /** The right option of every line. */
    key: PairsSchema,
    mistakes: z.array(MistakeSchema).max(20).default([]),
  })
  .superRefine((part, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const lines = new Set(part.lines.map(({ id }) => id));
    const options = new Set(part.options.map(({ id }) => id));
    if (lines.size < part.lines.length) refuse("lines", "two lines have the same id");
    if (options.size < part.options.length) refuse("options", "two options have the same id");
    for (const pairs of [part.key, ...part.mistakes.flatMap(({ answers }) => answers)])
      for (const [line, option] of Object.entries(pairs))
        if (!lines.has(line) || !options.has(option)) refuse("key", `there is no "${line}" or no "${option}"`);
    if (Object.keys(part.key).length < lines.size) refuse("key", "a line has no right option");
    if (part.mistakes.some(({ answers }) => answers.some((pairs) => Object.keys(pairs).length === 0)))
      refuse("mistakes", "a mistake without lines would be every answer");
  });
export type MatchingPart = z.infer<typeof MatchingPartSchema>;

export const MatchingAnswerSchema = z.strictObject({
  kind: z.literal("matching"),
  pairs: PairsSchema.refine((pairs) => Object.keys(pairs).length <= 20, "match at most 20 lines"),
});
export type MatchingAnswer = z.infer<typeof MatchingAnswerSchema>;
