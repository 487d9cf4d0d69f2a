"use client";

import { useEffect, useRef, useState } from "react";
import type { placeholders as knownPlaceholders } from "#server/rubricText";
import type { RubricGroupView, RubricItemView } from "#server/rubrics";
import { MarkdownPreview } from "../../../../../questions/MarkdownPreview.client";
import { Disclosure } from "../../../../../ui/Disclosure";
import { fieldClass, readPoints } from "./fields";
import { RubricForm } from "./RubricForm.client";
import { useRubricChange } from "./useRubricChange.client";

export type Placeholders = typeof knownPlaceholders;

/**
 * A new rubric item, or another text, feedback, group or number of points for one.
 *
 * @param props.item - the one to edit, as it stands now; null for a new one
 * @param props.groupId - the group that a new one goes into
 */
export function ItemForm({
  partId,
  item,
  groupId: initialGroupId,
  groups,
  placeholders,
  onDone,
  onCancel,
}: {
  partId: string;
  item: RubricItemView | null;
  groupId: string | null;
  groups: readonly RubricGroupView[];
  placeholders: Placeholders;
  onDone: () => void;
  onCancel: () => void;
}) {
  const [text, setText] = useState(item?.text ?? "");
  const [feedback, setFeedback] = useState(item?.feedback ?? "");
  const [points, setPoints] = useState(String(item?.points ?? ""));
  const [groupId, setGroupId] = useState(item === null ? initialGroupId : item.groupId);
  const changing = useRubricChange(onDone);
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);

  const save = () => {
    const fields = { partId, groupId, text, feedback, points: readPoints(points) ?? Number.NaN };
    void changing.propose(
      item === null
        ? { kind: "add item", ...fields }
        : { kind: "edit item", itemId: item.id, revision: item.revision, ...fields },
    );
  };
  return (
    <RubricForm what="item" title={item?.text ?? null} {...{ changing, onCancel }} onSave={save}>
      <div className="flex flex-wrap gap-3">
        <label className="min-w-0 flex-1 basis-72">
          <span className="text-ink-soft">What the answer says or does</span>
          <textarea
            ref={first}
            value={text}
            onChange={(event) => setText(event.target.value)}
            rows={2}
            maxLength={2000}
            required
            className={`${fieldClass} min-h-14 resize-y py-1.5`}
          />
        </label>
        <label className="w-24">
          <span className="text-ink-soft">Points</span>
          <input
            value={points}
            onChange={(event) => setPoints(event.target.value)}
            inputMode="decimal"
            autoComplete="off"
            required
            className={`${fieldClass} numbers h-9`}
          />
        </label>
        {groups.length > 0 && (
          <label className="w-48 max-w-full">
            <span className="text-ink-soft">Group</span>
            <select
              value={groupId ?? ""}
              onChange={(event) => setGroupId(event.target.value === "" ? null : event.target.value)}
              className={`${fieldClass} h-9`}
            >
              <option value="">None</option>
              {groups.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <label className="block">
        <span className="text-ink-soft">What the student reads besides, in Markdown (may be empty)</span>
        <textarea
          value={feedback}
          onChange={(event) => setFeedback(event.target.value)}
          rows={3}
          maxLength={5000}
          className={`${fieldClass} min-h-16 resize-y py-1.5 font-mono`}
        />
      </label>
      <MarkdownPreview markdown={feedback} />
      <div className="text-xs text-ink-soft">
        <Disclosure summary="What both texts can quote">
          <ul className="space-y-1">
            {placeholders.map(({ name, meaning }) => (
              <li key={name}>
                <code className="font-mono text-ink">{`{{${name}}}`}</code> {meaning}
              </li>
            ))}
          </ul>
        </Disclosure>
      </div>
    </RubricForm>
  );
}
