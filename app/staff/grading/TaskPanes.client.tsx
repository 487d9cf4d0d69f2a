"use client";

import type { PartForReview } from "#server/answerForReview";
import { WideHtml } from "../../questions/WideHtml.client";
import { Disclosure } from "../../ui/Disclosure";
import { Statement } from "../../workbench/Statement";
import { SourceListing } from "./SourceListing";

/** The task, opened when it is wanted: who reads the fortieth answer knows it. */
export function TaskPanes({ part }: { part: PartForReview }) {
  return (
    <div className="hairline-b pb-1">
      {part.promptHtml !== null && (
        <Disclosure summary="What is asked">
          <WideHtml html={part.promptHtml} className="prose prose-small" />
        </Disclosure>
      )}
      {part.explanationHtml !== null && (
        <Disclosure summary="What the author says">
          <WideHtml html={part.explanationHtml} className="prose prose-small" />
        </Disclosure>
      )}
      <Disclosure summary="Statement of the problem">
        <Statement html={part.statementHtml} />
      </Disclosure>
      {part.reference !== null && (
        <Disclosure summary="Reference">
          <SourceListing source={part.reference} label="Reference" prefix="reference" />
        </Disclosure>
      )}
    </div>
  );
}
