"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../../../../ui/Button";
import { restore } from "./actions";

/** Brings a state back. What stands there now stays in the history, so nothing asks whether one is sure. */
export function RestoreButton({ id, revision, state }: { id: string; revision: number; state: number }) {
  const router = useRouter();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    const answer = await restore({ id, revision, state }).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Nothing was changed.",
    }));
    setBusy(false);
    setTrouble(answer.ok ? null : answer.message);
    // Without an address of its own the page would go on to compare with what was replaced.
    if (answer.ok) router.replace(`?state=${state}`, { scroll: false });
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button size="small" disabled={isBusy} onClick={() => void act()}>
        {isBusy ? "Restoring" : "Restore these files"}
      </Button>
      <p role="status" className="text-xs text-wrong">
        {trouble}
      </p>
    </div>
  );
}
