import { z } from "zod";
import { SlugSchema } from "../../slug";
import { questionFields } from "../kind";

const fieldBase = {
  id: SlugSchema,
  /** Plain text. */
  label: z.string().min(1).max(200),
  /** What to write, in a sentence. Plain text. */
  help: z.string().min(1).max(300).optional(),
};

const FieldSchema = z.discriminatedUnion("kind", [
  /** At least one character: "none" is an answer. */
  z.strictObject({
    kind: z.literal("text"),
    ...fieldBase,
    maxLength: z.number().int().min(20).max(4_000).default(2_000),
  }),
  /** Boxes to tick, or to leave. */
  z.strictObject({
    kind: z.literal("choices"),
    ...fieldBase,
    options: z
      .array(z.strictObject({ id: SlugSchema, text: z.string().min(1).max(200) }))
      .min(1)
      .max(20),
  }),
  /** Names of people: personal data, for staff only. "none" is an answer. */
  z.strictObject({ kind: z.literal("people"), ...fieldBase }),
  /** From 0 to 200, in halves. */
  z.strictObject({ kind: z.literal("hours"), ...fieldBase }),
]);
export type SurveyField = z.infer<typeof FieldSchema>;

/** Questions about the student's own work. There is no right answer: saying something gives all points. */
export const SurveyPartSchema = z
  .strictObject({ kind: z.literal("survey"), ...questionFields, fields: z.array(FieldSchema).min(1).max(20) })
  .superRefine(({ fields }, context) => {
    if (new Set(fields.map(({ id }) => id)).size < fields.length)
      context.addIssue({ code: "custom", path: ["fields"], message: "two fields have the same id" });
  });
export type SurveyPart = z.infer<typeof SurveyPartSchema>;

export const SurveyAnswerSchema = z.strictObject({
  kind: z.literal("survey"),
  entries: z
    .array(
      z.strictObject({
        /** A field's id. */
        id: SlugSchema,
        /** What was typed; or the options that were ticked, or the people, one each. */
        value: z.union([z.string().max(4_000), z.array(z.string().max(120)).max(30)]),
      }),
    )
    .max(20),
  /** It was complete, and staff took away what it said. The server writes this, and takes it from nobody. */
  erased: z.literal(true).optional(),
});
export type SurveyAnswer = z.infer<typeof SurveyAnswerSchema>;
