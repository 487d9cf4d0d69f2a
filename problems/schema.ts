import { z } from "zod";
import { faultsOfFollowing } from "./kinds/following";
import { answerSchemas, partSchemas } from "./kinds/kinds";
import { MistakeKindSchema } from "./mistakeKind";
import { parseSignature } from "./signature";
import { SlugSchema } from "./slug";

/**
 * What a problem is, as data. A problem is a folder: `problem.ts` (this shape) and `statement.md`, and for code
 * `starter.ts`, `reference.ts`, `tests.ts` and `mistakes/`. The folder, not the loaded module, is what gets versioned and
 * graded.
 */

const SignatureSchema = z
  .string()
  .max(400)
  .transform((text, context) => {
    const parsed = parseSignature(text);
    if ("problem" in parsed) {
      context.addIssue({ code: "custom", message: parsed.problem });
      return z.NEVER;
    }
    return parsed.signature;
  });

/** A part answered with TypeScript. The signatures are what the student must export; they also name the arguments on screen. */
export const CodePartSchema = z.strictObject({
  kind: z.literal("code"),
  /** Its name in addresses and files: lower-case words joined by hyphens. */
  id: SlugSchema,
  title: z.string().min(1).max(120),
  /** Sum of the points of the part's tests; the certificate checks that they agree. */
  points: z.number().positive().max(1000),
  /** Where the part comes from in the course material. */
  source: z.string().max(64),
  /** What the answer exports, such as "step(g: Vec, alpha: number): Vec". */
  signatures: z.array(SignatureSchema).min(1).max(20),
  /** Names of the engine that would be the answer, such as "norm1": a student's code cannot import them. */
  withheld: z
    .array(z.string().regex(/^[a-z]\w{0,63}$/i))
    .max(40)
    .default([]),
  /** Hints in stages: each says more than the one before it, and none is the answer. Shown one at a time, on request. Markdown. */
  hints: z.array(z.string().min(1).max(800)).max(6).default([]),
  /** What to know once something was submitted, such as where the course's sheets say it in another way. Markdown. */
  afterword: z.string().min(1).max(1_200).optional(),
  /** Wall time a student's code may use in one test, unless the test says otherwise. */
  timeLimitMs: z.number().int().min(50).max(20_000).default(5_000),
  /** Memory of the student room. */
  memoryLimitMiB: z.number().int().min(96).max(1024).default(256),
});

/** A part answered with code, or with one of the answer kinds of problems/kinds/. */
export const PartSchema = z.discriminatedUnion("kind", [CodePartSchema, ...partSchemas]);

export const ProblemSchema = z
  .strictObject({
    /** Its heading, and its name in lists. */
    title: z.string().min(1).max(120),
    /** One sentence for lists. */
    summary: z.string().min(1).max(240),
    /** What it is about: lower-case words joined by hyphens. */
    tags: z.array(SlugSchema).max(12).default([]),
    /** What is graded: one part answered with code, or any number of questions. */
    parts: z.array(PartSchema).min(1).max(40),
  })
  .superRefine((problem, context) => {
    const ids = problem.parts.map((part) => part.id);
    const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
    if (repeated !== undefined)
      context.addIssue({ code: "custom", path: ["parts"], message: `two parts are called "${repeated}"` });
    const questions = problem.parts.flatMap((part) => (part.kind === "code" ? [] : [part]));
    for (const { index, message } of faultsOfFollowing(questions))
      context.addIssue({ code: "custom", path: ["parts", index], message });
    if (problem.parts.length > 1 && problem.parts.some(({ kind }) => kind === "code"))
      context.addIssue({
        code: "custom",
        path: ["parts"],
        message: "a code part is the only part of its problem: its statement stands beside an editor",
      });
  });

/** An answer to a code part: one TypeScript module. */
const CodeAnswerSchema = z.strictObject({ kind: z.literal("code"), source: z.string().max(64 * 1024) });
export const AnswerSchema = z.discriminatedUnion("kind", [CodeAnswerSchema, ...answerSchemas]);
export type Answer = z.infer<typeof AnswerSchema>;

export { MistakeKindSchema, type MistakeKind } from "./mistakeKind";
export { SlugSchema } from "./slug";
export type CodePart = z.infer<typeof CodePartSchema>;
export type Part = z.infer<typeof PartSchema>;
export type { Question } from "./kinds/kinds";
export type Problem = z.infer<typeof ProblemSchema>;
export type ProblemDefinition = z.input<typeof ProblemSchema>;

