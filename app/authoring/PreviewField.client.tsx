"use client";

import { useState, type ReactNode } from "react";
import { AnswerFieldContext, AnswerPlaceContext } from "../questions/answerField.client";

/** The field of a question to be tried: what is typed stays on this page and goes nowhere. */
export function PreviewField({
  labelledBy,
  describedBy,
  isInert,
  children,
}: {
  labelledBy: string;
  describedBy: string;
  /** A field that sends things by itself is shown and not used. */
  isInert: boolean;
  children: ReactNode;
}) {
  const [kept, setKept] = useState<unknown>(null);
  return (
    <AnswerFieldContext value={{ kept, keep: setKept, labelledBy, describedBy }}>
      <AnswerPlaceContext value={{ itemId: "", partId: "" }}>
        <div inert={isInert}>{children}</div>
        {isInert && <p className="mt-1 text-xs text-ink-faint">Files are taken from students only.</p>}
      </AnswerPlaceContext>
    </AnswerFieldContext>
  );
}
