"use client";

import { useState } from "react";
import { Button } from "../../../../../ui/Button";
import { restore } from "./actions";

/** Brings a state back. What stands there now stays in the history, so nothing asks whether one is sure. */
export function RestoreButton({ id, revision, state }: { id: string; revision: number; state: number }) {
  const [said, setSaid] = useState<{ isGood: boolean; words: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    const answer = await restore({ id, revision, state }).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Nothing was changed.",
    }));
    setBusy(false);
    setSaid(
      answer.ok ? { isGood: true, words: "These files are in place now." } : { isGood: false, words: answer.message },
    );
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button size="small" disabled={isBusy} onClick={() => void act()}>
        {isBusy ? "Restoring" : "Restore these files"}
      </Button>
      <p role="status" className={`text-xs ${said?.isGood === false ? "text-wrong" : "text-ink-soft"}`}>
        {said?.words}
      </p>
    </div>
  );
}
