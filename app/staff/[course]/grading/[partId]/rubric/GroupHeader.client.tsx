"use client";

import type { RubricGroupView } from "#server/rubrics";
import { useEditInPlace } from "../../../../useEditInPlace.client";
import { Confirmation } from "./Confirmation.client";
import { signedPoints } from "./fields";
import { GroupForm } from "./GroupForm.client";
import { RowButtons } from "./RowButtons.client";
import { useRubricChange } from "./useRubricChange.client";

/** The head of a group: its title and limits, or a form in their place. */
export function GroupHeader({
  partId,
  group,
  place,
  headingId,
  onChanged,
}: {
  partId: string;
  group: RubricGroupView;
  /** Among the groups. */
  place: { index: number; count: number };
  headingId: string;
  onChanged: (what: string) => void;
}) {
  const [isEdited, setEdited, editButton] = useEditInPlace();
  const moving = useRubricChange(() => onChanged(`“${group.title}” was moved.`));
  const retiring = useRubricChange(() => onChanged(`“${group.title}” was dissolved.`));
  const { id: groupId, revision, title } = group;

  return (
    <header className="hairline-b">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-1.5">
        <div className="min-w-0 flex-1 basis-56">
          <h2 id={headingId} className="text-base/6 font-semibold wrap-anywhere">
            {title}
          </h2>
          <p className="numbers text-xs text-ink-faint">{limitWords(group)}</p>
        </div>
        <RowButtons
          {...{ place, editButton }}
          name={`group “${title}”`}
          isMoving={moving.isBusy}
          onMove={(by) => void moving.propose({ kind: "move group", partId, groupId, by })}
          isEditorOpen={isEdited}
          onEdit={() => setEdited(!isEdited)}
          takeOut="Dissolve"
          isTakingOut={retiring.isBusy}
          onTakeOut={() => void retiring.propose({ kind: "retire group", partId, groupId, revision })}
        />
      </div>
      <Confirmation changing={moving} verb="Move it" />
      <Confirmation changing={retiring} verb="Dissolve it" remark="Its items stay, each by itself." />
      {isEdited && (
        <GroupForm
          {...{ partId, group }}
          onDone={() => {
            setEdited(false);
            onChanged(`“${title}” was saved.`);
          }}
          onCancel={() => setEdited(false)}
        />
      )}
    </header>
  );
}

function limitWords({ pick, leastPoints: least, mostPoints: most }: RubricGroupView): string {
  const picked = pick === "one" ? "At most one applies" : "Any number apply";
  if (least !== null && most !== null)
    return `${picked}; together between ${signedPoints(least)} and ${signedPoints(most)} points`;
  if (least !== null) return `${picked}; together at least ${signedPoints(least)} points`;
  if (most !== null) return `${picked}; together at most ${signedPoints(most)} points`;
  return picked;
}
