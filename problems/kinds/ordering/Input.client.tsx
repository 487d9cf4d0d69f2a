"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { z } from "zod";
import { useAnswerField } from "../../../app/questions/answerField.client";
import { WideHtml } from "../../../app/questions/WideHtml.client";
import type { ShownOrdering } from "./kind";

const DraftSchema = z.object({ kind: z.literal("ordering"), order: z.array(z.string()) });

type Direction = "up" | "down";

/** A list whose items move up and down by buttons and arrow keys; a screen reader hears the new place. */
export default function OrderingInput({ question }: { question: ShownOrdering }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const prefix = useId();
  const [announcement, setAnnouncement] = useState("");
  const list = useRef<HTMLOListElement>(null);
  /** The button to be in focus once the list stands in its new order: moving a node takes the focus from it. */
  const wanted = useRef<string | null>(null);
  const items = inOrder(question.items, draft?.order);
  const names = { hint: `${prefix}-hint`, item: (id: string) => `${prefix}-${id}` };

  useEffect(() => {
    if (wanted.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-move="${wanted.current}"]`)?.focus();
    wanted.current = null;
  }, [items]);

  const move = (place: number, direction: Direction, button: string) => {
    const target = direction === "up" ? place - 1 : place + 1;
    const order = items.map(({ id }) => id);
    const [moved, other] = [order[place], order[target]];
    if (moved === undefined || other === undefined) {
      setAnnouncement(direction === "up" ? "This is the first place." : "This is the last place.");
      return;
    }
    order[place] = other;
    order[target] = moved;
    wanted.current = button;
    keep({ kind: "ordering", order });
    setAnnouncement(`Now in place ${target + 1} of ${items.length}.`);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, place: number, button: string) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    move(place, event.key === "ArrowUp" ? "up" : "down", button);
  };

  return (
    <div role="group" aria-labelledby={labelledBy} aria-describedby={`${describedBy} ${names.hint}`}>
      <p id={names.hint} className="mb-2 text-sm text-ink-soft">
        Move the items with their buttons. On a button, the arrow keys up and down do the same, with or without Alt.
      </p>
      <ol ref={list} className="hairline-t">
        {items.map(({ id, html }, place) => (
          <li key={id} className="hairline-b flex items-center gap-3 py-1">
            <span className="numbers w-6 shrink-0 text-right text-ink-faint" aria-hidden="true">
              {place + 1}
            </span>
            <WideHtml html={html} id={names.item(id)} className="prose prose-small flex-1" />
            <span className="flex shrink-0">
              {(["up", "down"] as const).map((direction) => {
                const button = `${id}-${direction}`;
                const isAtEnd = place === (direction === "up" ? 0 : items.length - 1);
                return (
                  <button
                    key={direction}
                    id={`${names.item(id)}-${direction}`}
                    type="button"
                    data-move={button}
                    aria-label={direction === "up" ? "Move up" : "Move down"}
                    aria-labelledby={`${names.item(id)}-${direction} ${names.item(id)}`}
                    // Not `disabled`: that would drop the focus of whoever just moved the item here.
                    aria-disabled={isAtEnd}
                    onClick={() => move(place, direction, button)}
                    onKeyDown={(event) => onKeyDown(event, place, button)}
                    className="flex size-9 items-center justify-center rounded text-ink-soft hover:bg-hover hover:text-ink aria-disabled:text-ink-faint aria-disabled:opacity-50 pointer-coarse:size-11"
                  >
                    {direction === "up" ? (
                      <ArrowUp className="size-4" aria-hidden="true" />
                    ) : (
                      <ArrowDown className="size-4" aria-hidden="true" />
                    )}
                  </button>
                );
              })}
            </span>
          </li>
        ))}
      </ol>
      <p role="status" aria-live="polite" className="unseen">
        {announcement}
      </p>
    </div>
  );
}

/** The items as they were put last, or as they are shown at first where that does not fit them. */
function inOrder(items: ShownOrdering["items"], order: readonly string[] | undefined): ShownOrdering["items"] {
  const placed = (order ?? []).flatMap((id) => items.filter((item) => item.id === id));
  return placed.length === items.length && new Set(placed).size === items.length ? placed : items;
}
