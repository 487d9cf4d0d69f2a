"use client";

import { useId } from "react";
import { z } from "zod";
import { useAnswerField } from "../../../app/questions/answerField.client";
import type { ShownEntry, ShownMatching } from "./kind";

const DraftSchema = z.object({ kind: z.literal("matching"), pairs: z.record(z.string(), z.string()) });

/** A list to choose from for every line; options with formulas are written out below. */
export default function MatchingInput({ question: { lines, options } }: { question: ShownMatching }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const prefix = useId();
  // A map: an object would answer for names such as "constructor".
  const pairs = new Map(Object.entries(draft?.pairs ?? {}));
  const known = new Set(options.map(({ id }) => id));
  const choose = (line: string, option: string) => {
    const chosen = new Map(pairs);
    if (option === "") chosen.delete(line);
    else chosen.set(line, option);
    keep({ kind: "matching", pairs: Object.fromEntries(chosen) });
  };
  const explained = options.filter(({ html }) => html !== null);
  const open = lines.filter(({ id }) => !known.has(pairs.get(id) ?? "")).length;
  return (
    <div role="group" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <ul className="hairline-t">
        {lines.map((line) => (
          <li key={line.id} className="hairline-b flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
            <label htmlFor={`${prefix}-${line.id}`} className="min-w-40 flex-1">
              <Entry entry={line} />
            </label>
            <select
              id={`${prefix}-${line.id}`}
              value={known.has(pairs.get(line.id) ?? "") ? pairs.get(line.id) : ""}
              onChange={(event) => choose(line.id, event.target.value)}
              aria-describedby={explained.length > 0 ? `${prefix}-options` : undefined}
              className="h-9 max-w-full min-w-40 rounded border border-line-strong/55 bg-surface px-2 text-sm text-ink hover:border-line-strong pointer-coarse:h-11"
            >
              <option value="">Choose</option>
              {options.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      {explained.length > 0 && (
        <dl id={`${prefix}-options`} className="mt-3 space-y-1 text-sm">
          {explained.map((option) => (
            <div key={option.id} className="flex flex-wrap gap-x-3">
              <dt className="shrink-0 text-ink-soft">{option.label}</dt>
              <dd className="min-w-0">
                <Entry entry={option} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="mt-2 text-xs text-ink-faint">
        {open === 0 ? "Every line has an option." : `${open} of ${lines.length} lines are open.`}
      </p>
    </div>
  );
}

function Entry({ entry: { label, html } }: { entry: ShownEntry }) {
  return html === null ? (
    <span>{label}</span>
  ) : (
    // Rendered from the author's Markdown, which is sanitised there.
    <span className="prose prose-small block" dangerouslySetInnerHTML={{ __html: html }} />
  );
}
