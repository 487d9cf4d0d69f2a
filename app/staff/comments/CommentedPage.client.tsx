"use client";

import { type PointerEvent, type ReactNode, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "../../ui/Button";
import { CommentCard } from "./CommentCard.client";
import { CommentForm } from "./CommentForm.client";
import type { CommentActions, Outcome, Region, ShownRegionComment, SnippetOffer } from "./commentTypes";
import { type Point, pointOn, readTyped, regionBetween, sides, toTyped, type TypedRegion } from "./region";

export interface RegionCommentActions extends CommentActions {
  add: (comment: Region & { text: string }) => Promise<Outcome>;
}

type Props = {
  /** The picture, or one page of a document: an element that is as wide as it can be. */
  children: ReactNode;
  comments: readonly ShownRegionComment[];
  /** Such as "Page 2 of derivation.pdf". */
  label: string;
} & ({ canEdit: false } | { canEdit: true; actions: RegionCommentActions; offer: SnippetOffer });

const firstGuess: TypedRegion = { x: "10", y: "10", width: "30", height: "10" };

/**
 * A page with numbered rectangles, and the comments on them below. Where comments are written, a rectangle is drawn by
 * pointer, or typed as percent of the page.
 */
export function CommentedPage(props: Props) {
  const { children, comments, label } = props;
  const editing = props.canEdit ? { actions: props.actions, offer: props.offer } : null;
  const ids = useId();
  const [typed, setTyped] = useState<TypedRegion | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const drawing = useDrawing((region) => setTyped(toTyped(region)));
  const begin = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const read = typed === null ? null : readTyped(typed);
  const marked = drawing.region ?? (read?.ok === true ? read.region : null);
  const close = (hadFocus = true) => {
    const isHere = hadFocus || panel.current?.contains(document.activeElement) === true;
    // The button is there again once the form is gone.
    flushSync(() => setTyped(null));
    if (isHere) begin.current?.focus();
  };
  const show = (id: string) => {
    setShownId(id);
    document.getElementById(`${ids}${id}`)?.focus();
  };

  return (
    <section aria-label={label} className="space-y-3">
      <div className="relative overflow-hidden rounded border border-line bg-surface">
        {children}
        {editing !== null && (
          <div
            {...drawing.handlers}
            // A finger scrolls the page until a comment is begun.
            className={`absolute inset-0 cursor-crosshair ${typed === null ? "touch-auto" : "touch-none"}`}
            data-drawing={typed === null ? undefined : ""}
          />
        )}
        {comments.map((comment, index) => (
          <button
            key={comment.id}
            type="button"
            onClick={() => show(comment.id)}
            aria-label={`Show comment ${index + 1}`}
            style={placeOf(comment)}
            className={`absolute rounded-sm border-2 border-accent ${comment.id === shownId ? "bg-accent/25" : "bg-accent/10 hover:bg-accent/20"}`}
          >
            <span className="numbers absolute top-0 left-0 rounded-br-sm bg-accent px-1 text-xs/4 font-medium text-on-accent">
              {index + 1}
            </span>
          </button>
        ))}
        {marked !== null && (
          <div
            aria-hidden="true"
            style={placeOf(marked)}
            className="pointer-events-none absolute rounded-sm border-2 border-dashed border-accent bg-accent/10"
          />
        )}
      </div>
      {comments.length > 0 && (
        <ol aria-label={`Comments on ${label}`} className="space-y-2">
          {comments.map((comment, index) => (
            <li
              key={comment.id}
              id={`${ids}${comment.id}`}
              tabIndex={-1}
              onFocus={() => setShownId(comment.id)}
              className="rounded"
            >
              <CommentCard comment={comment} place={`Place ${index + 1}`} editing={editing} />
            </li>
          ))}
        </ol>
      )}
      {editing !== null && typed === null && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button ref={begin} size="small" onClick={() => setTyped(firstGuess)}>
            Comment on a place
          </Button>
          <span className="text-xs text-ink-faint">Or draw a rectangle on the page.</span>
        </p>
      )}
      {editing !== null && typed !== null && (
        <div ref={panel} className="space-y-2 rounded border border-line bg-paper px-3 py-2">
          <fieldset>
            <legend className="text-ink-soft">Place, in percent of the page</legend>
            <div className="mt-1 flex flex-wrap gap-2">
              {sides.map((side) => (
                <label key={side} className="w-20 text-xs text-ink-soft">
                  {names[side]}
                  <input
                    value={typed[side]}
                    onChange={(event) => setTyped({ ...typed, [side]: event.target.value })}
                    inputMode="decimal"
                    autoComplete="off"
                    aria-invalid={read?.ok === false}
                    className="numbers mt-0.5 block h-8 w-full rounded border border-line-strong/55 bg-surface px-2 text-sm text-ink hover:border-line-strong aria-invalid:border-partial"
                  />
                </label>
              ))}
            </div>
          </fieldset>
          <p role="status" className="text-partial empty:hidden">
            {read?.ok === false && read.message}
          </p>
          <CommentForm
            label="Comment on this place"
            text=""
            save={(text) =>
              read?.ok === true
                ? editing.actions.add({ ...read.region, text })
                : Promise.resolve({ ok: false, message: "The place is not complete yet." })
            }
            offer={editing.offer}
            onDone={close}
            onCancel={() => close()}
          />
        </div>
      )}
    </section>
  );
}

const names = { x: "Left", y: "Top", width: "Width", height: "Height" } as const satisfies Record<keyof Region, string>;

const placeOf = ({ x, y, width, height }: Region) => ({
  left: `${x * 100}%`,
  top: `${y * 100}%`,
  width: `${width * 100}%`,
  height: `${height * 100}%`,
});

/** A rectangle being drawn. A finger draws only where it does not scroll. */
function useDrawing(onDrawn: (region: Region) => void) {
  const [corners, setCorners] = useState<{ from: Point; to: Point } | null>(null);
  const pointAt = (event: PointerEvent<HTMLElement>): Point =>
    pointOn(event.currentTarget.getBoundingClientRect(), event);
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const scrolls = event.pointerType === "touch" && event.currentTarget.dataset["drawing"] === undefined;
      if (event.button !== 0 || scrolls) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const from = pointAt(event);
      setCorners({ from, to: from });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (corners !== null) setCorners({ ...corners, to: pointAt(event) });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (corners === null) return;
      const region = regionBetween(corners.from, pointAt(event));
      setCorners(null);
      if (region !== null) onDrawn(region);
    },
    onPointerCancel: () => setCorners(null),
  };
  return { region: corners === null ? null : regionBetween(corners.from, corners.to), handlers };
}
