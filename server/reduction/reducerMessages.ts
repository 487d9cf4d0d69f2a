import { z } from "zod";

/** What the worker and the process that makes a program smaller say to each other. */

const SignatureSchema = z.object({
  name: z.string(),
  parameters: z.array(z.object({ name: z.string(), type: z.string() })),
  returns: z.string(),
});

export const ReductionOrderSchema = z.object({
  /** The student's program. */
  source: z.string(),
  /** What it must export. */
  signatures: z.array(SignatureSchema).min(1),
  /** Programs that everybody knows: the words in them tell nobody. */
  known: z.array(z.string()),
  /** How many smaller programs are run at most, besides those that only replace names. */
  mostTries: z.int().positive(),
});
export type ReductionOrder = z.infer<typeof ReductionOrderSchema>;

/** Whether a program behaves as the student's does; no more smaller ones are asked about once it is late. */
export const TriedSchema = z.object({ isSame: z.boolean(), isLate: z.boolean() });
export type Tried = z.infer<typeof TriedSchema>;

const ReducedSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), source: z.string() }),
  /** Why there is none, for an instructor. */
  z.object({ ok: z.literal(false), reason: z.string() }),
]);
export type Reduced = z.infer<typeof ReducedSchema>;

export const ReducerMessageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("try"), source: z.string() }),
  z.object({ kind: z.literal("reduced"), reduced: ReducedSchema }),
]);
export type ReducerMessage = z.infer<typeof ReducerMessageSchema>;
