import type { RefObject } from "react";
import { Disclosure } from "../../ui/Disclosure";
import type { GridData } from "./gridData";
import { toggled, type View } from "./gridView";

const field = "h-8 rounded border border-line-strong bg-surface px-2 pointer-coarse:h-11";

/** Whom and what the grid shows. */
export function GridFilters({
  data,
  view,
  onChange,
  search,
}: {
  data: GridData;
  view: View;
  onChange: (view: View) => void;
  search: RefObject<HTMLInputElement | null>;
}) {
  const assignments = data.columns.filter(({ kind }) => kind === "assignment");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input
        ref={search}
        type="search"
        aria-label="Search students"
        placeholder="Name, e-mail or section  /"
        value={view.text}
        onChange={(event) => onChange({ ...view, text: event.target.value })}
        className={`${field} w-60 max-w-full`}
      />
      {data.sections.length > 0 && (
        <select
          aria-label="Section"
          value={view.section}
          onChange={(event) => onChange({ ...view, section: event.target.value })}
          className={field}
        >
          <option value="">All sections</option>
          {data.sections.map((section) => (
            <option key={section}>{section}</option>
          ))}
        </select>
      )}
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          checked={view.missingOnly}
          onChange={(event) => onChange({ ...view, missingOnly: event.target.checked })}
        />
        Missing only
      </label>
      <Disclosure summary="Columns">
        <ul className="max-h-56 overflow-y-auto">
          {assignments.map(({ key, title }) => (
            <li key={key} className="flex flex-wrap items-center gap-x-4">
              <label className="flex min-h-7 items-center gap-2">
                <input
                  type="checkbox"
                  checked={!view.hidden.includes(key)}
                  onChange={() => onChange({ ...view, hidden: toggled(view.hidden, key) })}
                />
                {title}
              </label>
              <label className="flex min-h-7 items-center gap-2 text-ink-soft">
                <input
                  type="checkbox"
                  checked={view.open.includes(key)}
                  onChange={() => onChange({ ...view, open: toggled(view.open, key) })}
                />
                its problems
              </label>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
