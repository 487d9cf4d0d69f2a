"use client";

import { useId } from "react";
import { z } from "zod";
import { MarkdownPreview } from "../../../app/questions/MarkdownPreview.client";
import { useAnswerField } from "../../../app/questions/answerField.client";
import type { ShownWritten } from "./kind";

const DraftSchema = z.object({ kind: z.literal("written"), markdown: z.string() });

/** A text field for Markdown, with the text as readers will see it below. */
export default function WrittenInput({ question: { maxLength } }: { question: ShownWritten }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const helpId = useId();
  const markdown = draft?.markdown ?? "";
  const left = maxLength - markdown.length;
  return (
    <div className="space-y-2">
      <textarea
        value={markdown}
        onChange={(event) => keep({ kind: "written", markdown: event.target.value })}
        rows={8}
        aria-labelledby={labelledBy}
        aria-describedby={`${describedBy} ${helpId}`}
        aria-invalid={left < 0}
        className="block min-h-36 w-full resize-y rounded border border-line-strong/55 bg-surface px-3 py-2 font-mono text-sm text-ink placeholder:text-ink-faint hover:border-line-strong aria-invalid:border-partial"
      />
      <p id={helpId} className="flex flex-wrap gap-x-3 text-xs text-ink-soft">
        <span className="flex-1">Markdown; formulas between dollar signs, such as $x^2$.</span>
        {isNearLimit(left, maxLength) && (
          <span className={`numbers ${left < 0 ? "text-partial" : ""}`}>
            {left < 0 ? `${-left} characters too many` : `${left} characters left`}
          </span>
        )}
      </p>
      <MarkdownPreview markdown={markdown} />
    </div>
  );
}

const isNearLimit = (left: number, maxLength: number): boolean => left < Math.max(200, maxLength / 10);
