import { faultOfName } from "#problems/folderText";
import { AnswerSchema, MistakeSchema, type MistakeKind, ProblemFilesSchema } from "#problems/schema";
import { VerdictSchema } from "#grader/verdict";
import { requireId, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { type CodingPart, findCodingPart } from "./codingPart";
import { database, isUniqueViolation } from "./db";
import { AppError, notFound } from "./errors";
import { type FailedTest, failedTests, obstacleOf, toFailedTest } from "./failureGroups";
import { mistakeFile } from "./reduction/mistakeFile";
import { announceReduction } from "./reductionJobs";
import type { ReductionState } from "./reductionList";
import { lockWorkspace, requireWorkspace } from "./workspaceAccess";
import { changeFiles } from "./workspaceFiles";
import { writeFiles } from "./workspaceHistory";
import { createWorkspace } from "./workspaces";

const what = "small program";

/** Where a mistake goes: a workspace that exists, or a new one of the version in use. */
export type MistakeTarget = { workspaceId: string } | { slug: string };

/** A student's program on its way to a mistake file. */
export interface ReductionView {
  id: string;
  state: ReductionState;
  /** How far it is, 0 to 1. */
  progress: number;
  /** Programs that were run. */
  tries: number;
  /** Why it failed. */
  detail: string | null;
  incidentId: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  requesterName: string;
  part: { id: string; title: string };
  workspace: { id: string; slug: string; isArchived: boolean };
  /** The student's own program: for staff alone. */
  original: string;
  /** Null until it is done. */
  small: string | null;
  /** With the small program as a known mistake, the student's own one is named as it. */
  isRecognised: boolean | null;
  /** The tests that must reject the mistake. */
  tests: FailedTest[];
  /** The mistakes that the workspace has, by the names of their files. */
  takenNames: string[];
  writtenAs: string | null;
}

/**
 * Asks for a student's program to be made smaller, to become a mistake in a workspace. While that is under way, that one
 * is meant.
 *
 * @param order.course - slug of the course in whose pages this is asked
 * @throws AppError NOT_FOUND for who is no instructor of the course, for answers that were erased or are not of one of
 *   its students, and for workspaces of other courses; INVALID for an answer that is no unexplained failure, or can be no
 *   mistake, and for a slug that is none; CONFLICT when the slug is taken
 */
export async function startReduction(
  actor: Actor,
  order: { course: string; submissionId: string; into: MistakeTarget },
): Promise<{ id: string; partId: string }> {
  const { courseId } = await requireInstructor(actor, { slug: order.course }, "answer");
  const failure = await requireFailure(courseId, order.submissionId);
  const workspace = await openTarget(actor, order.course, failure.part, order.into);
  if (workspace.courseId !== courseId) throw notFound("problem");
  const under = { submissionId: failure.id, workspaceId: workspace.id };
  const id = (await findUnderWay(under)) ?? (await begin(actor, courseId, { ...under, versionId: failure.versionId }));
  // The one that was in the way may have ended before it was found.
  return id === undefined
    ? startReduction(actor, { ...order, into: { workspaceId: workspace.id } })
    : { id, partId: failure.part.id };
}

interface Failure {
  id: string;
  part: CodingPart;
  /** The version that graded it. */
  versionId: string;
}

async function requireFailure(courseId: string, submissionId: string): Promise<Failure> {
  const submission = await database().submission.findFirst({
    where: {
      ...{ id: requireId(submissionId, "answer"), kind: "submit", erasedAt: null },
      part: { kind: "code", item: { assignment: { courseId } } },
      user: { enrollments: { some: { courseId, role: "student", droppedAt: null } } },
    },
    select: {
      ...{ id: true, partId: true },
      gradings: { where: { isCurrent: true, state: "done" }, select: { versionId: true, verdict: true } },
    },
  });
  if (submission === null) throw notFound("answer");
  const [grading] = submission.gradings;
  const verdict = grading === undefined ? undefined : VerdictSchema.parse(grading.verdict);
  const isFailure = verdict !== undefined && verdict.score < verdict.maxScore && verdict.diagnosis === null;
  if (grading === undefined || verdict === undefined || !isFailure)
    throw new AppError("INVALID", "This answer is no failure without an explanation.");
  const obstacle = obstacleOf(verdict);
  if (obstacle !== null) throw new AppError("INVALID", obstacle);
  return { id: submission.id, part: await findCodingPart(submission.partId), versionId: grading.versionId };
}

async function openTarget(
  actor: Actor,
  course: string,
  { versionId }: CodingPart,
  into: MistakeTarget,
): Promise<{ id: string; courseId: string }> {
  const id =
    "slug" in into
      ? (await createWorkspace(actor, course, { slug: into.slug, from: { versionId } })).id
      : into.workspaceId;
  const { id: workspaceId, access } = await requireWorkspace(actor, id);
  return { id: workspaceId, courseId: access.courseId };
}

async function findUnderWay(where: { submissionId: string; workspaceId: string }): Promise<string | undefined> {
  const found = await database().reduction.findFirst({
    where: { ...where, state: { in: ["queued", "running"] } },
    select: { id: true },
  });
  return found?.id;
}

/** Undefined when another one is under way. */
async function begin(
  actor: Actor,
  courseId: string,
  data: { submissionId: string; workspaceId: string; versionId: string },
): Promise<string | undefined> {
  try {
    return await database().$transaction(async (tx) => {
      const { id } = await tx.reduction.create({ data: { ...data, requesterId: actor.userId }, select: { id: true } });
      await announceReduction(tx, id);
      await recordChange(tx, actor, {
        ...{ courseId, action: "small program asked for", subject: { kind: "submission", id: data.submissionId } },
        after: { workspaceId: data.workspaceId },
      });
      return id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return undefined;
    throw error;
  }
}

/**
 * @param order.course - slug of the course in whose pages this is asked
 * @throws AppError NOT_FOUND for who is no instructor of its course, and when the answer was erased
 */
export async function getReduction(actor: Actor, order: { course: string; id: string }): Promise<ReductionView> {
  const { submission, workspace, requester, versionId, ...reduction } = await findReduction(actor, order.id);
  if (workspace.course.slug !== order.course) throw notFound(what);
  const part = await findCodingPart(submission.partId);
  const answer = AnswerSchema.parse(submission.answer);
  const { id, slug, archivedAt, files } = workspace;
  const names = Object.keys(ProblemFilesSchema.parse(files));
  return {
    ...{ id: reduction.id, state: reduction.state, progress: reduction.progress, tries: reduction.tries },
    ...{ detail: reduction.detail, incidentId: reduction.incidentId, writtenAs: reduction.writtenAs },
    ...{ createdAt: reduction.createdAt, finishedAt: reduction.finishedAt, requesterName: requester.name },
    part: { id: part.id, title: part.title },
    workspace: { id, slug, isArchived: archivedAt !== null },
    original: answer.kind === "code" ? answer.source : "",
    ...{ small: reduction.source, isRecognised: reduction.isRecognised },
    tests: await testsOf(submission.id, versionId),
    takenNames: names.flatMap((name) => /^mistakes\/(.+)\.ts$/.exec(name)?.[1] ?? []).sort(),
  };
}

async function findReduction(actor: Actor, id: string) {
  const found = await database().reduction.findUnique({
    where: { id: requireId(id, what), submission: { erasedAt: null } },
    select: {
      ...{ id: true, state: true, progress: true, tries: true, detail: true, incidentId: true, createdAt: true },
      ...{ finishedAt: true, source: true, isRecognised: true, writtenAs: true, versionId: true },
      requester: { select: { name: true } },
      submission: { select: { id: true, partId: true, answer: true } },
      workspace: {
        select: {
          ...{ id: true, slug: true, archivedAt: true, files: true, courseId: true },
          course: { select: { slug: true } },
        },
      },
    },
  });
  if (found === null) throw notFound(what);
  await requireInstructor(actor, { id: found.workspace.courseId }, what);
  return found;
}

async function testsOf(submissionId: string, versionId: string): Promise<FailedTest[]> {
  const grading = await database().grading.findFirstOrThrow({
    where: { submissionId, versionId, state: "done" },
    orderBy: { queuedAt: "desc" },
    select: { verdict: true },
  });
  return failedTests(VerdictSchema.parse(grading.verdict)).map(toFailedTest);
}

/**
 * Ends a reduction that waits or is under way. One that is over stays as it is.
 *
 * @throws AppError NOT_FOUND for who is no instructor of its course
 */
export async function stopReduction(actor: Actor, id: string): Promise<void> {
  const { workspace, submission } = await findReduction(actor, id);
  await database().$transaction(async (tx) => {
    const { count } = await tx.reduction.updateMany({
      where: { id: requireId(id, what), state: { in: ["queued", "running"] } },
      data: { state: "stopped", finishedAt: new Date() },
    });
    if (count === 0) return;
    await recordChange(tx, actor, {
      ...{ courseId: workspace.courseId, action: "small program stopped" },
      ...{ subject: { kind: "submission", id: submission.id }, after: { workspaceId: workspace.id } },
    });
  });
}

/** What an instructor says about a mistake. */
export interface MistakeWords {
  /** Of its file, without folder and ending. */
  name: string;
  title: string;
  kind?: MistakeKind | undefined;
  feedback: string;
}

/**
 * Writes the small program as a mistake file into its workspace. Whoever has that open meanwhile keeps what they typed:
 * the file is new, and everything else stays as it is.
 *
 * @throws AppError NOT_FOUND for who is no instructor of its course; INVALID for words that no mistake file can have, and
 *   before the small program is there; CONFLICT when the workspace has such a file already or was archived, and when the
 *   program was written before
 */
export async function writeMistake(
  actor: Actor,
  { id, ...words }: MistakeWords & { id: string },
): Promise<{ workspaceSlug: string; file: string }> {
  const { source, submission, workspace, versionId } = await findReduction(actor, id);
  if (source === null) throw new AppError("INVALID", "There is no small program yet.");
  const file = `mistakes/${words.name}.ts`;
  const fault = faultOfName(file);
  if (fault !== undefined) throw new AppError("INVALID", `The name of the file: ${fault}.`);
  const fails = (await testsOf(submission.id, versionId)).map(({ name }) => name);
  const { title, kind, feedback } = words;
  const mistake = MistakeSchema.safeParse({ title: title.trim(), kind, feedback: feedback.trim(), fails });
  if (!mistake.success)
    throw new AppError("INVALID", "A mistake needs a title of at most 120 letters and feedback of at most 1200.");

  await database().$transaction(async (tx) => {
    const locked = await lockWorkspace(tx, workspace.id);
    const { writtenAs } = await tx.reduction.findUniqueOrThrow({ where: { id }, select: { writtenAs: true } });
    if (writtenAs !== null) throw new AppError("CONFLICT", `This program was written already, as ${writtenAs}.`);
    if (Object.hasOwn(locked.files, file))
      throw new AppError("CONFLICT", `${locked.slug} has a file ${file} already. Choose another name.`);
    const files = changeFiles(locked.files, { [file]: mistakeFile(mistake.data, source) });
    const { revision } = await writeFiles(tx, actor, locked, { files, isOfItsOwn: true });
    await tx.reduction.update({ where: { id }, data: { writtenAs: file }, select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId: locked.courseId, action: "mistake written", subject: { kind: "workspace", id: locked.id } },
      after: { problem: locked.slug, file, revision, submissionId: submission.id },
    });
  });
  return { workspaceSlug: workspace.slug, file };
}
