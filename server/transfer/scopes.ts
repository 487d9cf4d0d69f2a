/** Queries for the ids of what belongs to the course $1, from which the tables' own scopes are put together. */
const assignments = `SELECT id FROM "Assignment" WHERE "courseId" = $1::uuid`;
const items = `SELECT id FROM "Item" WHERE "assignmentId" IN (${assignments})`;
const parts = `SELECT id FROM "Part" WHERE "itemId" IN (${items})`;
const submissions = `SELECT id FROM "Submission" WHERE "partId" IN (${parts})`;
const workspaces = `SELECT id FROM "Workspace" WHERE "courseId" = $1::uuid`;
const changes = `SELECT id FROM "VersionChange" WHERE "itemId" IN (${items})`;
const reviews = `SELECT id FROM "Review" WHERE "submissionId" IN (${submissions})`;
/** A comparison that is under way is begun anew by whoever wants it. */
export const comparisonIsOver = `state IN ('done', 'failed')`;
const comparisons = `SELECT id FROM "SimilarityRun" WHERE "partId" IN (${parts}) AND ${comparisonIsOver}`;

/** Versions that something of the course names, whoever wrote their problem. */
const usedVersions = [
  `SELECT "versionId" FROM "Item" WHERE "assignmentId" IN (${assignments})`,
  `SELECT "versionId" FROM "Submission" WHERE "partId" IN (${parts})`,
  `SELECT "versionId" FROM "Grading" WHERE "submissionId" IN (${submissions})`,
  `SELECT "fromVersionId" FROM "VersionChange" WHERE "itemId" IN (${items})`,
  `SELECT "toVersionId" FROM "VersionChange" WHERE "itemId" IN (${items})`,
  `SELECT "versionId" FROM "Reduction" WHERE "workspaceId" IN (${workspaces})`,
].join(" UNION ");

const ownProblems = `SELECT id FROM "Problem" WHERE "courseId" = $1::uuid`;

/** What a row `t` belongs to, as a condition. */
export const of = {
  course: `t."courseId" = $1::uuid`,
  assignment: `t."assignmentId" IN (${assignments})`,
  item: `t."itemId" IN (${items})`,
  part: `t."partId" IN (${parts})`,
  submission: `t."submissionId" IN (${submissions})`,
  review: `t."reviewId" IN (${reviews})`,
  workspace: `t."workspaceId" IN (${workspaces})`,
  change: `t."versionChangeId" IN (${changes})`,
  comparison: `t."runId" IN (${comparisons})`,
  /** All versions of the course's own problems, and of others those that it uses. */
  version: `(t."problemId" IN (${ownProblems}) OR t.id IN (${usedVersions}))`,
  problem: `(t."courseId" = $1::uuid
    OR t.id IN (SELECT "problemId" FROM "ProblemVersion" WHERE id IN (${usedVersions}))
    OR t.id IN (SELECT "problemId" FROM "Workspace" WHERE "courseId" = $1::uuid))`,
} as const;
