import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from "lucide-react";
import { formatPoints } from "../../ui/points";
import { cellClass, cellProps, nameClass } from "./cellClass";
import type { Place } from "./gridMove";
import { gridColumns } from "./gridSizes";
import type { ShownColumn, View } from "./gridView";

/** The headings: one sorts when it is chosen, and an assignment's opens to its items. */
export function GridHeader({ columns, view, active }: { columns: readonly ShownColumn[]; view: View; active: Place }) {
  const isActive = (column: number): boolean => active.row === 0 && active.column === column;
  return (
    <div role="rowgroup" className="sticky top-0 z-20">
      <div
        role="row"
        aria-rowindex={1}
        className="hairline-b grid h-14 bg-sunken text-xs"
        style={{ gridTemplateColumns: gridColumns(columns.length) }}
      >
        <div
          role="columnheader"
          aria-sort={sortWord(view, "name")}
          className={`${nameClass} cursor-pointer gap-1 bg-sunken font-medium`}
          {...cellProps(0, 0, isActive(0))}
        >
          Name <Arrow view={view} sort="name" />
        </div>
        {columns.map(({ key, kind, title, fullTitle, points }, index) => {
          const isOpen = view.open.includes(key);
          return (
            <div
              key={key}
              role="columnheader"
              aria-sort={sortWord(view, key)}
              aria-expanded={kind === "assignment" ? isOpen : undefined}
              title={fullTitle}
              className={`${cellClass} cursor-pointer justify-end gap-1 hover:bg-hover ${kind === "item" ? "text-ink-soft" : "font-medium"}`}
              {...cellProps(0, index + 1, isActive(index + 1))}
            >
              {kind === "assignment" && (
                <span
                  aria-hidden="true"
                  data-toggle=""
                  className="-ml-1 grid size-6 shrink-0 place-items-center rounded text-ink-faint hover:bg-paper hover:text-ink"
                >
                  {isOpen ? <ChevronDown className="size-4" /> : <ChevronRight className="size-4" />}
                </span>
              )}
              <span className="min-w-0 text-right">
                <span className="line-clamp-2 break-words">{title}</span>
                <span className="numbers block font-normal text-ink-faint">of {formatPoints(points)}</span>
              </span>
              <Arrow view={view} sort={key} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Arrow({ view, sort }: { view: View; sort: string }) {
  if (view.sort !== sort) return null;
  const Icon = view.isDescending ? ArrowDown : ArrowUp;
  return <Icon className="size-3.5 shrink-0 text-accent" aria-hidden="true" />;
}

function sortWord(view: View, key: string): "ascending" | "descending" | undefined {
  if (view.sort !== key) return undefined;
  return view.isDescending ? "descending" : "ascending";
}
