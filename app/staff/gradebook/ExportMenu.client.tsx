"use client";

import { useState } from "react";
import { Button } from "../../ui/Button";
import { Disclosure } from "../../ui/Disclosure";
import { canvasLines, type CanvasMapping, gradebookLines, toCsv } from "./csv";
import type { GridData, Row } from "./gridData";
import type { ShownColumn } from "./gridView";
import { type PartColumns, withParts } from "./partColumns";

export type ReadParts = (course: string) => Promise<{ ok: true; parts: PartColumns } | { ok: false; message: string }>;

/**
 * Downloads: what is shown, everything, or what Canvas imports. The files are made here, from what the page has; single
 * parts are asked for.
 */
export function ExportMenu({
  data,
  columns,
  rows,
  mapping,
  onMapping,
  readParts,
}: {
  data: GridData;
  columns: readonly ShownColumn[];
  rows: readonly Row[];
  mapping: CanvasMapping;
  onMapping: (mapping: CanvasMapping) => void;
  readParts: ReadParts;
}) {
  const [withMark, setWithMark] = useState(false);
  const [login, setLogin] = useState<"email" | "name-of-email">("email");
  const all = data.columns.map((column, index) => ({ ...column, index }));
  const save = (name: string, lines: Parameters<typeof toCsv>[0]) =>
    download(`${data.course}-${name}.csv`, toCsv(lines, { withMark }));
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const saveWithParts = async () => {
    setBusy(true);
    const answer = await readParts(data.course).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached, so there is no file. Try again in a moment.",
    }));
    setBusy(false);
    setTrouble(answer.ok ? "" : answer.message);
    if (!answer.ok) return;
    const whole = withParts(data, answer.parts);
    save("grades-with-parts", gradebookLines(whole.columns, whole.rows));
  };
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => save("shown", gradebookLines(columns, rows))}>
          Download what is shown
        </Button>
        <Button size="small" onClick={() => save("grades", gradebookLines(all, data.rows))}>
          Download everything
        </Button>
        <Button size="small" disabled={isBusy} onClick={() => void saveWithParts()}>
          Download everything, with parts
        </Button>
        <span role="status" className="text-wrong">
          {trouble}
        </span>
      </div>
      <label className="flex items-center gap-2">
        <input type="checkbox" checked={withMark} onChange={(event) => setWithMark(event.target.checked)} />
        With a byte order mark, for old versions of Excel
      </label>
      <Disclosure summary="For Canvas">
        <div className="space-y-2">
          <p className="max-w-prose text-ink-soft">
            Write the heading that each assignment has in an export of the Canvas gradebook, such as “Homework 1
            (4711)”. Columns without a heading stay out. The address of this page remembers the headings.
          </p>
          <ul className="max-h-60 space-y-1 overflow-y-auto">
            {all.map(({ key, fullTitle }) => (
              <li key={key}>
                <label className="flex flex-wrap items-center gap-x-3">
                  <span className="w-64 min-w-0 truncate">{fullTitle}</span>
                  <input
                    type="text"
                    value={mapping[key] ?? ""}
                    onChange={(event) => onMapping({ ...mapping, [key]: event.target.value })}
                    className="h-7 w-56 rounded border border-line-strong bg-paper px-2"
                  />
                </label>
              </li>
            ))}
          </ul>
          <label className="flex flex-wrap items-center gap-2">
            People’s login in Canvas
            <select
              value={login}
              onChange={(event) => setLogin(event.target.value === "email" ? "email" : "name-of-email")}
              className="h-7 rounded border border-line-strong bg-paper px-1"
            >
              <option value="email">their e-mail address</option>
              <option value="name-of-email">the part before the @</option>
            </select>
          </label>
          <Button size="small" onClick={() => save("canvas", canvasLines(mapping, all, rows, login))}>
            Download for Canvas
          </Button>
        </div>
      </Disclosure>
    </div>
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
