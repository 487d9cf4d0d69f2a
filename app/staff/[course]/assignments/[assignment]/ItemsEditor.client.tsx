"use client";

import { GripVertical } from "lucide-react";
import { useState } from "react";
import type { SettingsItem } from "#server/assignmentSettings";
import type { UsableProblem } from "#server/usableProblems";
import { Button } from "../../../../ui/Button";
import { formatPoints } from "../../../../ui/points";
import { MoveButtons } from "../../../MoveButtons.client";
import { fieldClass } from "../fieldClass";
import { OrderLine } from "../OrderLine";
import { useOrder } from "../useOrder.client";
import { AddProblem } from "./AddProblem.client";
import { changeItems } from "./actions";

interface Seen {
  course: string;
  assignment: string;
  revision: number;
}

/** The problems in order, with their points: moved by buttons or by dragging, and removed while nobody has worked on them. */
export function ItemsEditor({
  seen,
  items,
  problems,
}: {
  seen: Seen;
  items: readonly SettingsItem[];
  problems: readonly UsableProblem[];
}) {
  const order = useOrder();
  const [dragged, setDragged] = useState<{ id: string; over: number } | null>(null);
  const total = items.reduce((sum, { points }) => sum + points, 0);
  const move = (item: SettingsItem, place: number) =>
    void order.send(
      changeItems({ ...seen, kind: "move", itemId: item.id, place }),
      `${item.title} is number ${place + 1} now.`,
    );
  const drop = () => {
    const item = items.find(({ id }) => id === dragged?.id);
    if (item !== undefined && dragged !== null && items[dragged.over]?.id !== item.id) move(item, dragged.over);
    setDragged(null);
  };
  return (
    <div className="mt-3 space-y-4">
      {items.length === 0 ? (
        <p className="hairline-t hairline-b py-6 text-ink-soft">There is no problem in it yet.</p>
      ) : (
        <ol className="hairline-t">
          {items.map((item, index) => (
            <li
              key={item.id}
              draggable
              onDragStart={() => setDragged({ id: item.id, over: index })}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                if (dragged.over !== index) setDragged({ ...dragged, over: index });
              }}
              onDragEnd={() => setDragged(null)}
              onDrop={drop}
              className={`hairline-b flex flex-wrap items-center gap-x-3 gap-y-2 px-1 py-2.5 ${dragged?.over === index ? "bg-accent-soft" : ""}`}
            >
              <GripVertical className="size-4 shrink-0 cursor-grab text-ink-faint" aria-hidden="true" />
              <span className="numbers w-5 text-right text-ink-faint">{index + 1}</span>
              <span className="min-w-0 flex-1 basis-48">
                <span className="font-medium">{item.title}</span>
                <span className="block text-xs text-ink-faint">
                  {item.slug}, version {item.version}, {formatPoints(item.partPoints)} in its parts
                  {item.submitters > 0 &&
                    `, ${item.submitters} ${item.submitters === 1 ? "person" : "people"} handed in`}
                </span>
              </span>
              <Points
                key={item.points}
                item={item}
                onSet={(points) =>
                  void order.send(
                    changeItems({ ...seen, kind: "points", itemId: item.id, points }),
                    `${item.title} counts ${points} points now.`,
                  )
                }
              />
              <span className="flex items-center">
                <MoveButtons
                  what={item.title}
                  index={index}
                  count={items.length}
                  isBusy={order.isBusy}
                  onMove={(by) => move(item, index + by)}
                />
                <Button
                  kind="quiet"
                  size="small"
                  disabled={order.isBusy}
                  aria-label={`Remove ${item.title}`}
                  onClick={() =>
                    void order.send(
                      changeItems({ ...seen, kind: "remove", itemId: item.id }),
                      `${item.title} was removed.`,
                    )
                  }
                >
                  Remove
                </Button>
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className="numbers text-ink-soft">
        {items.length} {items.length === 1 ? "problem" : "problems"}, {formatPoints(total)} points in all.
      </p>
      <AddProblem
        problems={problems.filter(({ slug }) => items.every((item) => item.slug !== slug))}
        isBusy={order.isBusy}
        onAdd={({ slug, title }, points) =>
          void order.send(changeItems({ ...seen, kind: "add", problem: slug, points }), `${title} was added.`)
        }
      />
      <OrderLine order={order} />
    </div>
  );
}

/** NaN for what is no number. */
const pointsIn = (text: string): number => Number(text.trim().replace(",", ".") || Number.NaN);

function Points({ item, onSet }: { item: SettingsItem; onSet: (points: number) => void }) {
  const [text, setText] = useState(String(item.points));
  const points = pointsIn(text);
  const isChanged = points !== item.points;
  return (
    <form
      className="flex items-center gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) onSet(points);
      }}
    >
      <label className="flex items-center gap-1.5">
        <span className="unseen">Points of {item.title}</span>
        <input
          inputMode="decimal"
          required
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            // The browser says it when this is sent, and does not send it.
            const canSet = pointsIn(event.target.value) > 0;
            event.target.setCustomValidity(canSet ? "" : "Points are a number above 0.");
          }}
          className={`${fieldClass} numbers w-16 text-right`}
        />
        <span className="text-xs text-ink-faint">points</span>
      </label>
      {isChanged && (
        <Button type="submit" size="small">
          Set
        </Button>
      )}
    </form>
  );
}
