"use client";

import type { SnippetView } from "#server/snippets";
import { addCommentOnLines, editCommentOnLines, keepSnippet, removeCommentOnLines } from "./actions";
import { CommentedCode } from "./CommentedCode.client";
import type { ShownLineComment } from "./commentTypes";

/**
 * The code of a submission under review, with comments that staff write.
 *
 * @param props.onReview - told the review's revision after a comment, which may have begun the review
 */
export function ReviewedCode({
  course,
  submissionId,
  source,
  comments,
  snippets,
  onReview,
}: {
  /** Slug. */
  course: string;
  submissionId: string;
  source: string;
  comments: readonly ShownLineComment[];
  snippets: readonly SnippetView[];
  onReview?: (revision: number) => void;
}) {
  return (
    <CommentedCode
      label="Submitted code"
      {...{ source, comments, canEdit: true }}
      offer={{ snippets, keepSnippet: (text) => keepSnippet({ course, text }) }}
      actions={{
        add: async (comment) => {
          const answer = await addCommentOnLines({ submissionId, ...comment });
          if (answer.ok) onReview?.(answer.reviewRevision);
          return answer;
        },
        edit: editCommentOnLines,
        remove: removeCommentOnLines,
      }}
    />
  );
}
