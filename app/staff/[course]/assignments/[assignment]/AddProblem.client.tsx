"use client";

import { useState } from "react";
import type { UsableProblem } from "#server/usableProblems";
import { Button } from "../../../../ui/Button";
import { Field } from "../Field";
import { fieldClass } from "../fieldClass";

/** A problem of the catalogue or of a course, to be put at the end. */
export function AddProblem({
  problems,
  isBusy,
  onAdd,
}: {
  problems: readonly UsableProblem[];
  isBusy: boolean;
  onAdd: (problem: UsableProblem, points: number) => void;
}) {
  const [slug, setSlug] = useState("");
  const [points, setPoints] = useState<number | null>(null);
  const chosen = problems.find((problem) => problem.slug === slug);
  const sources = [...new Set(problems.map(({ from }) => from))];
  const counted = points ?? chosen?.points ?? 0;
  return (
    <form
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === undefined) return;
        onAdd(chosen, counted);
        setSlug("");
        setPoints(null);
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <Field name="Add a problem">
          <select
            required
            value={chosen === undefined ? "" : slug}
            onChange={(event) => {
              setSlug(event.target.value);
              setPoints(null);
            }}
            className={`${fieldClass} w-full sm:w-80`}
          >
            <option value="">Choose one</option>
            {sources.map((source) => (
              <optgroup key={source ?? ""} label={source ?? "Catalogue"}>
                {problems
                  .filter(({ from }) => from === source)
                  .map((problem) => (
                    <option key={problem.slug} value={problem.slug}>
                      {problem.title}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </Field>
        <Field name="Points">
          <input
            type="number"
            required
            min={0}
            step="any"
            value={Number.isNaN(counted) ? "" : counted}
            onChange={(event) => setPoints(event.target.valueAsNumber)}
            className={`${fieldClass} w-24`}
          />
        </Field>
        <Button type="submit" disabled={isBusy || chosen === undefined}>
          Add it
        </Button>
      </div>
      {chosen !== undefined && <p className="max-w-[60ch] text-ink-soft">{chosen.summary}</p>}
    </form>
  );
}
