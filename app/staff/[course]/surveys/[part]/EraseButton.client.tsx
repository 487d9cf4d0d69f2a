"use client";

import { useState, useTransition } from "react";
import { Button } from "../../../../ui/Button";

/** Asks once more, because what is erased does not come back. */
export function EraseButton({
  name,
  erase,
}: {
  name: string;
  erase: () => Promise<{ ok: true } | { ok: false; message: string }>;
}) {
  const [isAsked, setIsAsked] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const [isErasing, start] = useTransition();
  if (!isAsked)
    return (
      <Button size="small" onClick={() => setIsAsked(true)} aria-label={`Erase what ${name} wrote`}>
        Erase
      </Button>
    );
  const run = () =>
    start(async () => {
      const answer = await erase().catch(() => ({ ok: false as const, message: "The server cannot be reached." }));
      setMessage(answer.ok ? null : answer.message);
    });
  return (
    <div role="group" aria-label={`Erase what ${name} wrote`} className="min-w-56 space-y-1.5">
      <p className="text-xs text-ink-soft">All answers and the draft go for good. The points stay.</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" kind="primary" autoFocus disabled={isErasing} onClick={run}>
          Erase for good
        </Button>
        <Button size="small" disabled={isErasing} onClick={() => setIsAsked(false)}>
          Keep
        </Button>
      </div>
      {message !== null && (
        <p role="alert" className="text-xs text-partial">
          {message}
        </p>
      )}
    </div>
  );
}
