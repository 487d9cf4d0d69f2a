import { VerdictSchema } from "#grader/verdict";
import { ProblemFilesSchema, ProblemSchema } from "#problems/schema";
import { z } from "zod";
import { fileTypeNames, fileTypes } from "#problems/kinds/upload/file";
import { EmailSchema } from "../emailAddress";
import { as, boolean, day, integer, json, key, like, maybe, moment, number, oneOf, sha256, text, to } from "./columns";
import { comparisonIsOver, of } from "./scopes";
import { referencesOf, table, type TransferTable } from "./table";

const role = oneOf("student", "ta", "instructor");
const files = like(ProblemFilesSchema);
const isDone = `t.state = 'done'`;
/** Folders as text, of which each may have megabytes. */
const large = { atOnce: 5 } as const;
const facts = maybe(like(z.record(z.string(), z.unknown())));
/** Read again as they stand: the schema says whether the present programs can read them. */
const verdict = maybe(
  like(z.unknown().refine((value) => VerdictSchema.safeParse(value).success, "this is no verdict")),
);
const definition = like(z.unknown().refine((value) => ProblemSchema.safeParse(value).success, "this is no problem"));
const contentTypes = fileTypeNames.map((name) => fileTypes[name].contentType);

/** Rows about people who work, what they did and what was said of it: each after those that it names. */
const tablesButPeople: readonly TransferTable[] = [
  table("Course", "t.id = $1::uuid", {
    ...{ id: key, slug: text, title: text, term: text, timeZone: text, startsOn: day },
    ...{ createdAt: moment, archivedAt: maybe(moment), dropLowest: integer },
  }),
  table("Section", of.course, { id: key, courseId: to("Course"), name: text }),
  table("Enrollment", of.course, {
    ...{ id: key, courseId: to("Course"), userId: to("User"), role, sectionId: maybe(to("Section")) },
    ...{ createdAt: moment, isLimitedToSection: boolean, droppedAt: maybe(moment), timeFactor: number },
  }),
  table("Problem", of.problem, {
    ...{ id: key, slug: text, createdAt: moment },
    // Another course's problem becomes one of the course that moves: that other course stays where it is.
    courseId: as(maybe(to("Course")), `CASE WHEN t."courseId" IS NOT NULL THEN $1::uuid END`),
  }),
  table(
    "ProblemVersion",
    of.version,
    {
      ...{ id: key, problemId: to("Problem"), number: integer, hash: sha256, files, definition },
      ...{ certificate: maybe(like(z.record(z.string(), z.unknown()))), gradingSeed: text, publishedAt: moment },
      publishedById: maybe(to("User")),
    },
    { ...large, order: `t."problemId", t.number` },
  ),
  table(
    "Workspace",
    of.course,
    {
      ...{ id: key, courseId: to("Course"), slug: text, problemId: maybe(to("Problem")), files },
      ...{ revision: integer, createdAt: moment, updatedAt: moment, archivedAt: maybe(moment) },
    },
    large,
  ),
  table(
    "WorkspaceState",
    of.workspace,
    {
      ...{ id: key, workspaceId: to("Workspace"), revision: integer, files, hash: sha256, authorId: to("User") },
      ...{ beganAt: moment, savedAt: moment },
    },
    large,
  ),
  table("Assignment", of.course, {
    ...{ id: key, courseId: to("Course"), slug: text, title: text },
    ...{ opensAt: moment, dueAt: moment, closesAt: moment, latePercentPerDay: number },
    ...{ solutionsReleaseAt: maybe(moment), holdsReviews: boolean, reviewsReleaseAt: maybe(moment) },
    ...{ regradeDays: integer, regradeQuota: integer, publishedAt: maybe(moment), graceDays: integer },
    ...{ counts: oneOf("best", "latest"), dropLowest: integer, timeLimitMinutes: maybe(integer), revision: integer },
    createdAt: moment,
  }),
  table("Item", of.assignment, {
    ...{ id: key, assignmentId: to("Assignment"), problemId: to("Problem"), versionId: to("ProblemVersion") },
    ...{ position: integer, points: number },
  }),
  table("Part", of.item, {
    ...{ id: key, itemId: to("Item"), key: text, kind: text, position: integer, points: number },
    retiredAt: maybe(moment),
  }),
  table("RubricGroup", of.part, {
    ...{ id: key, partId: to("Part"), position: integer, title: text, pick: oneOf("one", "many") },
    ...{ leastPoints: maybe(number), mostPoints: maybe(number), revision: integer, retiredAt: maybe(moment) },
  }),
  table("RubricItem", of.part, {
    ...{ id: key, partId: to("Part"), position: integer, groupId: maybe(to("RubricGroup")), text, feedback: text },
    ...{ points: number, revision: integer, retiredAt: maybe(moment) },
  }),
  table("Extension", of.course, {
    ...{ id: key, courseId: to("Course"), assignmentId: to("Assignment"), userId: maybe(to("User")) },
    ...{ sectionId: maybe(to("Section")), dueAt: moment, closesAt: moment, reason: text, granterId: to("User") },
    createdAt: moment,
  }),
  table("TimedStart", of.assignment, { assignmentId: to("Assignment"), userId: to("User"), startedAt: moment }),
  table("Look", of.assignment, { assignmentId: to("Assignment"), userId: to("User"), lookedAt: moment }),
  table("Snippet", of.course, {
    ...{ id: key, courseId: to("Course"), authorId: to("User"), text, createdAt: moment, retiredAt: maybe(moment) },
  }),
  table("Draft", of.part, { id: key, partId: to("Part"), userId: to("User"), text, savedAt: moment }),
  table("Submission", of.part, {
    ...{ id: key, partId: to("Part"), userId: to("User"), versionId: to("ProblemVersion") },
    ...{ kind: oneOf("run", "submit"), answer: like(z.looseObject({ kind: z.string() })) },
    ...{ earlier: facts, clientKey: text, createdAt: moment, erasedAt: maybe(moment) },
  }),
  table("Grading", of.submission, {
    ...{ id: key, submissionId: to("Submission"), reason: oneOf("live", "regrade"), versionId: to("ProblemVersion") },
    ...{ seed: text, isCurrent: boolean, queuedAt: moment },
    // What has no verdict yet begins anew: workers find gradings that are nobody's.
    state: as(oneOf("queued", "done"), `CASE WHEN ${isDone} THEN 'done' ELSE 'queued' END`),
    attempt: as(integer, `CASE WHEN ${isDone} THEN t.attempt ELSE 0 END`),
    worker: as(maybe(text), `CASE WHEN ${isDone} THEN t.worker END`),
    startedAt: as(maybe(moment), `CASE WHEN ${isDone} THEN t."startedAt" END`),
    ...{ finishedAt: maybe(moment), engine: maybe(text), status: maybe(text), score: maybe(number) },
    ...{ maxScore: maybe(number), verdict, incidentId: maybe(text) },
  }),
  table("Upload", of.course, {
    ...{ id: key, courseId: to("Course"), ownerId: to("User"), partId: maybe(to("Part")) },
    ...{ submissionId: maybe(to("Submission")), fileName: text, contentType: like(z.enum(contentTypes)) },
    ...{ sizeBytes: integer, sha256, createdAt: moment },
  }),
  table("GroupExit", of.submission, { submissionId: to("Submission"), graderId: to("User"), leftAt: moment }),
  table(
    "Review",
    of.submission,
    {
      ...{ id: key, submissionId: to("Submission"), authorId: to("User"), state: oneOf("draft", "finished") },
      ...{ revision: integer, overridePoints: maybe(number), overrideReason: maybe(text), comment: text },
      ...{ sourceId: maybe(to("Review")), auditAskedAt: maybe(moment), auditedAt: maybe(moment) },
      ...{ auditorId: maybe(to("User")), gradingSeconds: maybe(number), finishedAt: maybe(moment) },
      ...{ createdAt: moment, updatedAt: moment },
    },
    // Copies come after what they were copied from, which may be a copy itself by now.
    {
      order: `t."sourceId" IS NOT NULL, EXISTS (
        SELECT FROM "Review" source WHERE source.id = t."sourceId" AND source."sourceId" IS NOT NULL), t.id`,
    },
  ),
  table("AppliedRubricItem", of.review, {
    ...{ reviewId: to("Review"), rubricItemId: to("RubricItem"), appliedAt: moment },
  }),
  table("LineComment", of.review, {
    ...{ id: key, reviewId: to("Review"), authorId: to("User"), firstLine: integer, lastLine: integer, text },
    ...{ createdAt: moment, updatedAt: moment },
  }),
  table("RegionComment", of.review, {
    ...{ id: key, reviewId: to("Review"), authorId: to("User"), uploadId: to("Upload"), page: integer },
    ...{ x: number, y: number, width: number, height: number, text, createdAt: moment, updatedAt: moment },
  }),
  table("SuggestedEdit", of.review, {
    ...{ id: key, reviewId: to("Review"), submissionId: to("Submission"), createdAt: moment },
  }),
  table("RegradeRequest", of.submission, {
    ...{ id: key, submissionId: to("Submission"), requesterId: to("User"), reason: text, claim: maybe(json) },
    ...{ claimOutcome: maybe(json), makesTest: boolean, state: oneOf("open", "granted", "declined") },
    ...{ createdAt: moment, answererId: maybe(to("User")), answer: maybe(text), answeredAt: maybe(moment) },
  }),
  table("VersionChange", of.item, {
    ...{ id: key, itemId: to("Item"), fromVersionId: to("ProblemVersion"), toVersionId: to("ProblemVersion") },
    ...{ state: oneOf("replaying", "ready", "applied", "cancelled"), choice: maybe(oneOf("raise", "all", "none")) },
    ...{ notice: maybe(text), starterId: to("User"), deciderId: maybe(to("User")) },
    ...{ createdAt: moment, decidedAt: maybe(moment) },
  }),
  table("Shadow", of.change, {
    ...{ versionChangeId: to("VersionChange"), submissionId: to("Submission"), beforeId: to("Grading") },
    ...{ afterId: to("Grading"), appliedAt: maybe(moment) },
  }),
  table("PointsNotice", of.change, {
    ...{ versionChangeId: to("VersionChange"), userId: to("User"), earnedBefore: maybe(number) },
    ...{ earnedAfter: maybe(number), points: number },
  }),
  table("SimilarityRun", `${of.part} AND t.${comparisonIsOver}`, {
    ...{ id: key, partId: to("Part"), requesterId: to("User"), state: oneOf("done", "failed"), progress: number },
    ...{ compared: maybe(integer), summary: maybe(json), attempt: integer, worker: maybe(text) },
    ...{ incidentId: maybe(text), createdAt: moment, finishedAt: maybe(moment) },
  }),
  table("SimilarPair", of.comparison, {
    ...{ id: key, runId: to("SimilarityRun"), leftId: to("Submission"), rightId: to("Submission") },
    ...{ similarity: number, longestFragment: integer, fragments: json },
    ...{ judgement: maybe(oneOf("copied", "independent")), reason: maybe(text), judgeId: maybe(to("User")) },
    judgedAt: maybe(moment),
  }),
  table("Reduction", `${of.workspace} AND t.state IN ('done', 'failed', 'stopped')`, {
    ...{ id: key, workspaceId: to("Workspace"), submissionId: to("Submission"), versionId: to("ProblemVersion") },
    ...{ requesterId: to("User"), state: oneOf("done", "failed", "stopped"), attempt: integer },
    ...{ worker: maybe(text), progress: number, tries: integer, source: maybe(text), isRecognised: maybe(boolean) },
    ...{ detail: maybe(text), incidentId: maybe(text), writtenAs: maybe(text) },
    ...{ createdAt: moment, finishedAt: maybe(moment) },
  }),
  table("AuditEvent", of.course, {
    ...{ id: key, at: moment, actorId: maybe(to("User")), courseId: to("Course"), action: text },
    ...{ subjectKind: text, subjectId: text, before: facts, after: facts },
  }),
];

/** Everybody whom a row of the course names: students, staff, and who once did something in it. */
const namedPeople = tablesButPeople
  .flatMap((each) => referencesOf(each).map(({ column, to: target }) => ({ each, column, target })))
  .filter(({ target }) => target === "User")
  .map(({ each: { name, scope }, column }) => `SELECT t."${column}" FROM "${name}" t WHERE ${scope}`)
  .join(" UNION ");

/** All tables that move, each after those that its rows name. */
export const tables: readonly TransferTable[] = [
  table("User", `t.id IN (${namedPeople})`, {
    ...{ id: key, email: like(EmailSchema), name: text, createdAt: moment },
    ...{ disabledAt: maybe(moment), erasedAt: maybe(moment) },
  }),
  ...tablesButPeople,
];

export function getTable(name: string): TransferTable {
  const found = tables.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${name} is no table that moves`);
  return found;
}
