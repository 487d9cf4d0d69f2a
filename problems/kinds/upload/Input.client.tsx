"use client";

import { FileText, Image as ImageIcon, X } from "lucide-react";
import { useId, useState } from "react";
import { z } from "zod";
import { useAnswerField, useAnswerPlace } from "../../../app/questions/answerField.client";
import { Button } from "../../../app/ui/Button";
import { UploadView } from "../../../app/uploads/UploadView.client";
import { fileTypes, typesInWords, UploadedFileSchema } from "./file";
import type { ShownUpload } from "./kind";
import { type PendingFile, useFiles } from "../../../app/uploads/useFiles.client";

const DraftSchema = z.object({ kind: z.literal("upload"), files: z.array(UploadedFileSchema) });

/** Files to hand in: chosen or dropped, sent at once, each to be looked at and removed. */
export default function UploadInput({ question }: { question: ShownUpload }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const place = useAnswerPlace();
  const files = draft?.files ?? [];
  const { pending, news, add, dismiss, remove } = useFiles(question, place, files, (next) =>
    keep({ kind: "upload", files: next }),
  );
  const helpId = useId();
  const [isOver, setIsOver] = useState(false);
  const { accepts, maxFiles, maxMiB } = question;
  const accept = accepts.flatMap((type) => [fileTypes[type].contentType, ...fileTypes[type].endings]).join(",");
  return (
    <div
      className={`space-y-3 rounded border border-dashed p-3 ${isOver ? "border-accent bg-accent-soft" : "border-line-strong/55 bg-surface"}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        add([...event.dataTransfer.files]);
      }}
    >
      {files.length > 0 && <UploadView files={files} onRemove={remove} />}
      {pending.length > 0 && (
        <ul aria-label="Files that are not stored yet" className="space-y-2">
          {pending.map((file) => (
            <Pending key={file.key} file={file} onDismiss={() => dismiss(file.key)} />
          ))}
        </ul>
      )}
      <input
        type="file"
        multiple={maxFiles > 1}
        accept={accept}
        aria-labelledby={labelledBy}
        aria-describedby={`${describedBy} ${helpId}`}
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          // The same file may be chosen again, such as after it was removed.
          target.value = "";
        }}
        className="block w-full min-w-0 text-sm text-ink-soft"
      />
      <p id={helpId} className="text-xs text-ink-soft">
        {typesInWords(accepts)}, {maxFiles === 1 ? "one file" : `up to ${maxFiles} files`} of at most {maxMiB} MiB
        {maxFiles === 1 ? "" : " each"}. Choose {maxFiles === 1 ? "it" : "them"}, or drop{" "}
        {maxFiles === 1 ? "it" : "them"} here. Nothing is handed in before you submit.
      </p>
      <p role="status" className="sr-only">
        {news}
      </p>
    </div>
  );
}

function Pending({ file: { name, state }, onDismiss }: { file: PendingFile; onDismiss: () => void }) {
  const isRefused = "refused" in state;
  const Icon = name.toLowerCase().endsWith(".pdf") ? FileText : ImageIcon;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Icon className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
      <span className="min-w-0 flex-1 basis-40 break-words">{name}</span>
      {!isRefused && <progress aria-label={`${name} is being sent`} value={state.sent} max={1} className="w-24" />}
      <Button
        size="small"
        kind="quiet"
        onClick={onDismiss}
        aria-label={isRefused ? `Dismiss ${name}` : `Stop sending ${name}`}
      >
        <X className="size-4" aria-hidden="true" />
      </Button>
      {isRefused && <span className="w-full pl-7 text-partial">{state.refused}</span>}
    </li>
  );
}
