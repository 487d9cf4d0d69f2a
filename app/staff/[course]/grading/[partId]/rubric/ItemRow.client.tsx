"use client";

import type { RubricGroupView, RubricItemView } from "#server/rubrics";
import { useEditInPlace } from "../../../../useEditInPlace.client";
import { Confirmation } from "./Confirmation.client";
import { signedPoints } from "./fields";
import { ItemForm, type Placeholders } from "./ItemForm.client";
import { RowButtons } from "./RowButtons.client";
import { useRubricChange } from "./useRubricChange.client";

export interface ItemUse {
  finished: number;
  drafts: number;
}

/** One rubric item: as it is, or as a form in its place. */
export function ItemRow({
  partId,
  item,
  place,
  use,
  feedbackHtml,
  groups,
  placeholders,
  onChanged,
}: {
  partId: string;
  item: RubricItemView;
  /** Among the items of its group. */
  place: { index: number; count: number };
  use: ItemUse | undefined;
  /** Safe to show as it is. */
  feedbackHtml: string | undefined;
  groups: readonly RubricGroupView[];
  placeholders: Placeholders;
  onChanged: (what: string) => void;
}) {
  const [isEdited, setEdited, editButton] = useEditInPlace();
  const moving = useRubricChange(() => onChanged(`“${item.text}” was moved.`));
  const retiring = useRubricChange(() => onChanged(`“${item.text}” was retired.`));

  if (isEdited)
    return (
      <li className="hairline-b">
        <ItemForm
          {...{ partId, item, groups, placeholders, groupId: item.groupId }}
          onDone={() => {
            setEdited(false);
            onChanged(`“${item.text}” was saved.`);
          }}
          onCancel={() => setEdited(false)}
        />
      </li>
    );
  const { id: itemId, revision } = item;
  return (
    <li className="hairline-b py-2.5">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="flex min-w-0 flex-1 basis-64 gap-3">
          <span
            className={`numbers w-9 shrink-0 pt-1 text-right font-medium ${item.points > 0 ? "text-accepted" : item.points < 0 ? "text-wrong" : "text-ink-faint"}`}
          >
            {signedPoints(item.points)}
            <span className="unseen"> points</span>
          </span>
          <div className="min-w-0 flex-1 pt-1">
            <p className="wrap-anywhere whitespace-pre-line">{item.text}</p>
            {feedbackHtml !== undefined && (
              <div
                className="prose prose-small mt-1 overflow-x-auto border-l-2 border-line pl-3 text-ink-soft"
                dangerouslySetInnerHTML={{ __html: feedbackHtml }}
              />
            )}
            <p className="numbers mt-0.5 text-xs text-ink-faint">{wordsOfUse(use)}</p>
          </div>
        </div>
        <RowButtons
          {...{ place, editButton }}
          name={`“${item.text}”`}
          isMoving={moving.isBusy}
          onMove={(by) => void moving.propose({ kind: "move item", partId, itemId, by })}
          onEdit={() => setEdited(true)}
          takeOut="Retire"
          isTakingOut={retiring.isBusy}
          onTakeOut={() => void retiring.propose({ kind: "retire item", partId, itemId, revision })}
        />
      </div>
      <Confirmation changing={moving} verb="Move it" />
      <Confirmation changing={retiring} verb="Retire it" remark="They keep it; it is only no longer offered." />
    </li>
  );
}

function wordsOfUse(use: ItemUse | undefined): string {
  if (use === undefined) return "Not used yet";
  const words = [
    ...(use.finished > 0 ? [`${use.finished} graded ${use.finished === 1 ? "answer" : "answers"}`] : []),
    ...(use.drafts > 0 ? [`${use.drafts} ${use.drafts === 1 ? "draft" : "drafts"}`] : []),
  ];
  return `In ${words.join(" and ")}`;
}
