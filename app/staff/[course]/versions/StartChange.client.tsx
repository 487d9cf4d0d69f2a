"use client";

import { useState, useTransition } from "react";
import { Button } from "../../../ui/Button";
import { startChange } from "./actions";

/** Begins to replay an item's answers by another version, and goes there. */
export function StartChange({
  course,
  itemId,
  title,
  versions,
}: {
  course: string;
  itemId: string;
  title: string;
  /** The newest first. */
  versions: readonly { id: string; number: number }[];
}) {
  const [toVersionId, setVersion] = useState(versions[0]?.id ?? "");
  const [message, setMessage] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const chosen = versions.find(({ id }) => id === toVersionId);
  const words = `Replay by version ${chosen?.number ?? ""}`;
  const start = (): void =>
    startTransition(async () => {
      const answer = await startChange({ course, itemId, toVersionId });
      setMessage(answer.message);
    });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {versions.length > 1 && (
        <label className="flex items-center gap-2 text-xs">
          <span className="unseen">Version of {title}</span>
          <select
            value={toVersionId}
            onChange={(event) => setVersion(event.target.value)}
            className="h-7 rounded border border-line-strong bg-paper px-1 pointer-coarse:h-9"
          >
            {versions.map(({ id, number }) => (
              <option key={id} value={id}>
                version {number}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button
        size="small"
        onClick={start}
        disabled={isPending}
        aria-label={`${isPending ? "Starting" : words}: ${title}`}
      >
        {isPending ? "Starting" : words}
      </Button>
      {message !== undefined && (
        <p role="alert" className="w-full text-xs text-wrong">
          {message}
        </p>
      )}
    </div>
  );
}
