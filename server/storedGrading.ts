import { z } from "zod";
import { type Verdict, VerdictSchema } from "#grader/verdict";
import type { ProblemVersion } from "#problems/schema";
import { database } from "./db";
import { reachDatabase } from "./launch/reachDatabase";
import { getPublishedVersion } from "./publishedVersion";

/** A finished grading with everything that decided it. */
export interface StoredGrading {
  version: ProblemVersion;
  part: string;
  answer: unknown;
  /** What the student had said to the parts that this one follows. */
  earlier: unknown;
  seed: string;
  tests: "all" | "public";
  verdict: Verdict;
}

/**
 * Reads one grading, for a program that has no database of its own and asks nobody who they are: whoever can start it
 * can read the database.
 *
 * @returns a sentence when there is no database, no such grading, or no verdict yet
 */
export async function readStoredGrading(gradingId: string): Promise<StoredGrading | string> {
  if (!z.uuid().safeParse(gradingId).success) return `"${gradingId}" is not the id of a grading.`;
  const leave = await reachDatabase();
  if (leave === undefined) return "DATABASE_URL is not set, and there is no database here that npm start made.";
  try {
    const grading = await database().grading.findUnique({
      where: { id: gradingId },
      select: {
        ...{ versionId: true, seed: true, state: true, verdict: true },
        submission: { select: { kind: true, answer: true, earlier: true, part: { select: { key: true } } } },
      },
    });
    if (grading === null) return `There is no grading ${gradingId}.`;
    if (grading.state !== "done") return `Grading ${gradingId} has no verdict yet: it is ${grading.state}.`;
    const { submission, seed } = grading;
    return {
      version: await getPublishedVersion(grading.versionId),
      part: submission.part.key,
      answer: submission.answer,
      earlier: submission.earlier,
      seed,
      tests: submission.kind === "run" ? "public" : "all",
      verdict: VerdictSchema.parse(grading.verdict),
    };
  } finally {
    await leave();
  }
}
