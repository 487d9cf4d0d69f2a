import { createHash } from "node:crypto";
import { AnswerSchema, type ProblemVersion } from "#problems/schema";
import type { Verdict } from "#grader/verdict";
import { type ClaimOutcome, ClaimOutcomeSchema, ClaimSchema, type ClaimSide, claimTestsFile } from "./claim";
import { database } from "./db";
import { newIncidentId } from "./gradings";
import { log } from "./log";
import { findPart, getPublishedVersion } from "./publishedVersion";
import { maxAttempts } from "./queue";
import { storableJson } from "./storableText";

/** The part of the grader that a claim needs. */
export interface ClaimGrader {
  readonly engine: string;
  grade(request: {
    version: ProblemVersion;
    part: string;
    answer: unknown;
    seed: string;
    tests: "all" | "public";
  }): Promise<Verdict>;
}

/**
 * Runs the claim of a regrade request on the student's code and on the reference, as a test of its own: the same rooms,
 * limits and comparison as every grading, with the claimed value in the place of the expected one. Resolves when the
 * request needs no other try.
 *
 * @param take - how often a worker had this job, this time included
 * @throws when it failed for a reason of ours and is to be tried again
 */
export async function runClaim(grader: ClaimGrader, requestId: string, take: number): Promise<void> {
  const run = await findRun(requestId);
  if (run === undefined) return;
  // Deaths of the worker count too, and leave nobody to write them down.
  if (take > maxAttempts) return giveUp(requestId, `The worker died each of ${maxAttempts} times it ran this.`);
  try {
    const { version, part, seed, studentSource, referenceSource } = run;
    const grade = async (source: string): Promise<ClaimSide> =>
      toSide(await grader.grade({ version, part, answer: { kind: "code", source }, seed, tests: "all" }));
    const student = await grade(studentSource);
    const reference = await grade(referenceSource);
    await store(requestId, { state: "run", student, reference, engine: grader.engine });
    log.info("claim run", { requestId, student: student.result, reference: reference.result });
  } catch (error) {
    if (take >= maxAttempts) return giveUp(requestId, error);
    throw error;
  }
}

interface Run {
  version: ProblemVersion;
  part: string;
  seed: string;
  studentSource: string;
  referenceSource: string;
}

/** Undefined when the request was withdrawn, or its claim has run already. */
async function findRun(requestId: string): Promise<Run | undefined> {
  const request = await database().regradeRequest.findUnique({
    where: { id: requestId },
    select: {
      claim: true,
      claimOutcome: true,
      submission: {
        select: {
          answer: true,
          part: { select: { key: true } },
          gradings: { where: { isCurrent: true }, select: { versionId: true, seed: true } },
        },
      },
    },
  });
  if (request === null || request.claim === null || request.claimOutcome !== null) return undefined;
  const { submission } = request;
  const [grading] = submission.gradings;
  if (grading === undefined) throw new Error(`the submission of request ${requestId} has no current grading`);
  const published = await getPublishedVersion(grading.versionId);
  const part = findPart(published, submission.part.key);
  const answer = AnswerSchema.parse(submission.answer);
  if (part?.kind !== "code" || answer.kind !== "code") throw new Error(`request ${requestId} is about no code`);
  const tests = claimTestsFile(ClaimSchema.parse(request.claim), part.signatures);
  return {
    version: withTests(published, tests),
    part: part.id,
    seed: grading.seed,
    studentSource: answer.source,
    referenceSource: published.files["reference.ts"] ?? "",
  };
}

/** The version with other tests. Known mistakes are left out: there is nothing to diagnose. */
function withTests({ slug, hash, files }: ProblemVersion, tests: string): ProblemVersion {
  const others = Object.entries(files).filter(([name]) => !/^(mistakes|rewrites)\//.test(name));
  return {
    slug,
    hash: createHash("sha256").update(`${hash}\n${tests}`).digest("hex"),
    files: { ...Object.fromEntries(others), "tests.ts": tests },
  };
}

/** @throws when the grader failed, which says nothing about the claim */
function toSide(verdict: Verdict): ClaimSide {
  if (verdict.status === "grader-failed") throw new Error(verdict.message ?? "the grader failed");
  const [test] = verdict.tests;
  if (test === undefined) return { result: "error", got: null, message: verdict.message?.slice(0, 2_000) ?? null };
  const result = test.status === "passed" || test.status === "failed" ? test.status : "error";
  return { result, got: test.failure?.got?.text ?? null, message: test.message ?? null };
}

async function giveUp(requestId: string, error: unknown): Promise<void> {
  const incidentId = newIncidentId();
  log.error("claim set aside", { requestId, incidentId, error });
  await store(requestId, { state: "failed", incidentId });
}

async function store(requestId: string, outcome: ClaimOutcome): Promise<void> {
  const claimOutcome = ClaimOutcomeSchema.parse(storableJson(outcome));
  // updateMany: the request may have been withdrawn meanwhile.
  await database().regradeRequest.updateMany({ where: { id: requestId }, data: { claimOutcome } });
}
