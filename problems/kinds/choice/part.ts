import { z } from "zod";
import { SlugSchema } from "../../slug";
import { mistakeFields, questionFields } from "../kind";

const OptionSchema = z.strictObject({
  id: SlugSchema,
  /** Markdown. */
  text: z.string().min(1).max(600),
  /** The same in words, for an option that is a formula alone: not every screen reader reads those. */
  spoken: z.string().min(1).max(200).optional(),
});

const MistakeSchema = z.strictObject({
  ...mistakeFields,
  /** Sets of options; a set is matched as a whole. */
  answers: z.array(z.array(SlugSchema).min(1).max(20)).min(1).max(20),
});

/** One option of several, or all that apply. */
export const ChoicePartSchema = z
  .strictObject({
    kind: z.literal("choice"),
    ...questionFields,
    options: z.array(OptionSchema).min(2).max(20),
    /** The right options. */
    key: z.array(SlugSchema).min(1).max(20),
    /** Several options may be chosen, whether or not the key has several. */
    several: z.boolean().default(false),
    mistakes: z.array(MistakeSchema).max(20).default([]),
  })
  .superRefine((part, context) => {
    const known = new Set(part.options.map(({ id }) => id));
    const named = [...part.key, ...part.mistakes.flatMap(({ answers }) => answers.flat())];
    const unknown = named.find((id) => !known.has(id));
    if (known.size < part.options.length)
      context.addIssue({ code: "custom", path: ["options"], message: "two options have the same id" });
    if (unknown !== undefined)
      context.addIssue({ code: "custom", path: ["key"], message: `there is no option "${unknown}"` });
    const silent = part.options.find(({ text, spoken }) => spoken === undefined && /^\s*\$[^$]*\$\s*$/.test(text));
    if (silent !== undefined)
      context.addIssue({ code: "custom", path: ["options"], message: `say "${silent.id}" in words: \`spoken\`` });
    if (!part.several && part.key.length > 1)
      context.addIssue({ code: "custom", path: ["key"], message: "several right options need `several: true`" });
  });
export type ChoicePart = z.infer<typeof ChoicePartSchema>;

export const ChoiceAnswerSchema = z.strictObject({
  kind: z.literal("choice"),
  chosen: z.array(SlugSchema).min(1, "choose an option").max(20),
});
export type ChoiceAnswer = z.infer<typeof ChoiceAnswerSchema>;
