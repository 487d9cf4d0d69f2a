"use client";

import type { GroupSummary } from "#server/groupsScreen";
import { PendingLine } from "../../../../../frame/PendingLine.client";
import { Disclosure } from "../../../../../ui/Disclosure";
import { Link } from "../../../../../ui/Link";

interface Links {
  openedKey: string;
  /** The address of a group, but for its key and what follows that. */
  home: string;
  suffix: string;
}

/** The groups of a part, the largest first; answers that are like no other are folded away. */
export function GroupList({ groups, ...links }: { groups: GroupSummary[] } & Links) {
  const several = groups.filter(({ size }) => size > 1);
  const single = groups.filter(({ size }) => size === 1);
  const hasOpenedSingle = single.some(({ key }) => key === links.openedKey);
  return (
    <nav aria-label="Groups" className="min-w-0" data-rows>
      {several.length === 0 ? (
        <p className="hairline-t hairline-b px-2 py-3 text-ink-soft">No two answers are the same.</p>
      ) : (
        <ul className="hairline-t max-md:max-h-72 max-md:overflow-y-auto">
          {several.map((group) => (
            <Row key={group.key} group={group} {...links} />
          ))}
        </ul>
      )}
      {single.length > 0 && (
        <div className="mt-2">
          {several.length === 0 || hasOpenedSingle ? (
            <Singles groups={single} {...links} />
          ) : (
            <Disclosure summary={`${single.length} ${single.length === 1 ? "answer" : "answers"} like no other`}>
              <Singles groups={single} {...links} />
            </Disclosure>
          )}
        </div>
      )}
    </nav>
  );
}

const Singles = ({ groups, ...links }: { groups: GroupSummary[] } & Links) => (
  <ul className="hairline-t max-md:max-h-72 max-md:overflow-y-auto">
    {groups.map((group) => (
      <Row key={group.key} group={group} {...links} />
    ))}
  </ul>
);

function Row({ group: { key, label, size, graded }, openedKey, home, suffix }: { group: GroupSummary } & Links) {
  const isOpened = key === openedKey;
  return (
    <li data-row className="hairline-b">
      <Link
        href={`${home}?group=${key}${suffix}`}
        scroll={false}

        aria-current={isOpened ? "true" : undefined}
        className={`flex items-baseline gap-3 px-2 py-2 focus-visible:-outline-offset-2 ${isOpened ? "bg-accent-soft" : "hover:bg-hover/60"}`}
      >
        <span className="numbers w-8 shrink-0 text-right text-base font-semibold">{size}</span>
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 wrap-anywhere">{label}</span>
          <span className={`numbers text-xs ${graded === size ? "text-accepted" : "text-ink-faint"}`}>
            {graded === size ? "✓ all graded" : `${graded} of ${size} graded`}
          </span>
        </span>
        <PendingLine />
      </Link>
    </li>
  );
}
