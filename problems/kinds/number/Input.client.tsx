"use client";

import { z } from "zod";
import { readNumber } from "numerics/expressions";
import { Echo } from "../../../app/questions/Echo.client";
import { TextField } from "../../../app/questions/TextField.client";
import { useAnswerField } from "../../../app/questions/answerField.client";
import type { ShownNumber } from "./kind";

const DraftSchema = z.object({ kind: z.literal("number"), text: z.string() });

/** A line to type a number, a vector or a matrix into, with what was understood below it. */
export default function NumberInput({ question }: { question: ShownNumber }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const text = draft?.text ?? "";
  const unit = question.unit ?? undefined;
  const read = text.trim() === "" ? null : readNumber(text, unit);
  return (
    <div>
      <TextField
        value={text}
        onChange={(value) => keep({ kind: "number", text: value })}
        labelledBy={labelledBy}
        describedBy={describedBy}
        placeholder={placeholder(question)}
        unit={unit}
        isFaulty={read?.ok === false}
      />
      <Echo
        result={
          read === null
            ? null
            : read.ok
              ? { expression: read.value.expression, values: read.value.entries }
              : { fault: read.fault.message }
        }
      />
    </div>
  );
}

function placeholder({ shape, anyOrder }: ShownNumber): string {
  if (anyOrder) return "1, 2, …";
  if (shape.length === 0) return "3/4 or 0.75";
  if (shape.length === 1) return `[${Array.from({ length: shape[0] ?? 1 }, () => "…").join(", ")}]`;
  return "[[…, …], […, …]]";
}
