import { z } from "zod";
import { DiagnosisSchema, TestResultSchema, VisibilitySchema, type SourcePlace } from "../verdict";
import { maxCallsTogether } from "./messageLimits";
import { checkEncoded, type Encoded, ValueError } from "./values";

/**
 * What the rooms and the judge say to each other. The judge parses everything a room sends with these schemas; a
 * message that does not fit ends the room. What the judge sends is typed but not parsed again.
 */

const encodedWith = (options: { allowFunctions: boolean }) =>
  z.unknown().transform((json, context): Encoded => {
    try {
      return checkEncoded(json, options);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      context.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  });

const EncodedSchema = encodedWith({ allowFunctions: false });
const EncodedArgumentSchema = encodedWith({ allowFunctions: true });
const NameSchema = z.string().min(1).max(80);
const OutputSchema = z.string().max(8_192);
const CountSchema = z.number().int().nonnegative();

/** An exception in the student's code, as its own words and V8's stack text: both untrusted, both bounded. */
export const ThrownSchema = z.strictObject({
  name: z.string().max(120),
  message: z.string().max(1_000),
  stack: z.string().max(8_192),
});

const returned = {
  value: EncodedSchema,
  /** Positions of the arguments that the call changed. */
  changed: z.array(CountSchema).max(20),
  /** Positions of the vectors among the arguments whose memory the result shares. */
  shared: z.array(CountSchema).max(20),
  output: OutputSchema,
};
const threw = { error: ThrownSchema, output: OutputSchema };

export const FromStudentSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready") }),
  z.strictObject({ type: z.literal("loaded"), exports: z.array(NameSchema).max(100) }),
  z.strictObject({ type: z.literal("failed-to-load"), error: ThrownSchema }),
  z.strictObject({ type: z.literal("returned"), call: CountSchema, ...returned }),
  z.strictObject({ type: z.literal("threw"), call: CountSchema, ...threw }),
  z.strictObject({
    type: z.literal("calls-ended"),
    call: CountSchema,
    /** Of the first calls of the list: all of them, or those before and including one that threw, or what fits. */
    outcomes: z
      .array(
        z.discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("returned"), ...returned }),
          z.strictObject({ kind: z.literal("threw"), ...threw }),
        ]),
      )
      .min(1)
      .max(maxCallsTogether),
  }),
  z.strictObject({ type: z.literal("asked"), oracle: CountSchema, arguments: z.array(EncodedSchema).max(20) }),
]);

export type ToStudent =
  | { type: "load"; code: string; withheld: readonly string[] }
  | { type: "call"; call: number; name: string; arguments: readonly Encoded[]; entropy: string }
  | { type: "calls"; call: number; calls: readonly CallOfSeveral[] }
  | { type: "answered"; value: Encoded }
  | { type: "refused"; message: string };

/** One of several calls that cross together. Ids of functions are unique in the list. */
export interface CallOfSeveral {
  name: string;
  arguments: readonly Encoded[];
  entropy: string;
}

/** How one call ended, as the referee learns it. */
export type Outcome =
  | { kind: "returned"; value: Encoded; changed: readonly number[]; shared: readonly number[]; output: string }
  | { kind: "threw"; name: string; message: string; places: readonly SourcePlace[]; output: string }
  | { kind: "ended"; status: "time-limit" | "memory-limit" | "output-limit" | "runtime-error"; message: string };

export const TestOutlineSchema = z.strictObject({
  name: z.string().min(1).max(200),
  visibility: VisibilitySchema,
  points: z.number().nonnegative().max(1000),
  timeLimitMs: z.number().int().min(50).max(20_000),
});

const calling = { name: NameSchema, arguments: z.array(EncodedArgumentSchema).max(20), entropy: z.string().max(400) };

export const FromRefereeSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready") }),
  z.strictObject({
    type: z.literal("loaded"),
    /** The problem definition as the author wrote it: parsed by ProblemSchema, not here. */
    problem: z.unknown(),
    /** None for a problem of questions. */
    tests: z.array(TestOutlineSchema).max(200),
    mistakes: z.array(z.strictObject({ name: NameSchema, mistake: z.unknown() })).max(100),
  }),
  /** The author's code threw, or a test is ill-formed: a fault of the problem. */
  z.strictObject({ type: z.literal("fault"), message: z.string().max(4_000) }),
  z.strictObject({ type: z.literal("test-started"), index: CountSchema }),
  z.strictObject({ type: z.literal("call"), ...calling }),
  z.strictObject({
    type: z.literal("calls"),
    calls: z.array(z.strictObject(calling)).min(1).max(maxCallsTogether),
  }),
  z.strictObject({ type: z.literal("answered"), value: EncodedSchema }),
  z.strictObject({ type: z.literal("refused"), message: z.string().max(1_000) }),
  z.strictObject({
    type: z.literal("test-finished"),
    index: CountSchema,
    result: TestResultSchema.omit({ studentMs: true }),
  }),
  z.strictObject({ type: z.literal("finished"), diagnoses: z.array(DiagnosisSchema).max(20) }),
]);

export type ToReferee =
  | { type: "load"; code: string }
  | { type: "run"; seed: string; tests: "all" | "public"; measureTolerances: boolean }
  | { type: "call-ended"; outcome: Outcome }
  | { type: "calls-ended"; outcomes: readonly Outcome[] }
  | { type: "asked"; oracle: number; arguments: readonly Encoded[] };

export type FromStudent = z.infer<typeof FromStudentSchema>;
export type FromReferee = z.infer<typeof FromRefereeSchema>;
export type Thrown = z.infer<typeof ThrownSchema>;
export type TestOutline = z.infer<typeof TestOutlineSchema>;
