import { z } from "zod";
import { mistakeFields, questionFields } from "../kind";
import { misses, moveOf } from "./move";
import { readHills } from "./readHills";

/** As an author writes them: height, place and width of each hill, and the standard deviation of the smoothing. */
const ExampleSchema = z.strictObject({
  hills: z
    .array(z.tuple([z.number(), z.number(), z.number()]))
    .min(1)
    .max(4),
  smoothing: z.number(),
});
export type HillsExample = z.infer<typeof ExampleSchema>;

const MistakeSchema = z.strictObject({
  ...mistakeFields,
  /** Which answers it is: all that miss in this way. */
  when: z.enum(misses),
  answers: z.array(ExampleSchema).min(1).max(20),
});

/** A sum of hills on a line, to be made up such that smoothing moves its maximiser far. Whoever does that is right. */
export const HillsPartSchema = z
  .strictObject({
    kind: z.literal("hills"),
    ...questionFields,
    /** How many hills. */
    count: z.number().int().min(2).max(4).default(2),
    /** How far the maximiser has to move. */
    by: z.number().positive().max(1_000),
    /** Examples that do it. The first is the model answer. */
    key: z.array(ExampleSchema).min(1).max(20),
    mistakes: z.array(MistakeSchema).max(misses.length).default([]),
  })
  .superRefine((part, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const outcomeOf = (example: HillsExample): string => {
      const read = readHills(writtenOut(example));
      if (!read.ok) return read.message;
      if (read.hills.length !== part.count) return `there are ${part.count} hills`;
      const move = moveOf(read.hills, read.smoothing, part.by);
      return move.isFar ? "far" : move.miss;
    };
    for (const outcome of part.key.map(outcomeOf)) if (outcome !== "far") refuse("key", `not an example: ${outcome}`);
    for (const { id, when, answers } of part.mistakes)
      for (const outcome of answers.map(outcomeOf))
        if (outcome !== when) refuse("mistakes", `${id} lists an answer that is not "${when}" but "${outcome}"`);
    if (new Set(part.mistakes.map(({ when }) => when)).size < part.mistakes.length)
      refuse("mistakes", "two mistakes are the same");
  });
export type HillsPart = z.output<typeof HillsPartSchema>;

const TypedSchema = z.string().max(200);

export const HillsAnswerSchema = z.strictObject({
  kind: z.literal("hills"),
  /** As they were typed. */
  hills: z.array(z.strictObject({ height: TypedSchema, place: TypedSchema, width: TypedSchema })).max(4),
  /** The standard deviation of the smoothing, as it was typed. */
  smoothing: TypedSchema,
});
export type HillsAnswer = z.infer<typeof HillsAnswerSchema>;

/** An author's example, as a student would type it. */
export const writtenOut = ({ hills, smoothing }: HillsExample): HillsAnswer => ({
  kind: "hills",
  hills: hills.map(([height, place, width]) => ({
    height: String(height),
    place: String(place),
    width: String(width),
  })),
  smoothing: String(smoothing),
});
