import { z } from "zod";
import { readNumber } from "numerics/expressions";
import { followsField } from "../follows";
import { mistakeFields, questionFields } from "../kind";

const TypedNumberSchema = z.string().min(1).max(1_000);

const MistakeSchema = z.strictObject({
  ...mistakeFields,
  /** Values, written as a student writes them. */
  answers: z.array(TypedNumberSchema).min(1).max(20),
});

/** How far an answer may be from the key in every entry, as `NumberTolerance` of the engine means it. */
const ToleranceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("exact") }),
  z.strictObject({ kind: z.literal("relative"), rtol: z.number().positive().max(0.5) }),
  z.strictObject({ kind: z.literal("absolute"), atol: z.number().positive() }),
  z.strictObject({ kind: z.literal("digits"), digits: z.number().int().min(1).max(12) }),
]);

/** What a question says that is answered with numbers. */
export const numberFields = {
  /** Right values, written as a student writes them, such as "100/111" or "[1, 0.1]". The first is the model answer. */
  key: z.array(TypedNumberSchema).min(1).max(20),
  /** Every number from here to there is right as well. */
  range: z.strictObject({ from: z.number(), to: z.number() }).optional(),
  tolerance: ToleranceSchema.default({ kind: "relative", rtol: 5e-4 }),
  /** May stand behind the number, such as "ms". */
  unit: z.string().min(1).max(20).optional(),
  /** Entries may come in any order, as of a set. */
  anyOrder: z.boolean().default(false),
  mistakes: z.array(MistakeSchema).max(20).default([]),
};
export type NumberQuestion = z.output<z.ZodObject<typeof numberFields>>;

/** A number, a vector or a matrix, up to a tolerance. */
export const NumberPartSchema = z
  .strictObject({ kind: z.literal("number"), ...questionFields, ...numberFields, follows: followsField })
  .superRefine((part, context) => {
    for (const message of faultsOfNumbers(part)) context.addIssue({ code: "custom", path: ["key"], message });
  });

/** Values of the author's that nobody can read. */
export const faultsOfNumbers = ({ key, mistakes, unit }: NumberQuestion): string[] =>
  [...key, ...mistakes.flatMap(({ answers }) => answers)].flatMap((text) => {
    const read = readNumber(text, unit);
    return read.ok ? [] : [`"${text}" is no number: ${read.fault.message}`];
  });

export const NumberAnswerSchema = z.strictObject({ kind: z.literal("number"), text: z.string().max(1_000) });
