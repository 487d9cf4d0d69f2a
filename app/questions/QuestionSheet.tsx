import type { ReactNode } from "react";
import type { ItemView, QuestionView } from "#server/items";
import { PartDot } from "../ui/PartDot";
import { Statement } from "../workbench/Statement";

/** A problem that is answered without code: what it is about, and its questions one below the other. */
export function QuestionSheet({
  item,
  questions,
  children,
}: {
  item: ItemView;
  questions: readonly QuestionView[];
  children: ReactNode;
}) {
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-6 sm:px-6">
      <Statement html={item.statementHtml} />
      {questions.length > 1 && (
        <nav aria-label="Questions" className="hairline-t hairline-b mt-6 flex flex-wrap gap-x-1 gap-y-1 py-2">
          {questions.map(({ key, state }, index) => (
            <a
              key={key}
              href={`#${key}`}
              className="flex h-8 items-center gap-1.5 rounded px-2 text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:h-11"
            >
              ({letterOf(index)})
              <PartDot state={state} />
            </a>
          ))}
        </nav>
      )}
      <div className="mt-6 space-y-10">{children}</div>
    </div>
  );
}

/** (a), (b), …, (z), (27), … */
export const letterOf = (index: number): string => (index < 26 ? String.fromCharCode(97 + index) : String(index + 1));
