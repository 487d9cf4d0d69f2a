"use client";

import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { CellExplanation } from "#server/gradebookCell";
import { buttonClass } from "../../ui/Button";
import { Disclosure } from "../../ui/Disclosure";
import { Link } from "../../ui/Link";
import { mappingFromText, mappingToText } from "./csv";
import { type Explained, ExplanationPanel } from "./ExplanationPanel.client";
import { ExportMenu, type ReadParts } from "./ExportMenu.client";
import { GradebookGrid } from "./GradebookGrid.client";
import { GridFilters } from "./GridFilters";
import type { GridData, Row } from "./gridData";
import {
  addressOfView,
  shownColumns,
  type ShownColumn,
  shownRows,
  sortedBy,
  toggled,
  type View,
  viewFromAddress,
} from "./gridView";
import { marks, markSigns, markWords } from "./marks";

type Explain = (order: {
  course: string;
  assignment: string;
  userId: string;
  itemId: string | null;
}) => Promise<{ ok: true; view: CellExplanation } | { ok: false; message: string }>;

/** The gradebook: filters, the grid, the explanation of a cell, and files. What is shown stands in the address. */
export function Gradebook({
  data,
  address,
  mayImport,
  explain,
  readParts,
}: {
  data: GridData;
  /** The query of the page's address. */
  address: string;
  mayImport: boolean;
  explain: Explain;
  readParts: ReadParts;
}) {
  const [params, setParams] = useState(() => new URLSearchParams(address));
  const [explained, setExplained] = useState<Explained | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const view = useMemo(() => viewFromAddress(params), [params]);
  const columns = useMemo(() => shownColumns(data, view), [data, view]);
  const rows = useMemo(() => shownRows(data, view, columns), [data, view, columns]);
  useSlashFor(search);

  const go = (next: URLSearchParams) => {
    setParams(next);
    const text = next.toString();
    window.history.replaceState(null, "", text === "" ? window.location.pathname : `?${text}`);
  };
  const setView = (next: View) => go(new URLSearchParams(addressOfView(next, params)));
  const setMapping = (mapping: Parameters<typeof mappingToText>[0]) => {
    const next = new URLSearchParams(params);
    const text = mappingToText(mapping);
    if (text === "") next.delete("canvas");
    else next.set("canvas", text);
    go(next);
  };
  const open = async (row: Row, column: ShownColumn) => {
    const show = (answer: Explained["answer"]) =>
      setExplained((now) =>
        // Another cell may have been asked for since.
        answer.state === "loading" || (now?.row === row && now.column.key === column.key)
          ? { row, column, answer }
          : now,
      );
    show({ state: "loading" });
    if (column.kind === "total") return;
    const { userId } = row;
    const itemId = column.kind === "item" ? column.key : null;
    try {
      const answer = await explain({ course: data.course, assignment: column.slug, userId, itemId });
      show(answer.ok ? { state: "here", view: answer.view } : { state: "failed", message: answer.message });
    } catch {
      show({ state: "failed", message: "The explanation could not be loaded. Choose the cell again." });
    }
  };
  const close = () => {
    setExplained(null);
    frame.current?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus();
  };

  return (
    <div ref={frame} className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-3 py-4 sm:px-5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-xl font-semibold tracking-tight">Gradebook</h1>
        <p className="numbers text-ink-soft" role="status">
          {rows.length} of {data.rows.length} students
        </p>
        {mayImport && (
          <Link
            href={`/staff/${data.course}/gradebook/import`}
            className={`${buttonClass({ size: "small" })} sm:ml-auto`}
          >
            Set points from a file
          </Link>
        )}
      </div>
      <GridFilters data={data} view={view} onChange={setView} search={search} />
      <Disclosure summary="Download">
        <ExportMenu
          data={data}
          columns={columns}
          rows={rows}
          mapping={mappingFromText(params.get("canvas") ?? "")}
          onMapping={setMapping}
          readParts={readParts}
        />
      </Disclosure>
      <div className="flex min-h-72 flex-1 flex-col gap-3 md:flex-row">
        <GradebookGrid
          columns={columns}
          rows={rows}
          view={view}
          onSort={(key) => setView(sortedBy(view, key))}
          onToggle={(key) => setView({ ...view, open: toggled(view.open, key) })}
          onExplain={(row, column) => void open(row, column)}
        />
        {explained !== null && <ExplanationPanel explained={explained} data={data} onClose={close} />}
      </div>
      <p className="text-xs text-ink-faint">
        {marks.map((mark) => `${markSigns[mark]} ${markWords[mark]}`).join(" · ")}
        {" · "}Arrows move, Enter explains a number or sorts by a heading, Space opens an assignment, / searches.
      </p>
    </div>
  );
}

/** The key / leads to the search from everywhere where nothing is typed. */
function useSlashFor(search: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [search]);
}
