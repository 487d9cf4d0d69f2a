"use client";

import { CircleX, ChevronRight, FileCode2, FileText, FolderClosed, FolderOpen, UserRound } from "lucide-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { treeMove, treeRows, type Group, type TreeRow } from "./fileTree";
import type { Files } from "./mergeFiles";

/** What is to be said of a file beside its name. */
export interface FileMark {
  errors: number;
  /** Others who have it open. */
  people: readonly string[];
}

/**
 * The files as a tree: arrows move and open or close a group, Enter opens a file, F2 renames, Delete deletes. One row is
 * in the tab order.
 */
export function FileTree({
  files,
  file,
  marks,
  onOpen,
  onRename,
  onDelete,
}: {
  files: Files;
  /** The one that is open. */
  file: string;
  marks: ReadonlyMap<string, FileMark>;
  onOpen: (file: string) => void;
  onRename: (file: string) => void;
  onDelete: (file: string) => void;
}) {
  const [closed, setClosed] = useState<ReadonlySet<Group>>(new Set());
  const [wanted, setWanted] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const rows = treeRows(files, closed);
  const isShown = (path: string | null) => rows.some((row) => row.path === path);
  const current = isShown(wanted) ? wanted : isShown(file) ? file : rows[0]?.path;

  const toggle = (group: Group) => {
    const next = new Set(closed);
    if (!next.delete(group)) next.add(group);
    setClosed(next);
  };
  const act = (row: TreeRow) => {
    setWanted(row.path);
    if (row.kind === "group") toggle(row.path);
    else onOpen(row.path);
  };

  const focus = (path: string) => {
    setWanted(path);
    list.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent, row: TreeRow) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(rows, row.path, event.key);
    const isFile = row.kind === "file";
    if (move !== undefined && "to" in move) {
      focus(move.to);
    } else if (move !== undefined) toggle(move.toggle);
    else if (event.key === "Enter" || event.key === " ") act(row);
    else if (event.key === "F2" && isFile) onRename(row.path);
    else if (event.key === "Delete" && isFile) {
      const index = rows.indexOf(row);
      const neighbour = rows[index + 1] ?? rows[index - 1];
      onDelete(row.path);
      requestAnimationFrame(() => {
        const isGone = !(
          document.activeElement instanceof HTMLElement && list.current?.contains(document.activeElement)
        );
        if (isGone && neighbour !== undefined) focus(neighbour.path);
      });
    } else return;
    event.preventDefault();
  };

  return (
    <ul ref={list} role="tree" aria-label="Files of the problem" className="min-h-0 flex-1 overflow-y-auto py-1">
      {rows.map((row) => {
        const isOpenFile = row.path === file;
        return (
          <li
            key={row.path}
            role="treeitem"
            data-path={row.path}
            aria-level={row.kind === "group" ? 1 : row.level}
            aria-selected={isOpenFile}
            aria-expanded={row.kind === "group" ? row.isOpen : undefined}
            tabIndex={row.path === current ? 0 : -1}
            onClick={() => act(row)}
            onFocus={() => setWanted(row.path)}
            onKeyDown={(event) => onKeyDown(event, row)}
            className={`flex min-h-7 cursor-pointer items-center gap-1.5 py-0.5 pr-2 text-xs focus-visible:-outline-offset-2 pointer-coarse:min-h-11 ${row.kind === "file" && row.level === 2 ? "pl-7" : "pl-3"} ${isOpenFile ? "bg-accent-soft font-medium text-ink" : "text-ink-soft hover:bg-hover hover:text-ink"}`}
          >
            <RowIcon row={row} />
            <span className="min-w-0 flex-1 truncate" title={row.path}>
              {row.name}
            </span>
            {row.kind === "group" ? (
              <span className="numbers text-ink-faint">{row.size}</span>
            ) : (
              <Mark mark={marks.get(row.path)} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function RowIcon({ row }: { row: TreeRow }) {
  const look = "size-3.5 shrink-0 text-ink-faint";
  if (row.kind === "group")
    return (
      <>
        <ChevronRight className={`${look} ${row.isOpen ? "rotate-90" : ""}`} aria-hidden="true" />
        {row.isOpen ? (
          <FolderOpen className={look} aria-hidden="true" />
        ) : (
          <FolderClosed className={look} aria-hidden="true" />
        )}
      </>
    );
  return row.path.endsWith(".ts") ? (
    <FileCode2 className={look} aria-hidden="true" />
  ) : (
    <FileText className={look} aria-hidden="true" />
  );
}

function Mark({ mark }: { mark: FileMark | undefined }) {
  if (mark === undefined) return null;
  const { errors, people } = mark;
  return (
    <>
      {people.length > 0 && (
        <span title={`${people.join(", ")} is here`} className="text-partial">
          <UserRound className="size-3.5" aria-hidden="true" />
          <span className="unseen">, {people.join(", ")} is here</span>
        </span>
      )}
      {errors > 0 && (
        <span className="numbers flex items-center gap-0.5 text-wrong">
          <CircleX className="size-3.5" aria-hidden="true" />
          {errors}
          <span className="unseen">{errors === 1 ? " error" : " errors"}</span>
        </span>
      )}
    </>
  );
}
