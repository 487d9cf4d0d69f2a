import type { AnswerRow } from "./gradingQueue";

/**
 * "open": no finished review, be there a draft or not. "ungraded": not even a draft. "audit": a copy that was drawn for a
 * second look and did not get it yet.
 */
export type AnswerStatus = "open" | "ungraded" | "draft" | "graded" | "audit";

/** Which answers of a part are wanted. What is absent does not matter. */
export interface AnswerFilter {
  status?: AnswerStatus | undefined;
  /** Reviewed by this person. */
  graderId?: string | undefined;
  sectionId?: string | undefined;
  /** What the tests gave, both ends included. */
  leastScore?: number | undefined;
  mostScore?: number | undefined;
  /** One of these, such as a group. */
  submissionIds?: readonly string[] | undefined;
}

export function matchesFilter(row: AnswerRow, filter: AnswerFilter): boolean {
  const { status, graderId, sectionId, leastScore = -Infinity, mostScore = Infinity, submissionIds } = filter;
  return (
    (status === undefined || hasStatus(row, status)) &&
    (graderId === undefined || row.review?.authorId === graderId) &&
    (sectionId === undefined || row.sectionId === sectionId) &&
    row.score >= leastScore &&
    row.score <= mostScore &&
    (submissionIds === undefined || submissionIds.includes(row.submissionId))
  );
}

function hasStatus({ review }: AnswerRow, status: AnswerStatus): boolean {
  switch (status) {
    case "open":
      return review?.state !== "finished";
    case "ungraded":
      return review === null;
    case "draft":
      return review?.state === "draft";
    case "graded":
      return review?.state === "finished";
    case "audit":
      return review !== null && review.auditAskedAt !== null && review.auditedAt === null;
  }
}
