import { z } from "zod";
import { type Part, ProblemFilesSchema, ProblemSchema, type Problem, type ProblemVersion } from "#problems/schema";
import { database } from "./db";

/** A problem version as it was published, read back and checked. */
export interface PublishedVersion extends ProblemVersion {
  id: string;
  definition: Problem;
  statementHtml: string;
  gradingSeed: string;
  /** What the certificate says the tests are. Empty for a version without one. */
  tests: readonly TestOutline[];
}

export interface TestOutline {
  name: string;
  visibility: "public" | "hidden" | "after-due";
  points: number;
}

/** The one thing the server reads of a certificate; problems/certificate.ts has the whole. */
const CertificateTestsSchema = z.object({
  tests: z.array(
    z.object({
      name: z.string(),
      visibility: z.enum(["public", "hidden", "after-due"]),
      points: z.number().nonnegative(),
    }),
  ),
});

// Versions never change, and each is a few hundred kilobytes that every page view and every grading would read again.
const kept = new Map<string, PublishedVersion>();
const keptAtMost = 64;

/** @throws when there is no such version: ids come from our own rows */
export async function getPublishedVersion(id: string): Promise<PublishedVersion> {
  const known = kept.get(id);
  if (known !== undefined) return known;
  const row = await database().problemVersion.findUniqueOrThrow({ where: { id }, include: { problem: true } });
  const version: PublishedVersion = {
    id,
    slug: row.problem.slug,
    hash: row.hash,
    files: ProblemFilesSchema.parse(row.files),
    definition: ProblemSchema.parse(row.definition),
    statementHtml: row.statementHtml,
    gradingSeed: row.gradingSeed,
    tests: row.certificate === null ? [] : CertificateTestsSchema.parse(row.certificate).tests,
  };
  // A missing certificate may still arrive.
  if (row.certificate !== null) keep(version);
  return version;
}

/** The definition of a part by its key, such as "step". */
export const findPart = (version: PublishedVersion, key: string): Part | undefined =>
  version.definition.parts.find((part) => part.id === key);

function keep(version: PublishedVersion): void {
  const [oldest] = kept.keys();
  if (kept.size >= keptAtMost && oldest !== undefined) kept.delete(oldest);
  kept.set(version.id, version);
}
