"use client";

import { Eye } from "lucide-react";
import type { ClaimView } from "#server/claims";
import { Button } from "../../ui/Button";

/** Who else has the answer open. It can be taken over once they are gone. */
export function PresenceLine({ claim, onTakeOver }: { claim: ClaimView; onTakeOver: () => void }) {
  const { holder, isMine, hasLapsed } = claim;
  if (isMine) return null;
  const isFree = holder === null || hasLapsed;
  return (
    <div
      role="status"
      className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded bg-partial-soft px-3 py-2 text-partial"
    >
      <Eye className="size-4 shrink-0" aria-hidden="true" />
      <span className="flex-1 basis-48">{wordsOf(claim)}</span>
      {isFree && (
        <Button size="small" onClick={onTakeOver}>
          Take over
        </Button>
      )}
    </div>
  );
}

function wordsOf({ holder, hasLapsed }: ClaimView): string {
  if (holder === null) return "Nobody has this open any more. What is shown may be old.";
  if (hasLapsed) return `${holder.name} had this open and is gone.`;
  return `${holder.name} has this open. You can read along.`;
}
