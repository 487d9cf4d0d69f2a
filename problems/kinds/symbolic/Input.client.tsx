"use client";

import { useMemo } from "react";
import { z } from "zod";
import { declareSymbols, describeShape, type Shape } from "numerics/expressions";
import { Echo } from "../../../app/questions/Echo.client";
import { TextField } from "../../../app/questions/TextField.client";
import { useAnswerField } from "../../../app/questions/answerField.client";
import type { ShownSymbolic } from "./kind";
import { readAnswer } from "./readAnswer";
import { WritingHelp } from "./WritingHelp.client";

const DraftSchema = z.object({ kind: z.literal("symbolic"), text: z.string() });

/** A line to type an expression into, with what was understood below it. */
export default function SymbolicInput({ question: { symbols, shape } }: { question: ShownSymbolic }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const declarations = useMemo(() => declareSymbols(symbols.declared), [symbols.declared]);
  const text = draft?.text ?? "";
  const read = text.trim() === "" ? null : readAnswer(text, shape, declarations);
  return (
    <div>
      <TextField
        value={text}
        onChange={(value) => keep({ kind: "symbolic", text: value })}
        labelledBy={labelledBy}
        describedBy={describedBy}
        placeholder={placeholder(shape)}
        isFaulty={read?.ok === false}
      />
      <Echo
        result={
          read === null ? null : read.ok ? { expression: read.value.expression, declarations } : { fault: read.message }
        }
      />
      <WritingHelp symbols={symbols.listed} />
    </div>
  );
}

const placeholder = (shape: Shape): string => `An expression for ${describeShape(shape)}`;
