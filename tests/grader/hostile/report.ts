import { z } from "zod";

/** What the attacked judge says when it is done. */
export const ReportSchema = z.object({
  submissions: z.array(
    z.object({
      name: z.string(),
      /** A verdict, or what was thrown. */
      verdict: z.unknown(),
      ms: z.number(),
      /** What the honest student got whose answer was graded next. */
      bystander: z.string(),
    }),
  ),
  /** MiB after collecting garbage. */
  memoryMiB: z.object({ before: z.number(), after: z.number() }),
  left: z.object({
    processes: z.array(z.string()),
    descriptors: z.array(z.string()),
    locks: z.array(z.string()),
    traces: z.array(z.string()),
  }),
});

export type Report = z.infer<typeof ReportSchema>;
