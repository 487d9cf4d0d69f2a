import { z } from "zod";
import { ChoicePartSchema } from "../choice/part";
import { questionFields } from "../kind";
import { NumberPartSchema } from "../number/part";
import { expressionFields, symbolsField } from "../symbolic/part";

/** Characters that a repair may have. */
export const repairTextLength = 2_000;

/** A repair as somebody gives it: what was typed, or the id of an option. */
export const RepairTextSchema = z.string().min(1).max(repairTextLength);

/** What whoever does not mark a claim correct is asked. A correct claim asks something too, or its mark would show. */
export const RepairSchema = z.discriminatedUnion("kind", [
  /** A number, a vector or a matrix. */
  z.strictObject({
    kind: z.literal("number"),
    prompt: questionFields.prompt,
    key: NumberPartSchema.shape.key,
    tolerance: NumberPartSchema.shape.tolerance,
    unit: NumberPartSchema.shape.unit,
  }),
  /** An expression over declared symbols, right in every equivalent form. */
  z.strictObject({
    kind: z.literal("expression"),
    prompt: questionFields.prompt,
    symbols: symbolsField,
    key: expressionFields.key,
  }),
  /** One of several options. */
  z.strictObject({
    kind: z.literal("choice"),
    prompt: questionFields.prompt,
    options: ChoicePartSchema.shape.options,
    /** The id of the right option. */
    key: z.array(RepairTextSchema).length(1),
  }),
]);
export type Repair = z.infer<typeof RepairSchema>;
