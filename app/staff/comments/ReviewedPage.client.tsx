"use client";

import type { ReactNode } from "react";
import type { SnippetView } from "#server/snippets";
import { addCommentOnPage, editCommentOnPage, keepSnippet, removeCommentOnPage } from "./actions";
import { CommentedPage } from "./CommentedPage.client";
import type { ShownRegionComment } from "./commentTypes";

/**
 * A page of an uploaded file under review, with comments that staff write.
 *
 * @param props.comments - those on this page
 * @param props.onReview - told the review's revision after a comment, which may have begun the review
 */
export function ReviewedPage({
  course,
  submissionId,
  uploadId,
  page,
  label,
  comments,
  snippets,
  onReview,
  children,
}: {
  /** Slug. */
  course: string;
  submissionId: string;
  uploadId: string;
  /** From 1. */
  page: number;
  label: string;
  comments: readonly ShownRegionComment[];
  snippets: readonly SnippetView[];
  onReview?: (revision: number) => void;
  /** The picture of the page. */
  children: ReactNode;
}) {
  return (
    <CommentedPage
      {...{ label, comments, canEdit: true }}
      offer={{ snippets, keepSnippet: (text) => keepSnippet({ course, text }) }}
      actions={{
        add: async (comment) => {
          const answer = await addCommentOnPage({ submissionId, uploadId, page, ...comment });
          if (answer.ok) onReview?.(answer.reviewRevision);
          return answer;
        },
        edit: editCommentOnPage,
        remove: removeCommentOnPage,
      }}
    >
      {children}
    </CommentedPage>
  );
}
