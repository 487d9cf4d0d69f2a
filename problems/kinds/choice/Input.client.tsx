"use client";

import { z } from "zod";
import { useAnswerField } from "../../../app/questions/answerField.client";
import type { ShownChoice } from "./kind";

const DraftSchema = z.object({ kind: z.literal("choice"), chosen: z.array(z.string()) });

/** Radio buttons, or boxes to tick where several may be right. */
export default function ChoiceInput({ question }: { question: ShownChoice }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const chosen = draft?.chosen ?? [];
  const choose = (id: string, isChosen: boolean) =>
    keep({
      kind: "choice",
      chosen: question.several ? [...chosen.filter((each) => each !== id), ...(isChosen ? [id] : [])] : [id],
    });
  return (
    <div
      role={question.several ? "group" : "radiogroup"}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className="space-y-1"
    >
      {question.options.map(({ id, html, spoken }) => (
        <label
          key={id}
          className="flex min-h-9 cursor-pointer items-start gap-3 rounded px-2 py-1.5 hover:bg-hover pointer-coarse:min-h-11"
        >
          <input
            type={question.several ? "checkbox" : "radio"}
            name={labelledBy}
            value={id}
            aria-label={spoken ?? undefined}
            checked={chosen.includes(id)}
            onChange={(event) => choose(id, event.target.checked)}
            className="mt-1 size-4 shrink-0 accent-(--accent)"
          />
          <span className="prose prose-small" dangerouslySetInnerHTML={{ __html: html }} />
        </label>
      ))}
    </div>
  );
}
