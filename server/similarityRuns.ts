import { requireId, requireStaff } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, isUniqueViolation } from "./db";
import { notFound } from "./errors";
import { findPart, getPublishedVersion } from "./publishedVersion";
import { type Summary, SummarySchema } from "./similarity/comparison";
import { announceRun } from "./similarityJobs";
import { type ComparedPerson, SimilarityViewer } from "./similarityViewer";

export interface SimilarityRunSummary {
  id: string;
  state: "queued" | "running" | "done" | "failed";
  /** How far it is, 0 to 1. */
  progress: number;
  compared: number | null;
  incidentId: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

/** A part that is answered with code. */
export interface ComparablePart {
  partId: string;
  title: string;
  assignment: string;
  latest: SimilarityRunSummary | null;
}

export type PairJudgement = "copied" | "independent";

export interface SimilarPairRow {
  id: string;
  people: ComparedPerson[];
  similarity: number;
  /** In tokens. */
  longestFragment: number;
  judgement: PairJudgement | null;
}

export interface SimilarityRunView extends SimilarityRunSummary {
  partId: string;
  title: string;
  assignment: string;
  courseSlug: string;
  requester: string;
  /** Null until the run is done. */
  summary: (Pick<Summary, "histogram" | "median" | "threshold" | "earlier"> & { setAside: number }) | null;
  /** Those that stand out from the others, the largest first. */
  clusters: ComparedPerson[][];
  /** Most similar first. */
  pairs: SimilarPairRow[];
}

const runFields = {
  ...{ id: true, state: true, progress: true, compared: true, incidentId: true, createdAt: true, finishedAt: true },
} as const;

const partFields = {
  key: true,
  item: { select: { versionId: true, assignment: { select: { title: true, courseId: true } } } },
} as const;

/**
 * The parts of a course that are answered with code, each with its newest run, as the assignments are due.
 *
 * @throws AppError NOT_FOUND for who is not staff of it
 */
export async function listComparableParts(actor: Actor, course: string): Promise<ComparablePart[]> {
  const { courseId } = await requireStaff(actor, { slug: course }, "course");
  const parts = await database().part.findMany({
    where: { kind: "code", retiredAt: null, item: { assignment: { courseId } } },
    orderBy: [
      { item: { assignment: { dueAt: "asc" } } },
      { item: { assignment: { slug: "asc" } } },
      { item: { position: "asc" } },
      { position: "asc" },
    ],
    select: {
      ...{ id: true, ...partFields },
      similarityRuns: { orderBy: { createdAt: "desc" }, take: 1, select: runFields },
    },
  });
  return Promise.all(
    parts.map(async ({ id, key, item, similarityRuns }) => ({
      partId: id,
      title: await titleOf(item.versionId, key),
      assignment: item.assignment.title,
      latest: similarityRuns[0] ?? null,
    })),
  );
}

/**
 * Asks for a comparison of everybody's answers to a part. While one is under way, that one is meant.
 *
 * @throws AppError NOT_FOUND for who is not staff of its course, and for parts that are not answered with code
 */
export async function startSimilarityRun(actor: Actor, partId: string): Promise<{ runId: string }> {
  const part = await database().part.findFirst({
    where: { id: requireId(partId, "part"), kind: "code" },
    select: { id: true, item: { select: { assignment: { select: { courseId: true } } } } },
  });
  if (part === null) throw notFound("part");
  const { courseId } = await requireStaff(actor, { id: part.item.assignment.courseId }, "part");
  const begun = (await findUnderWay(part.id)) ?? (await beginRun(actor, part.id, courseId));
  // The run that was in the way may have ended before it was found.
  return begun ?? startSimilarityRun(actor, partId);
}

/** Undefined when another one is under way. */
async function beginRun(actor: Actor, partId: string, courseId: string): Promise<{ runId: string } | undefined> {
  try {
    return await database().$transaction(async (tx) => {
      const data = { partId, requesterId: actor.userId };
      const { id: runId } = await tx.similarityRun.create({ data, select: { id: true } });
      await announceRun(tx, runId);
      const subject = { kind: "similarity run", id: runId };
      await recordChange(tx, actor, { courseId, action: "comparison started", subject, after: { partId } });
      return { runId };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return undefined;
    throw error;
  }
}

async function findUnderWay(partId: string): Promise<{ runId: string } | undefined> {
  const where = { partId, state: { in: ["queued" as const, "running" as const] } };
  const run = await database().similarityRun.findFirst({ where, select: { id: true } });
  return run === null ? undefined : { runId: run.id };
}

/**
 * A run with what this member of staff may see of its results.
 *
 * @throws AppError NOT_FOUND for who is not staff of its course
 */
export async function getSimilarityRun(actor: Actor, runId: string): Promise<SimilarityRunView> {
  const run = await database().similarityRun.findUnique({
    where: { id: requireId(runId, "comparison") },
    select: {
      ...{ ...runFields, partId: true, summary: true },
      requester: { select: { name: true } },
      part: { select: partFields },
      pairs: {
        orderBy: [{ similarity: "desc" }, { longestFragment: "desc" }, { id: "asc" }],
        select: { id: true, leftId: true, rightId: true, similarity: true, longestFragment: true, judgement: true },
      },
    },
  });
  if (run === null) throw notFound("comparison");
  const { part, requester, pairs, summary: stored, ...row } = run;
  const { courseId, title: assignment } = part.item.assignment;
  const access = await requireStaff(actor, { id: courseId }, "comparison");
  const [{ slug: courseSlug }, title] = await Promise.all([
    database().course.findUniqueOrThrow({ where: { id: courseId }, select: { slug: true } }),
    titleOf(part.item.versionId, part.key),
  ]);

  const summary = stored === null ? null : SummarySchema.parse(stored);
  const clusters = summary?.clusters ?? [];
  const viewer = await SimilarityViewer.of(access, [
    ...pairs.flatMap(({ leftId, rightId }) => [leftId, rightId]),
    ...clusters.flat(),
  ]);
  return {
    ...{ ...row, title, assignment, courseSlug, requester: requester.name },
    summary: summary === null ? null : { ...summary, setAside: summary.setAside.length },
    clusters: clusters.map((ids) => viewer.see(ids)).filter((people) => people.length > 1),
    pairs: pairs.flatMap(({ leftId, rightId, ...pair }) => {
      const people = viewer.see([leftId, rightId]);
      return people.length === 2 ? [{ ...pair, people }] : [];
    }),
  };
}

/** The problem's title, and the part's where the problem has several. */
export async function titleOf(versionId: string, partKey: string): Promise<string> {
  const version = await getPublishedVersion(versionId);
  const { title, parts } = version.definition;
  const part = findPart(version, partKey);
  return parts.length === 1 || part?.kind !== "code" ? title : `${title}: ${part.title}`;
}
