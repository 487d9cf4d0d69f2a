"use client";

import { Plus } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { RubricPage } from "#server/rubricPage";
import type { RubricGroupView } from "#server/rubrics";
import { Button } from "../../../../../ui/Button";
import { Disclosure } from "../../../../../ui/Disclosure";
import { Confirmation } from "./Confirmation.client";
import { signedPoints } from "./fields";
import { GroupForm } from "./GroupForm.client";
import { GroupHeader } from "./GroupHeader.client";
import { ItemForm, type Placeholders } from "./ItemForm.client";
import { ItemRow } from "./ItemRow.client";
import { useRubricChange } from "./useRubricChange.client";

type Props = Pick<RubricPage, "rubric" | "retired" | "uses" | "feedbackHtml"> & { placeholders: Placeholders };

/** The rubric, item by item and group by group, each edited in its place. */
export function RubricScreen({ rubric, retired, uses, feedbackHtml, placeholders }: Props) {
  const { partId, groups, items } = rubric;
  const [isGroupAdded, setGroupAdded] = useState(false);
  const [news, setNews] = useState("");
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was pressed may be gone with the row it stood in, and the focus with it.
    if (news !== "" && document.activeElement === document.body) top.current?.focus();
  }, [news, rubric]);

  const section = (group: RubricGroupView | null, index: number) => {
    const ofGroup = items.filter(({ groupId }) => groupId === (group?.id ?? null));
    return (
      <Section key={group?.id ?? "alone"} {...{ partId, group, index, groups, placeholders }} onChanged={setNews}>
        {ofGroup.map((item, place) => (
          <ItemRow
            key={item.id}
            {...{ partId, item, groups, placeholders }}
            place={{ index: place, count: ofGroup.length }}
            use={uses[item.id]}
            feedbackHtml={feedbackHtml[item.id]}
            onChanged={setNews}
          />
        ))}
      </Section>
    );
  };
  return (
    <div ref={top} tabIndex={-1} role="group" aria-label="Rubric" className="mt-6 space-y-8 focus-visible:outline-none">
      <p role="status" className="unseen">
        {news}
      </p>
      {items.length === 0 && groups.length === 0 && (
        <p className="hairline-t max-w-[65ch] pt-4 text-ink-soft">
          There is nothing in this rubric yet. An item says what to look for in an answer and how many points that is
          worth; graders then only tick what they find.
        </p>
      )}
      {section(null, -1)}
      {groups.map(section)}
      <div className="hairline-t pt-4">
        {isGroupAdded ? (
          <GroupForm
            partId={partId}
            group={null}
            onDone={() => {
              setGroupAdded(false);
              setNews("The group was added.");
            }}
            onCancel={() => setGroupAdded(false)}
          />
        ) : (
          <Button onClick={() => setGroupAdded(true)}>
            <Plus className="size-4" aria-hidden="true" />
            Add a group
          </Button>
        )}
      </div>
      {retired.length > 0 && (
        <Disclosure summary={`Retired items (${retired.length})`}>
          <ul>
            {retired.map((item) => (
              <RetiredRow key={item.id} partId={partId} item={item} onChanged={setNews} />
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

function Section({
  partId,
  group,
  index,
  groups,
  placeholders,
  onChanged,
  children,
}: {
  partId: string;
  /** Null: the items without a group. */
  group: RubricGroupView | null;
  index: number;
  groups: readonly RubricGroupView[];
  placeholders: Placeholders;
  onChanged: (what: string) => void;
  children: ReactNode[];
}) {
  const [isItemAdded, setItemAdded] = useState(false);
  const headingId = useId();
  const name = group === null ? { "aria-label": "Items without a group" } : { "aria-labelledby": headingId };
  return (
    <section {...name}>
      {group !== null && (
        <GroupHeader {...{ partId, group, headingId, onChanged }} place={{ index, count: groups.length }} />
      )}
      {children.length > 0 ? (
        <ul className={group === null ? "hairline-t" : ""}>{children}</ul>
      ) : (
        group !== null && <p className="hairline-b py-2.5 text-ink-faint">No item yet.</p>
      )}
      {isItemAdded ? (
        <ItemForm
          {...{ partId, groups, placeholders }}
          item={null}
          groupId={group?.id ?? null}
          onDone={() => {
            setItemAdded(false);
            onChanged("The item was added.");
          }}
          onCancel={() => setItemAdded(false)}
        />
      ) : (
        <Button
          kind="quiet"
          className="mt-1.5"
          aria-label={group === null ? "Add an item" : `Add an item to “${group.title}”`}
          onClick={() => setItemAdded(true)}
        >
          <Plus className="size-4" aria-hidden="true" />
          Add an item
        </Button>
      )}
    </section>
  );
}

function RetiredRow({
  partId,
  item: { id: itemId, text, points, revision },
  onChanged,
}: {
  partId: string;
  item: Props["retired"][number];
  onChanged: (what: string) => void;
}) {
  const restoring = useRubricChange(() => onChanged(`“${text}” is offered again.`));
  return (
    <li className="hairline-b py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="numbers w-12 shrink-0 text-right text-ink-faint">{signedPoints(points)}</span>
        <span className="min-w-0 flex-1 basis-48 text-ink-soft wrap-anywhere">{text}</span>
        <Button
          size="small"
          aria-label={`Restore “${text}”`}
          disabled={restoring.isBusy}
          onClick={() => void restoring.propose({ kind: "restore item", partId, itemId, revision })}
        >
          Restore
        </Button>
      </div>
      <Confirmation changing={restoring} verb="Restore it" />
    </li>
  );
}
