"use client";

import type { ReactNode } from "react";
import type { SnippetView } from "#server/snippets";
import { addCommentOnPage, editCommentOnPage, keepSnippet, removeCommentOnPage } from "./actions";
import { CommentedPage } from "./CommentedPage.client";
import { afterChange } from "./afterChange";
import type { ShownRegionComment } from "./commentTypes";

/**
 * A page of an uploaded file under review, with comments that staff write.
 *
 * @param props.comments - those on this page
 * @param props.onChange - called after every change; a comment may have begun the review
 */
export function ReviewedPage({
  course,
  submissionId,
  uploadId,
  page,
  label,
  comments,
  snippets,
  onChange,
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
  onChange: () => Promise<void>;
  /** The picture of the page. */
  children: ReactNode;
}) {
  return (
    <CommentedPage
      {...{ label, comments, canEdit: true }}
      offer={{ snippets, keepSnippet: (text) => keepSnippet({ course, text }) }}
      actions={{
        add: (comment) => afterChange(onChange, addCommentOnPage({ submissionId, uploadId, page, ...comment })),
        edit: (change) => afterChange(onChange, editCommentOnPage(change)),
        remove: (id) => afterChange(onChange, removeCommentOnPage(id)),
      }}
    >
      {children}
    </CommentedPage>
  );
}
