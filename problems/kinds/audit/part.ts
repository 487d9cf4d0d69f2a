import { z } from "zod";
import { mistakeFields, questionFields } from "../kind";
import { faultOfRepair } from "./checkRepair";
import { RepairSchema, RepairTextSchema, repairTextLength } from "./repair";

/** What somebody may say of a claim. "imprecise" is offered where the author allows it. */
export const MarkSchema = z.enum(["correct", "wrong", "imprecise"]);
export type Mark = z.infer<typeof MarkSchema>;

const MistakeSchema = z
  .strictObject({
    ...mistakeFields,
    /** Marks that are this mistake. */
    marks: z.array(MarkSchema).max(3).default([]),
    /** Repairs that are: numbers and expressions as a student types them, ids of options. */
    repairs: z.array(RepairTextSchema).max(20).default([]),
  })
  .refine(({ marks, repairs }) => marks.length + repairs.length > 0, "a mistake lists marks or repairs");

/** A claim to be marked and, unless it is correct, to be repaired. */
export const AuditPartSchema = z
  .strictObject({
    kind: z.literal("audit"),
    ...questionFields,
    /** The statement on the card. Markdown. */
    claim: z.string().min(1).max(4_000),
    /** Whether "imprecise" is among the marks. */
    allowsImprecise: z.boolean().default(false),
    /** Right marks; the first is the model answer. "correct" stands alone, since it asks for no repair. */
    key: z.array(MarkSchema).min(1).max(2),
    /** Share of the points for the mark of a claim that needs a repair. The repair earns the rest. */
    markShare: z.number().gt(0).lt(1).default(0.5),
    repair: RepairSchema,
    mistakes: z.array(MistakeSchema).max(20).default([]),
  })
  .superRefine((part, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const isCorrect = part.key.includes("correct");
    const wrongMarks = part.mistakes.flatMap(({ marks }) => marks);
    const wrongRepairs = part.mistakes.flatMap(({ repairs }) => repairs);
    if (isCorrect && part.key.length > 1) refuse("key", 'no other mark is right beside "correct"');
    if (!part.allowsImprecise && [...part.key, ...wrongMarks].includes("imprecise"))
      refuse("key", 'the mark "imprecise" needs `allowsImprecise: true`');
    if (wrongMarks.some((mark) => part.key.includes(mark))) refuse("mistakes", "a right mark is listed as a mistake");
    if (isCorrect && wrongRepairs.length > 0)
      refuse("mistakes", "a correct claim has no wrong repairs: each comes with a wrong mark");
    const fault = faultOfRepair(part.repair, wrongRepairs);
    if (fault !== undefined) refuse("repair", fault);
  });
export type AuditPart = z.infer<typeof AuditPartSchema>;

export const AuditAnswerSchema = z.strictObject({
  kind: z.literal("audit"),
  mark: MarkSchema,
  /** What was typed, or the id of an option; empty for none. Beside the mark "correct" it means nothing. */
  repair: z.string().max(repairTextLength).default(""),
});
export type AuditAnswer = z.infer<typeof AuditAnswerSchema>;
