"use client";

import type { SnippetView } from "#server/snippets";
import { addCommentOnLines, editCommentOnLines, keepSnippet, removeCommentOnLines } from "./actions";
import { CommentedCode } from "./CommentedCode.client";
import { afterChange } from "./afterChange";
import type { ShownLineComment } from "./commentTypes";

/**
 * The code of a submission under review, with comments that staff write.
 *
 * @param props.onChange - called after every change; a comment may have begun the review
 */
export function ReviewedCode({
  course,
  submissionId,
  source,
  comments,
  snippets,
  onChange,
}: {
  /** Slug. */
  course: string;
  submissionId: string;
  source: string;
  comments: readonly ShownLineComment[];
  snippets: readonly SnippetView[];
  onChange: () => Promise<void>;
}) {
  return (
    <CommentedCode
      label="Submitted code"
      {...{ source, comments, canEdit: true }}
      offer={{ snippets, keepSnippet: (text) => keepSnippet({ course, text }) }}
      actions={{
        add: (comment) => afterChange(onChange, addCommentOnLines({ submissionId, ...comment })),
        edit: (change) => afterChange(onChange, editCommentOnLines(change)),
        remove: (id) => afterChange(onChange, removeCommentOnLines(id)),
      }}
    />
  );
}
