"use client";

import type { PartForReview } from "#server/answerForReview";
import { Button } from "../../ui/Button";
import { Disclosure } from "../../ui/Disclosure";
import { Key } from "./Key";

/** What people get wrong here, as the author collected it. Its words for the student go into the comment. */
export function Misconceptions({
  of: misconceptions,
  onAdd,
}: {
  of: PartForReview["misconceptions"];
  onAdd: (feedback: string) => void;
}) {
  if (misconceptions.length === 0) return null;
  return (
    <div className="mt-3">
      <Disclosure
        summary={
          <>
            Known misconceptions <span className="numbers text-ink-faint">{misconceptions.length}</span> <Key>m</Key>
          </>
        }
      >
        <ul>
          {misconceptions.map(({ id, text, feedback }, index) => (
            <li key={id} className="hairline-b py-2 last:border-b-0">
              <p id={`misconception-${id}`}>{text}</p>
              <p className="mt-0.5 text-xs text-ink-faint">{feedback}</p>
              <Button
                size="small"
                className="mt-1"
                aria-describedby={`misconception-${id}`}
                onClick={() => onAdd(feedback)}
                {...(index === 0 ? { "data-misconceptions": true } : {})}
              >
                Add to the comment
              </Button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