/** What a file under mistakes/ exports as `mistake`, beside its complete wrong answer. */
export const MistakeSchema = z.strictObject({
  title: z.string().min(1).max(120),
  kind: MistakeKindSchema.optional(),
  /** What a student who made it reads. Says what the numbers are and points to the step that went wrong. Markdown. */
  feedback: z.string().min(1).max(1200),
  /** Names of the tests that must reject it. */
  fails: z.array(z.string()).min(1),
});

export type Mistake = z.infer<typeof MistakeSchema>;

/**
 * What `equivalent-mutants.json` holds: small changes of the reference that change nothing, each with the reason why no
 * test can catch it.
 */
export const EquivalentMutantsSchema = z
  .array(z.strictObject({ mutant: z.string().min(1).max(2_000), reason: z.string().min(1).max(600) }))
  .max(200);

/** The folder as text, keyed by path relative to it with forward slashes, such as "mistakes/no-half.ts". */
export const ProblemFilesSchema = z.record(z.string().max(200), z.string().max(256 * 1024));
export type ProblemFiles = z.infer<typeof ProblemFilesSchema>;

/** One immutable state of a folder. `hash` covers every file, so equal hashes mean equal problems. */
export interface ProblemVersion {
  slug: string;
  hash: string;
  files: ProblemFiles;
}

const ClockSchema = z.strictObject({
  /** Days after the course start, with the clock time in the course's zone. */
  day: z.number().int().min(-36_600).max(36_600),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Clocks show this time twice on that day, and the second is meant. */
  again: z.literal(true).optional(),
});
export type AssignmentClock = z.infer<typeof ClockSchema>;

/** An assignment as a file: which problems in which order, for how many points, and when, relative to the course start. */
export const AssignmentSchema = z
  .strictObject({
    slug: SlugSchema,
    title: z.string().min(1).max(120),
    opens: ClockSchema,
    due: ClockSchema,
    /** Late work is accepted until here; otherwise `lateHours` says for how long. */
    closes: ClockSchema.optional(),
    /** Late work is accepted this many hours after the due time. */
    lateHours: z
      .number()
      .int()
      .min(0)
      .max(24 * 60)
      .default(0),
    /** Share of the points lost per started day of lateness, 0 to 100. */
    latePercentPerDay: z.number().min(0).max(100).default(0),
    /** So many started days of lateness cost nothing. */
    graceDays: z.number().int().min(0).max(365).default(0),
    /** Which of a student's answers to a part counts. */
    counts: z.enum(["best", "latest"]).default("best"),
    /** So many problems with the lowest share of their points are left out. */
    dropLowest: z.number().int().min(0).max(100).default(0),
    /** Minutes from when a student begins to the last answer. Absent: not timed. */
    timeLimitMinutes: z.number().int().min(1).max(10_080).optional(),
    /** When solutions are shown to people whose own time is up. */
    solutions: z.union([z.enum(["never", "when-closed"]), ClockSchema]).default("when-closed"),
    /** When students see reviews: each as soon as it is finished, not before they are released, or from a moment on. */
    reviews: z.union([z.enum(["when-finished", "held"]), ClockSchema]).default("when-finished"),
    /** Students may ask for so many regrades (0: none), each within so many days of seeing their points. */
    regrades: z
      .strictObject({ days: z.number().int().min(0).max(365), quota: z.number().int().min(0).max(100) })
      .default({ days: 7, quota: 3 }),
    items: z.array(z.strictObject({ problem: SlugSchema, points: z.number().positive().max(1_000) })).min(1),
  })
  .superRefine(({ closes, lateHours, items }, context) => {
    if (closes !== undefined && lateHours > 0)
      context.addIssue({ code: "custom", path: ["closes"], message: "say either closes or lateHours, not both" });
    const slugs = items.map(({ problem }) => problem);
    const repeated = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
    if (repeated !== undefined)
      context.addIssue({ code: "custom", path: ["items"], message: `"${repeated}" is there twice` });
  });

export type AssignmentDefinition = z.input<typeof AssignmentSchema>;
export type AssignmentFile = z.output<typeof AssignmentSchema>;
