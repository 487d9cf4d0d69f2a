"use client";

import { useId, useMemo } from "react";
import { z } from "zod";
import { declareSymbols, readNumber, type Declarations } from "numerics/expressions";
import { Echo, type EchoResult } from "../../../app/questions/Echo.client";
import { TextField } from "../../../app/questions/TextField.client";
import { useAnswerField } from "../../../app/questions/answerField.client";
import { readAnswer } from "../symbolic/readAnswer";
import { WritingHelp } from "../symbolic/WritingHelp.client";
import type { ShownCell, ShownTable } from "./kind";

const DraftSchema = z.object({ kind: z.literal("table"), cells: z.record(z.string(), z.string()) });

/** A table whose open cells are fields, each named by its row and its column. */
export default function TableInput({ question }: { question: ShownTable }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const { symbols, corner, columns, rows } = question;
  const declarations = useMemo(() => declareSymbols(symbols.declared), [symbols.declared]);
  const base = useId();
  const typed = new Map(Object.entries(draft?.cells ?? {}));
  const keepCell = (id: string, text: string) => keep({ kind: "table", cells: { ...draft?.cells, [id]: text } });
  return (
    <div>
      <div className="overflow-x-auto">
        <table aria-labelledby={labelledBy} aria-describedby={describedBy} className="w-full text-left">
          <thead>
            <tr className="hairline-b text-ink-soft">
              {corner === null ? (
                <td />
              ) : (
                <th scope="col" className="py-1.5 pr-4 font-normal">
                  {corner}
                </th>
              )}
              {columns.map((title, column) => (
                <th key={title} id={`${base}-column-${column}`} scope="col" className="py-1.5 pr-4 font-normal">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ title, cells }, row) => (
              <tr key={title} className="hairline-b align-top">
                <th id={`${base}-row-${row}`} scope="row" className="py-3 pr-4 font-medium">
                  {title}
                </th>
                {cells.map((cell, column) => (
                  <td key={columns[column]} className="py-1.5 pr-4">
                    {cell.kind === "printed" ? (
                      <div className="prose prose-small py-1.5" dangerouslySetInnerHTML={{ __html: cell.html }} />
                    ) : (
                      <Cell
                        cell={cell}
                        text={typed.get(cell.id) ?? ""}
                        onChange={(text) => keepCell(cell.id, text)}
                        declarations={declarations}
                        labelledBy={`${base}-row-${row} ${base}-column-${column}`}
                        describedBy={describedBy}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {symbols.listed.length > 0 && <WritingHelp symbols={symbols.listed} />}
    </div>
  );
}

function Cell({
  cell,
  text,
  onChange,
  declarations,
  labelledBy,
  describedBy,
}: {
  cell: Exclude<ShownCell, { kind: "printed" }>;
  text: string;
  onChange: (text: string) => void;
  declarations: Declarations;
  labelledBy: string;
  describedBy: string;
}) {
  if (cell.kind === "words")
    return (
      <select
        value={text}
        onChange={(event) => onChange(event.target.value)}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        className="h-9 w-full min-w-32 rounded border border-line-strong/55 bg-surface px-2 text-sm text-ink hover:border-line-strong pointer-coarse:h-11"
      >
        <option value="">Choose</option>
        {cell.words.map((word) => (
          <option key={word}>{word}</option>
        ))}
      </select>
    );
  const result = text.trim() === "" ? null : echoOf(cell, text, declarations);
  return (
    <div className="min-w-36">
      <TextField
        value={text}
        onChange={onChange}
        labelledBy={labelledBy}
        describedBy={describedBy}
        placeholder=""
        unit={cell.kind === "number" ? (cell.unit ?? undefined) : undefined}
        isFaulty={result !== null && "fault" in result}
      />
      <Echo result={result} />
    </div>
  );
}

function echoOf(
  cell: Extract<ShownCell, { kind: "symbolic" | "number" }>,
  text: string,
  declarations: Declarations,
): EchoResult {
  if (cell.kind === "number") {
    const read = readNumber(text, cell.unit ?? undefined);
    return read.ok ? { expression: read.value.expression, values: read.value.entries } : { fault: read.fault.message };
  }
  const read = readAnswer(text, cell.shape, declarations);
  return read.ok ? { expression: read.value.expression, declarations } : { fault: read.message };
}
