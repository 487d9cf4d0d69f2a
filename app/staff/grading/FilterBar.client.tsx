"use client";

import { useId, type ReactNode } from "react";
import type { GradingDeskView } from "#server/gradingDesk";
import { Button } from "../../ui/Button";
import { Key } from "./Key";
import { filterStatuses, filterWords, type ShownFilter, statusWords } from "./filter";

const fieldClass =
  "h-7 rounded border border-line-strong/55 bg-surface px-1.5 text-xs text-ink hover:border-line-strong pointer-coarse:h-9";

/** Which answers come next. A change of it goes to the first of them. */
export function FilterBar({
  desk: { sections, graders, part, group },
  filter,
  isBlind,
  onFilter,
  onBlind,
}: {
  desk: GradingDeskView;
  filter: ShownFilter;
  isBlind: boolean;
  onFilter: (filter: ShownFilter) => void;
  onBlind: () => void;
}) {
  const hasScores = part.kind !== "written" && part.kind !== "upload";
  const change = (changed: Partial<ShownFilter>) => onFilter({ ...filter, ...changed });
  const scoreOf = (text: string): number | undefined =>
    text.trim() === "" || !Number.isFinite(Number(text)) ? undefined : Number(text);
  return (
    <div role="group" aria-label="Filter" className="mt-3 flex flex-wrap items-end gap-x-3 gap-y-2">
      <Field label="Show">
        {(id) => (
          <select
            id={id}
            data-filter
            className={fieldClass}
            value={filter.status ?? "open"}
            onChange={(event) => change({ status: filterStatuses.find((status) => status === event.target.value) })}
          >
            {filterStatuses.map((status) => (
              <option key={status} value={status}>
                {statusWords[status]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Graded by">
        {(id) => <Choice id={id} value={filter.graderId} of={graders} onChange={(graderId) => change({ graderId })} />}
      </Field>
      {sections.length > 0 && (
        <Field label="Section">
          {(id) => (
            <Choice id={id} value={filter.sectionId} of={sections} onChange={(sectionId) => change({ sectionId })} />
          )}
        </Field>
      )}
      {hasScores && (
        <form
          className="contents"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            change({
              leastScore: scoreOf(textIn(form, "least")),
              mostScore: scoreOf(textIn(form, "most")),
            });
          }}
        >
          <Field label="Tests gave from">{(id) => <Points id={id} name="least" value={filter.leastScore} />}</Field>
          <Field label="to">{(id) => <Points id={id} name="most" value={filter.mostScore} />}</Field>
          <Button type="submit" size="small">
            Apply
          </Button>
        </form>
      )}
      {filter.group !== undefined && (
        <p className="flex min-h-7 min-w-0 flex-wrap items-center gap-x-2 text-xs text-ink-soft">
          <span className="min-w-0 wrap-anywhere">
            {group === null
              ? "The group of this address is not there any more."
              : `Only the group “${group.label}”, ${group.answers} ${group.answers === 1 ? "answer" : "answers"}`}
          </span>
          <Button size="small" kind="quiet" onClick={() => change({ group: undefined })}>
            All groups
          </Button>
        </p>
      )}
      {filterWords(filter) !== null && (
        <Button size="small" kind="quiet" onClick={() => onFilter({})}>
          Clear
        </Button>
      )}
      <label className="ml-auto flex min-h-7 items-center gap-1.5 text-xs text-ink-soft pointer-coarse:min-h-9">
        <input type="checkbox" checked={isBlind} onChange={onBlind} className="size-4 accent-accent" />
        Hide names
        <Key>b</Key>
      </label>
    </div>
  );
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-0.5">
      <label htmlFor={id} className="text-xs text-ink-faint">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

function Choice({
  id,
  value,
  of,
  onChange,
}: {
  id: string;
  value: string | undefined;
  of: readonly { id: string; name: string }[];
  onChange: (id: string | undefined) => void;
}) {
  return (
    <select
      id={id}
      className={`${fieldClass} max-w-40`}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
    >
      <option value="">Anybody</option>
      {of.map((each) => (
        <option key={each.id} value={each.id}>
          {each.name}
        </option>
      ))}
    </select>
  );
}

const Points = ({ id, name, value }: { id: string; name: string; value: number | undefined }) => (
  <input id={id} name={name} inputMode="decimal" defaultValue={value} className={`${fieldClass} numbers w-14`} />
);

function textIn(form: FormData, name: string): string {
  const text = form.get(name);
  return typeof text === "string" ? text.replace(",", ".") : "";
}
