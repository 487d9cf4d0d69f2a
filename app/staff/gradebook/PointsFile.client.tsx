"use client";

import { useState } from "react";
import type { OverridePreview } from "#server/overrideImport";
import { Button } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { textOfBytes } from "../../ui/textOfBytes";
import { PointsPreview } from "./PointsPreview";

type Refused = { ok: false; message: string };

const mostBytes = 1_000_000;

/** A file of points: what it would change is shown first, and set with a reason. */
export function PointsFile({
  course,
  preview,
  apply,
}: {
  course: string;
  preview: (order: { course: string; text: string }) => Promise<{ ok: true; preview: OverridePreview } | Refused>;
  apply: (order: {
    course: string;
    text: string;
    reason: string;
    fingerprint: string;
  }) => Promise<{ ok: true; count: number } | Refused>;
}) {
  const [text, setText] = useState("");
  const [seen, setSeen] = useState<OverridePreview | null>(null);
  const [reason, setReason] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);

  const run = async (act: () => Promise<string | null>) => {
    setIsBusy(true);
    try {
      setMessage(await act());
    } catch {
      setMessage("The server did not answer. Nothing is known to have changed; look at the preview again.");
    } finally {
      setIsBusy(false);
    }
  };
  const look = async (file: string): Promise<string | null> => {
    const answer = await preview({ course, text: file });
    setSeen(answer.ok ? answer.preview : null);
    return answer.ok ? null : answer.message;
  };
  const read = (file: File | undefined) => {
    setSeen(null);
    if (file === undefined) return;
    void run(async () => {
      if (file.size > mostBytes) return "The file is larger than 1 MB. A table of points is smaller.";
      const content = textOfBytes(await file.arrayBuffer());
      setText(content);
      return look(content);
    });
  };
  const set = (fingerprint: string) =>
    void run(async () => {
      const answer = await apply({ course, text, reason, fingerprint });
      if (!answer.ok) {
        await look(text);
        return answer.message;
      }
      setSeen(null);
      return answer.count === 1 ? "One number was set." : `${answer.count} numbers were set.`;
    });

  return (
    <div className="mx-auto w-full max-w-4xl space-y-4 px-4 py-8 sm:px-6">
      <h1 className="text-xl font-semibold tracking-tight">Set points from a file</h1>
      <p className="max-w-prose text-ink-soft">
        A table with commas (CSV) with a column “E-mail” and columns named like the problems, as in{" "}
        <Link href={`/staff/${course}/gradebook`} className="text-accent underline underline-offset-2">
          the gradebook’s downloads
        </Link>
        . Change numbers there and bring it back: what differs is shown first. Empty cells change nothing.
      </p>
      <p className="max-w-prose text-ink-soft">
        A column “Assignment / Problem / Part” sets one part, in the points of that part. The points of a problem with
        several parts are shared out among them in proportion, unless parts have columns of their own.
      </p>
      <label className="block">
        <span className="mb-1 block font-medium">Table of points</span>
        <input
          type="file"
          accept=".csv,text/csv"
          disabled={isBusy}
          onChange={(event) => read(event.target.files?.[0])}
          className="max-w-full"
        />
      </label>
      <p role="status" className={message === null ? "unseen" : "rounded bg-sunken px-3 py-2"}>
        {isBusy ? "Working …" : message}
      </p>
      {seen !== null && <PointsPreview preview={seen} />}
      {seen !== null && seen.changes.length > 0 && (
        <form
          className="space-y-2"
          onSubmit={(event) => {
            event.preventDefault();
            set(seen.fingerprint);
          }}
        >
          <label className="block">
            <span className="mb-1 block font-medium">Reason</span>
            <span className="mb-1 block text-xs text-ink-faint">Students read it with their points.</span>
            <textarea
              required
              maxLength={2000}
              rows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className="w-full max-w-prose rounded border border-line-strong bg-surface px-2 py-1"
            />
          </label>
          <Button type="submit" kind="primary" disabled={isBusy || reason.trim() === ""}>
            {seen.changes.length === 1 ? "Set one number" : `Set ${seen.changes.length} numbers`}
          </Button>
        </form>
      )}
    </div>
  );
}
