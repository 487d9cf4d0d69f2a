"use client";

import type { RubricGroupView, RubricItemView, RubricView } from "#server/rubrics";
import { formatPoints } from "../../ui/points";
import { Key } from "./Key";
import { listedItems } from "./reviewSheet";

/** The rubric's items, each with its number key. In a group of which one is picked, picking another one replaces it. */
export function RubricList({
  rubric,
  retired,
  applied,
  onToggle,
}: {
  /** With what was retired, at the end. */
  rubric: RubricView;
  retired: Pick<RubricView, "items">;
  applied: readonly string[];
  onToggle: (item: RubricItemView) => void;
}) {
  const listed = listedItems(rubric);
  if (listed.length === 0)
    return (
      <p className="hairline-t mt-1 py-3 text-ink-soft">
        This part has no rubric yet. You can comment on an answer, and set its points below.
      </p>
    );
  const isRetired = (item: RubricItemView) => retired.items.some(({ id }) => id === item.id);
  const rows = (groupId: string | null, group?: RubricGroupView) => (
    <ul>
      {listed
        .filter((item) => (group === undefined ? !isGrouped(item, rubric) : item.groupId === groupId))
        .map((item) => (
          <li key={item.id} className="hairline-b last:border-b-0">
            <ItemRow
              item={item}
              place={listed.indexOf(item) + 1}
              isApplied={applied.includes(item.id)}
              isRetired={isRetired(item)}
              radioName={group?.pick === "one" ? group.id : null}
              onToggle={() => onToggle(item)}
            />
          </li>
        ))}
    </ul>
  );
  return (
    <div className="hairline-t mt-1">
      {rows(null)}
      {rubric.groups.map((group) => (
        <fieldset key={group.id} className="mt-3 min-w-0">
          <legend className="text-xs font-medium text-ink-soft">
            {group.title}
            <span className="font-normal text-ink-faint"> {limitWords(group)}</span>
          </legend>
          {rows(group.id, group)}
        </fieldset>
      ))}
    </div>
  );
}

const isGrouped = ({ groupId }: RubricItemView, { groups }: RubricView): boolean =>
  groups.some(({ id }) => id === groupId);

function limitWords({ pick, leastPoints, mostPoints }: RubricGroupView): string {
  const most = mostPoints === null ? null : `at most ${formatPoints(mostPoints)}`;
  const least = leastPoints === null ? null : `at least ${formatPoints(leastPoints)}`;
  return [pick === "one" ? "one of these" : null, most, least].filter((words) => words !== null).join(", ");
}

function ItemRow({
  item: { text, feedback, points },
  place,
  isApplied,
  isRetired,
  radioName,
  onToggle,
}: {
  item: RubricItemView;
  /** From 1; beyond 10 there is no key. */
  place: number;
  isApplied: boolean;
  isRetired: boolean;
  /** Set in a group of which one is picked. */
  radioName: string | null;
  onToggle: () => void;
}) {
  return (
    <label
      className={`flex cursor-pointer items-start gap-2 rounded-sm px-1 py-1.5 hover:bg-hover/60 ${isApplied ? "bg-accent-soft" : ""}`}
    >
      <span className="w-5 shrink-0 text-center">{place <= 10 && <Key>{String(place % 10)}</Key>}</span>
      <input
        type={radioName === null ? "checkbox" : "radio"}
        {...(radioName === null ? {} : { name: radioName })}
        checked={isApplied}
        onChange={onToggle}
        onClick={() => {
          // A browser has no way to take a picked one away.
          if (radioName !== null && isApplied) onToggle();
        }}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 flex-1">
        <span className="wrap-break-word">{text}</span>
        {isRetired && <span className="text-xs text-ink-faint"> (no longer in the rubric)</span>}
        {feedback !== "" && <span className="block truncate text-xs text-ink-faint">{feedback}</span>}
      </span>
      <span className="numbers shrink-0 text-ink-soft">{signed(points)}</span>
    </label>
  );
}

const signed = (points: number): string =>
  points < 0 ? `−${formatPoints(-points)}` : points > 0 ? `+${formatPoints(points)}` : "0";
