import type { ReactNode } from "react";
import type { AnalyticsTable } from "#server/analytics/table";
import { Disclosure } from "../../ui/Disclosure";

/**
 * A chart with what to conclude from it above, and below it the same numbers as a table, which can be saved.
 *
 * @param note - how the numbers are made
 * @param children - the drawing; without one a sentence in `conclusion` says why
 */
export function ChartFigure({
  table,
  conclusion,
  note,
  csvHref,
  children,
}: {
  table: AnalyticsTable;
  conclusion: string;
  note?: ReactNode;
  csvHref: string;
  children?: ReactNode;
}) {
  const headingId = `${table.id}-heading`;
  return (
    <section aria-labelledby={headingId} className="hairline-t min-w-0 pt-5 pb-2">
      <h2 id={headingId} className="text-base/6 font-semibold">
        {table.title}
      </h2>
      <p className="mt-1 max-w-[64ch] text-ink">{conclusion}</p>
      {children !== undefined && <div className="mt-4">{children}</div>}
      {note !== undefined && <p className="mt-3 max-w-[68ch] text-xs text-ink-faint">{note}</p>}
      {table.rows.length > 0 && (
        <div className="mt-2 flex flex-wrap items-start gap-x-6 text-xs">
          <a
            href={csvHref}
            aria-label={`Save as CSV: ${table.title}`}
            className="flex min-h-8 items-center rounded-sm text-accent underline underline-offset-2 pointer-coarse:min-h-11"
          >
            Save as CSV
          </a>
          <div className="min-w-0 max-w-full">
            <Disclosure summary="The numbers as a table">
              <NumbersTable table={table} />
            </Disclosure>
          </div>
        </div>
      )}
    </section>
  );
}

/** Wide tables scroll by themselves, by keyboard too. */
function NumbersTable({ table: { title, columns, rows } }: { table: AnalyticsTable }) {
  const isText = columns.map((_, column) => rows.some((row) => typeof row[column] === "string"));
  return (
    <div tabIndex={0} role="region" aria-label={`${title} as a table`} className="max-h-96 overflow-auto">
      <table className="numbers border-separate border-spacing-0">
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th
                key={column}
                scope="col"
                className={`hairline-b sticky top-0 min-w-20 bg-paper py-1 pr-5 align-bottom font-medium text-ink-soft ${isText[place] === true ? "text-left" : "text-right"}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => (
                <td
                  key={place}
                  className={`hairline-b py-1 pr-5 align-top ${isText[place] === true ? "min-w-28 text-left" : "text-right"}`}
                >
                  {cell ?? "–"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
