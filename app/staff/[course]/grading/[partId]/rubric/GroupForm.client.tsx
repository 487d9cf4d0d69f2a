"use client";

import { useEffect, useRef, useState } from "react";
import type { RubricGroupView } from "#server/rubrics";
import { fieldClass, readPoints } from "./fields";
import { RubricForm } from "./RubricForm.client";
import { useRubricChange } from "./useRubricChange.client";

/**
 * A new group, or another title or other limits for one.
 *
 * @param props.group - the one to edit, as it stands now; null for a new one
 */
export function GroupForm({
  partId,
  group,
  onDone,
  onCancel,
}: {
  partId: string;
  group: RubricGroupView | null;
  onDone: () => void;
  onCancel: () => void;
}) {
  const [title, setTitle] = useState(group?.title ?? "");
  const [pick, setPick] = useState(group?.pick ?? "many");
  const [least, setLeast] = useState(limitText(group?.leastPoints));
  const [most, setMost] = useState(limitText(group?.mostPoints));
  const changing = useRubricChange(onDone);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const save = () => {
    const fields = { partId, title, pick, leastPoints: readLimit(least), mostPoints: readLimit(most) };
    void changing.propose(
      group === null
        ? { kind: "add group", ...fields }
        : { kind: "edit group", groupId: group.id, revision: group.revision, ...fields },
    );
  };
  return (
    <RubricForm what="group" title={group?.title ?? null} {...{ changing, onCancel }} onSave={save}>
      <div className="flex flex-wrap gap-3">
        <label className="min-w-0 flex-1 basis-56">
          <span className="text-ink-soft">Title</span>
          <input
            ref={first}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            maxLength={200}
            required
            className={`${fieldClass} h-9`}
          />
        </label>
        <label className="w-44 max-w-full">
          <span className="text-ink-soft">How many apply</span>
          <select
            value={pick}
            onChange={(event) => setPick(event.target.value === "one" ? "one" : "many")}
            className={`${fieldClass} h-9`}
          >
            <option value="many">Any number</option>
            <option value="one">At most one</option>
          </select>
        </label>
        <Limit label="Least points" value={least} onChange={setLeast} />
        <Limit label="Most points" value={most} onChange={setMost} />
      </div>
      <p className="text-xs text-ink-soft">
        What the applied items of the group give together stays between the two. Leave them empty for no limit.
      </p>
    </RubricForm>
  );
}

function Limit({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="w-24">
      <span className="text-ink-soft">{label}</span>
      <input
        value={value}
        onChange={(event) => onChange(event.target.value)}
        inputMode="decimal"
        autoComplete="off"
        className={`${fieldClass} numbers h-9`}
      />
    </label>
  );
}

const limitText = (limit: number | null | undefined): string => String(limit ?? "");

/** Nothing typed is no limit; what is no number is refused like any other. */
const readLimit = (text: string): number | null => (text.trim() === "" ? null : (readPoints(text) ?? Number.NaN));
