"use client";

import { useState } from "react";

interface Row {
  index: number;
  expected: string;
  got: string;
  off: string;
}

const fewRows = 10;
const around = 3;

/** The entries of two vectors, one a row. A long one folds around the entry that is marked. */
export function FoldedRows({ rows, marked }: { rows: readonly Row[]; marked: number | null }) {
  const [isOpen, setOpen] = useState(false);
  const centre = marked ?? 0;
  const start = isOpen || rows.length <= fewRows ? 0 : Math.max(0, centre - around);
  const end = isOpen || rows.length <= fewRows ? rows.length : Math.min(rows.length, centre + around + 1);
  const fold = (count: number, where: string) =>
    count > 0 && (
      <tr>
        <td colSpan={4} className="py-0.5">
          <button
            type="button"
            onClick={() => setOpen(true)}
            className="rounded-sm font-sans text-accent underline-offset-2 hover:underline"
          >
            {count} more {count === 1 ? "entry" : "entries"} {where}
          </button>
        </td>
      </tr>
    );
  return (
    <div className="max-w-full overflow-x-auto">
      <table className="border-collapse font-mono [&_td]:pr-5 [&_td]:whitespace-pre [&_th]:pr-5 [&_th]:text-left [&_th]:font-sans [&_th]:font-normal [&_th]:text-ink-faint">
        <thead>
          <tr>
            <th scope="col">entry</th>
            <th scope="col">expected</th>
            <th scope="col">got</th>
            <th scope="col">off by</th>
          </tr>
        </thead>
        <tbody>
          {fold(start, "above")}
          {rows.slice(start, end).map((row) => {
            const isMarked = row.index === marked;
            return (
              <tr key={row.index} className={isMarked ? "bg-wrong-soft" : ""}>
                <td className="text-ink-faint">
                  <span className={isMarked ? "text-wrong" : "text-transparent"} aria-hidden="true">
                    ▸{" "}
                  </span>
                  {row.index}
                  {isMarked && <span className="unseen"> first difference</span>}
                </td>
                <td>{row.expected}</td>
                <td className={isMarked ? "font-semibold text-wrong" : ""}>{row.got}</td>
                <td className="text-ink-faint">{row.off.trim() === "0" ? "" : row.off}</td>
              </tr>
            );
          })}
          {fold(rows.length - end, "below")}
        </tbody>
      </table>
    </div>
  );
}
