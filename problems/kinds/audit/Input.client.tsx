"use client";

import { useId } from "react";
import { z } from "zod";
import { AnswerFieldContext, useAnswerField } from "../../../app/questions/answerField.client";
import ChoiceInput from "../choice/Input.client";
import NumberInput from "../number/Input.client";
import SymbolicInput from "../symbolic/Input.client";
import type { ShownAudit } from "./kind";
import type { Mark } from "./part";

const DraftSchema = z.object({
  kind: z.literal("audit"),
  mark: z.enum(["correct", "wrong", "imprecise"]),
  repair: z.string(),
});

const labels: Record<Mark, string> = { correct: "Correct", wrong: "Wrong", imprecise: "Imprecise" };

/** A claim on a card, its marks as radio buttons, and a field for the repair as soon as the mark asks for one. */
export default function AuditInput({ question }: { question: ShownAudit }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const claimId = useId();
  const mark = draft?.mark;
  const repair = draft?.repair ?? "";
  const isRepairAsked = mark !== undefined && mark !== "correct";
  return (
    <div className="space-y-3">
      <blockquote
        id={claimId}
        className="prose rounded border border-line bg-surface px-4 py-3"
        // Rendered from the author's Markdown, which is sanitised there.
        dangerouslySetInnerHTML={{ __html: question.claimHtml }}
      />
      <div
        role="radiogroup"
        aria-labelledby={labelledBy}
        aria-describedby={`${describedBy} ${claimId}`}
        className="flex flex-wrap gap-x-2 gap-y-1"
      >
        {question.marks.map((each) => (
          <label
            key={each}
            className="flex min-h-9 cursor-pointer items-center gap-2 rounded px-2 hover:bg-hover pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={labelledBy}
              value={each}
              checked={mark === each}
              onChange={() => keep({ kind: "audit", mark: each, repair })}
              className="size-4 shrink-0 accent-(--accent)"
            />
            {labels[each]}
          </label>
        ))}
      </div>
      <p role="status" className="unseen">
        {isRepairAsked ? "A field for your repair is below the marks." : ""}
      </p>
      {isRepairAsked && (
        <RepairField
          shown={question.repair}
          text={repair}
          onChange={(text) => keep({ kind: "audit", mark, repair: text })}
        />
      )}
    </div>
  );
}

/** The field in which one says what holds instead: the field of the repair's own kind. */
function RepairField({
  shown,
  text,
  onChange,
}: {
  shown: ShownAudit["repair"];
  text: string;
  onChange: (text: string) => void;
}) {
  const id = useId();
  const ids = { labelledBy: `${id}-title`, describedBy: `${id}-prompt` };
  return (
    <div className="border-l-2 border-line-strong pl-3">
      <p id={ids.labelledBy} className="font-semibold">
        Your repair
      </p>
      <div
        id={ids.describedBy}
        className="prose prose-small mb-2"
        dangerouslySetInnerHTML={{ __html: shown.promptHtml }}
      />
      <AnswerFieldContext
        value={{
          kept: shown.kind === "choice" ? { kind: "choice", chosen: [text] } : { kind: shown.kind, text },
          keep: (answer) => onChange(textOf(answer)),
          ...ids,
        }}
      >
        {fieldOf(shown)}
      </AnswerFieldContext>
    </div>
  );
}

function fieldOf(shown: ShownAudit["repair"]) {
  switch (shown.kind) {
    case "number":
      return <NumberInput question={shown} />;
    case "choice":
      return <ChoiceInput question={shown} />;
    case "symbolic":
      return <SymbolicInput question={shown} />;
  }
}

const KeptSchema = z.union([
  z.object({ kind: z.enum(["number", "symbolic"]), text: z.string() }).transform(({ text }) => text),
  z.object({ kind: z.literal("choice"), chosen: z.tuple([z.string()]) }).transform(({ chosen: [id] }) => id),
]);

/** What such a field keeps, as the text of a repair. */
const textOf = (answer: { kind: string }): string => KeptSchema.parse(answer);
