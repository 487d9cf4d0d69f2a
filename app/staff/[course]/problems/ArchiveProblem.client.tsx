"use client";

import { useState } from "react";
import { Button } from "../../../ui/Button";
import { archiveProblem } from "./actions";

/** Takes a problem that is being written out of the list, in two steps. */
export function ArchiveProblem({ id, slug }: { id: string; slug: string }) {
  const [isAsked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const archive = async () => {
    const answer = await archiveProblem(id).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Nothing was changed.",
    }));
    if (!answer.ok) setTrouble(answer.message);
  };
  if (!isAsked)
    return (
      <Button size="small" kind="quiet" onClick={() => setAsked(true)}>
        Archive<span className="unseen"> {slug}</span>
      </Button>
    );
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs">
      <p role="status" className={trouble === null ? "text-ink-soft" : "text-wrong"}>
        {trouble ?? "Published versions stay, and so does the history."}
      </p>
      <Button size="small" onClick={() => void archive()}>
        Archive {slug}
      </Button>
      <Button size="small" kind="quiet" onClick={() => setAsked(false)}>
        Keep it
      </Button>
    </div>
  );
}
