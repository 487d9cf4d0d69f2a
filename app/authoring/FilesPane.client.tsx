"use client";

import { FilePlus, Pencil, Trash2 } from "lucide-react";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Button } from "../ui/Button";
import { addedFiles, additionsTo, canDelete, canRename, pathFor, type Addition, type Group } from "./fileTree";
import { fieldClass } from "./fieldClass";
import { FileTree, type FileMark } from "./FileTree.client";
import type { FileChanges, Files } from "./mergeFiles";

type Task = { kind: "add" } | { kind: "rename"; path: string } | null;

/** The tree with what can be done to its files. Nothing asks whether one is sure: everything can be taken back. */
export function FilesPane({
  files,
  file,
  marks,
  onOpen,
  onChange,
}: {
  files: Files;
  file: string;
  marks: ReadonlyMap<string, FileMark>;
  onOpen: (file: string) => void;
  /** `what` says what was done, beside a button that takes it back. */
  onChange: (changes: FileChanges, what: string) => void;
}) {
  const [task, setTask] = useState<Task>(null);
  const end = () => {
    setTask(null);
    focusRow(file);
  };

  const remove = (path: string) => {
    if (!canDelete(path)) return;
    onChange({ [path]: null }, `${path} is deleted.`);
    if (path === file) onOpen("problem.ts");
  };
  const rename = (from: string, to: string) => {
    onChange({ [from]: null, [to]: files[from] ?? "" }, `${from} is now ${to}.`);
    onOpen(to);
    setTask(null);
    focusRow(to);
  };
  const add = (addition: Addition, path: string) => {
    const made = addedFiles(addition, path, files);
    const [first] = Object.keys(made);
    onChange(made, `${Object.keys(made).join(", ")} added.`);
    setTask(null);
    if (first === undefined) return;
    onOpen(first);
    focusRow(first);
  };

  return (
    <>
      <div className="hairline-b flex h-9 shrink-0 items-center gap-1 px-2 pointer-coarse:h-11">
        <h2 className="flex-1 px-1 text-xs font-semibold">Files</h2>
        <Tool title="Add a file" onClick={() => setTask(task?.kind === "add" ? null : { kind: "add" })}>
          <FilePlus className="size-4" aria-hidden="true" />
        </Tool>
        <Tool
          title={`Rename ${file}`}
          disabled={!canRename(file)}
          onClick={() => setTask({ kind: "rename", path: file })}
        >
          <Pencil className="size-3.5" aria-hidden="true" />
        </Tool>
        <Tool title={`Delete ${file}`} disabled={!canDelete(file)} onClick={() => remove(file)}>
          <Trash2 className="size-3.5" aria-hidden="true" />
        </Tool>
      </div>
      {task?.kind === "add" && <AddForm files={files} onAdd={add} onCancel={end} />}
      {task?.kind === "rename" && (
        <NameForm
          key={task.path}
          label={`New name of ${task.path}`}
          group={groupOf(task.path)}
          initial={stemOf(task.path)}
          verb="Rename"
          files={files}
          onName={(path) => rename(task.path, path)}
          onCancel={end}
        />
      )}
      <FileTree
        files={files}
        file={file}
        marks={marks}
        onOpen={onOpen}
        onRename={(path) => {
          if (canRename(path)) setTask({ kind: "rename", path });
        }}
        onDelete={remove}
      />
    </>
  );
}

function Tool({
  title,
  disabled = false,
  onClick,
  children,
}: {
  title: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Button
      kind="quiet"
      size="small"
      className="px-1.5"
      title={title}
      aria-label={title}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

const additionWords: Record<Addition, string> = {
  mistake: "Mistake",
  rewrite: "Rewrite",
  equivalents: "List of equivalent mutants",
  code: "Starter, reference and tests",
};
const groupOfAddition = { mistake: "mistakes", rewrite: "rewrites" } as const;

function AddForm({
  files,
  onAdd,
  onCancel,
}: {
  files: Files;
  onAdd: (addition: Addition, path: string) => void;
  onCancel: () => void;
}) {
  const additions = additionsTo(files);
  const [addition, setAddition] = useState<Addition | undefined>(additions[0]);
  const id = useId();
  if (addition === undefined)
    return <p className="hairline-b px-3 py-2 text-xs text-ink-soft">A problem of questions needs no other file.</p>;
  const isNamed = addition === "mistake" || addition === "rewrite";
  return (
    <div className="hairline-b space-y-2 px-3 py-2 text-xs">
      <label htmlFor={id} className="block font-medium">
        What to add
      </label>
      <select
        id={id}
        value={addition}
        onChange={(event) => setAddition(additions.find((each) => each === event.target.value))}
        className={fieldClass}
      >
        {additions.map((each) => (
          <option key={each} value={each}>
            {additionWords[each]}
          </option>
        ))}
      </select>
      {isNamed ? (
        <NameForm
          key={addition}
          label="Name"
          group={groupOfAddition[addition]}
          initial=""
          verb="Add"
          files={files}
          onName={(path) => onAdd(addition, path)}
          onCancel={onCancel}
          isInside
        />
      ) : (
        <div className="flex gap-2">
          <Button size="small" kind="primary" onClick={() => onAdd(addition, "")}>
            Add
          </Button>
          <Button size="small" kind="quiet" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      )}
    </div>
  );
}

function NameForm({
  label,
  group,
  initial,
  verb,
  files,
  onName,
  onCancel,
  isInside = false,
}: {
  label: string;
  group: Group;
  initial: string;
  verb: string;
  files: Files;
  onName: (path: string) => void;
  onCancel: () => void;
  isInside?: boolean;
}) {
  const [name, setName] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.select(), []);
  return (
    <form
      className={`space-y-2 text-xs ${isInside ? "" : "hairline-b px-3 py-2"}`}
      onSubmit={(event) => {
        event.preventDefault();
        const checked = pathFor(group, name, files);
        if (checked.path === undefined) setProblem(checked.problem);
        else onName(checked.path);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      <input
        ref={field}
        id={id}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setProblem(null);
        }}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        autoComplete="off"
        spellCheck={false}
        className={`${fieldClass} font-mono`}
      />
      <p id={`${id}-problem`} role="status" className={problem === null ? "text-ink-faint" : "text-wrong"}>
        {problem ?? `${group}/${name.trim() === "" ? "…" : name.trim().replace(/\.ts$/, "")}.ts`}
      </p>
      <div className="flex gap-2">
        <Button type="submit" size="small" kind="primary">
          {verb}
        </Button>
        <Button size="small" kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** What had the focus is gone: it goes on in the tree, once that shows the row. */
function focusRow(path: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus());
}

const groupOf = (path: string): Group => (path.startsWith("rewrites/") ? "rewrites" : "mistakes");
const stemOf = (path: string): string => path.slice(path.indexOf("/") + 1).replace(/\.ts$/, "");
