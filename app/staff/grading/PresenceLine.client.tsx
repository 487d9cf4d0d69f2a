"use client";

import { Eye } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button } from "../../ui/Button";
import { holdWords, isFree } from "./hold";
import type { OpenWork } from "./sessionStore";

/** Who else has the answer open, and what became of this grader's hold on it. It can be taken over once others are gone. */
export function PresenceLine({ work, onTakeOver }: { work: OpenWork; onTakeOver: () => void }) {
  const { keeper } = work;
  useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const words = holdWords(work, keeper.hasUnsaved);
  if (words === null) return null;
  return (
    <div
      role={work.wasLost || work.trouble !== null ? "alert" : "status"}
      className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded bg-partial-soft px-3 py-2 text-partial"
    >
      <Eye className="size-4 shrink-0" aria-hidden="true" />
      <span className="flex-1 basis-48">{words}</span>
      {isFree(work) && (
        <Button size="small" onClick={onTakeOver}>
          Take over
        </Button>
      )}
    </div>
  );
}
