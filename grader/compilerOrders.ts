import { z } from "zod";

/** What the judge and its compiler say to each other. */
export type CompilerOrder =
  | { kind: "transform"; source: string }
  /** @param files - the only files there are, by path; `doors` are the imports that stay as they are */
  | { kind: "bundle"; entry: string; files: Record<string, string>; doors: readonly string[] }
  /** @param most - when there are more mutants, so many are picked */
  | { kind: "mutate"; source: string; most: number };

const PlaceSchema = z.object({ file: z.string(), line: z.number(), column: z.number() });
const FailureSchema = z.object({ text: z.string(), place: PlaceSchema.nullable() });

export const CompilerReplySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  /** The same text as an ES module, whose imports can be listed, and as the script that runs. */
  z.object({
    kind: z.literal("transformed"),
    module: z.object({ code: z.string(), map: z.string() }),
    script: z.object({ code: z.string(), map: z.string() }),
  }),
  z.object({ kind: z.literal("bundled"), code: z.string() }),
  /** The mutants to try, and the names of all that there are. */
  z.object({
    kind: z.literal("mutated"),
    mutants: z.array(z.object({ name: z.string(), line: z.number().int().positive(), source: z.string() })),
    names: z.array(z.string()),
  }),
  /** The text is wrong: at most five reasons. */
  z.object({ kind: z.literal("refused"), failures: z.array(FailureSchema).max(5) }),
  /** The text is small and what comes of it is not. */
  z.object({ kind: z.literal("too-large") }),
]);

export type CompilerFailure = z.infer<typeof FailureSchema>;
export type CompilerReply = z.infer<typeof CompilerReplySchema>;
