import { z } from "zod";
import { type Certificate, CertificateSchema } from "#problems/certificate";
import { type Problem, ProblemSchema } from "#problems/schema";

/**
 * What is known about a workspace's files: while they are tried it grows, and in the end it is the proof. The worker
 * writes it, and services read it back.
 */

const StepSchema = z.strictObject({
  name: z.enum(["statement", "reference", "starter", "mistakes", "rewrites", "mutants", "tolerances"]),
  state: z.enum(["waiting", "running", "passed", "failed"]),
  /** What it found, in words. */
  detail: z.string(),
});

const FaultSchema = z.strictObject({
  /** Null when no single file is at fault. */
  file: z.string().nullable(),
  /** Where in the file: a field such as "parts.0.points", or a line such as "line 3". */
  field: z.string().nullable(),
  message: z.string(),
});

const ProvedTestSchema = z.strictObject({
  name: z.string(),
  visibility: z.enum(["public", "hidden", "after-due"]),
  points: z.number(),
  /** What the reference took in it, of all seeds the most. Null while nothing is known, and where no code runs. */
  milliseconds: z.number().nullable(),
  widestTolerance: z.number().nullable(),
});

const SurvivorSchema = z.strictObject({
  file: z.string(),
  line: z.number().int().positive(),
  /** As equivalent-mutants.json names it. */
  change: z.string(),
});

export const ProofReportSchema = z.strictObject({
  /** ProblemDefinition as problem.ts exports it, once it was loaded and found right. */
  definition: z.unknown(),
  faults: z.array(FaultSchema),
  certificate: CertificateSchema.nullable(),
  /** Why the files prove nothing, in sentences. Empty once everything is as it should be. */
  reasons: z.array(z.string()),
  steps: z.array(StepSchema),
  tests: z.array(ProvedTestSchema),
  survivors: z.array(SurvivorSchema),
});

export type ProofStep = z.infer<typeof StepSchema>;
export type ProofFault = z.infer<typeof FaultSchema>;
export type ProvedTest = z.infer<typeof ProvedTestSchema>;
export type Survivor = z.infer<typeof SurvivorSchema>;
export type ProofReport = z.infer<typeof ProofReportSchema>;

export const emptyReport = (): ProofReport => ({
  definition: null,
  ...{ faults: [], certificate: null, reasons: [], steps: [], tests: [], survivors: [] },
});

/** The same with the definition as the rest of the program uses it; null when there is none. */
export function readReport(json: unknown): Omit<ProofReport, "definition" | "certificate"> & {
  definition: Problem | null;
  certificate: Certificate | null;
} {
  const { definition, ...report } = json === null ? emptyReport() : ProofReportSchema.parse(json);
  return { ...report, definition: ProblemSchema.safeParse(definition).data ?? null };
}
