"use client";

import { useState } from "react";
import type { RosterPreview } from "#server/rosterImport";
import { Button } from "../../../../ui/Button";
import { textOfBytes } from "../../../../ui/textOfBytes";
import { ReplyLine, useReply } from "../../../../ui/useReply.client";
import { applyFile, previewFile } from "../actions";
import { Difference } from "./Difference";

const mostBytes = 1_000_000;

/** A file of people: what it would change is shown first, and done with one click. */
export function RosterFile({ course }: { course: string }) {
  const [file, setFile] = useState<{ text: string; isWhole: boolean } | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  const [seen, setSeen] = useState<RosterPreview | null>(null);
  const { reply, isBusy, send, setReply } = useReply();

  const look = (text: string, whole: boolean) => {
    setFile({ text, isWhole: whole });
    setSeen(null);
    send(
      () => previewFile({ course, text, isWhole: whole }),
      ({ preview }) => {
        setSeen(preview);
        return null;
      },
    );
  };
  const read = (chosen: File | undefined) => {
    setFile(null);
    setSeen(null);
    if (chosen === undefined) return;
    if (chosen.size > mostBytes)
      setReply({ ok: false, words: "The file is larger than 1 MB. A list of people is smaller." });
    else void chosen.arrayBuffer().then((bytes) => look(textOfBytes(bytes), isWhole));
  };
  const apply = (fingerprint: string) => {
    if (file === null) return;
    send(
      async () => {
        const answer = await applyFile({ course, ...file, fingerprint });
        if (!answer.ok) {
          const again = await previewFile({ course, ...file });
          setSeen(again.ok ? again.preview : null);
        }
        return answer;
      },
      ({ added, changed, dropped }) => {
        setSeen(null);
        setFile(null);
        return `Done: ${added} added, ${changed} changed, ${dropped} dropped.`;
      },
    );
  };
  const changes = seen === null ? 0 : seen.added.length + seen.changed.length + seen.dropped.length;
  return (
    <div className="mt-6 space-y-5">
      <div className="max-w-prose space-y-2 text-ink-soft">
        <p>
          A table (CSV) whose first line names its columns: “E-mail”, and “Name”, “Section” and “Role” where you have
          them. Roles are student, TA and instructor; without one, somebody new is a student. Empty cells change
          nothing.
        </p>
        <p>Exports of Canvas, bCourses and Gradescope are read as they are, and so is “Save as CSV” of this course.</p>
      </div>
      <label className="block">
        <span className="mb-1 block font-medium">Table of people</span>
        <input
          type="file"
          accept=".csv,text/csv,.tsv,.txt"
          disabled={isBusy}
          onChange={(event) => read(event.target.files?.[0])}
          className="max-w-full"
        />
      </label>
      <label className="flex max-w-prose items-start gap-3">
        <input
          type="checkbox"
          checked={isWhole}
          disabled={isBusy}
          onChange={(event) => {
            setIsWhole(event.target.checked);
            if (file !== null) look(file.text, event.target.checked);
          }}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span>
          <span className="font-medium">The file is the whole roster</span>
          <span className="block text-ink-soft">
            Students who are not in it are dropped. Their work stays, and they can be added again. Staff are never
            dropped by a file.
          </span>
        </span>
      </label>
      {isBusy && <p className="text-ink-soft">Working …</p>}
      <ReplyLine reply={reply} />
      {seen !== null && <Difference preview={seen} />}
      {seen !== null && changes > 0 && (
        <Button kind="primary" disabled={isBusy} onClick={() => apply(seen.fingerprint)}>
          {changes === 1 ? "Make this change" : `Make these ${changes} changes`}
        </Button>
      )}
    </div>
  );
}
