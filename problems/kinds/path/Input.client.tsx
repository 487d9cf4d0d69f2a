"use client";

import { z } from "zod";
import { AxesDrawing } from "../../../app/questions/AxesDrawing.client";
import { MovingHint } from "../../../app/questions/MovingHint";
import { useAnswerField } from "../../../app/questions/answerField.client";
import { Button } from "../../../app/ui/Button";
import { PointSchema, type Point } from "../axes";
import type { ShownPath } from "./kind";

const DraftSchema = z.object({ kind: z.literal("path"), points: z.array(PointSchema) });

/** A path that grows corner by corner, each where one presses on the axes or where the one before it is. */
export default function PathInput({ question: { axes, start, corners } }: { question: ShownPath }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const points = draft?.points.slice(0, corners) ?? [];
  const add = (at: Point) => keep({ kind: "path", points: [...points, at] });
  const isComplete = points.length === corners;
  return (
    <AxesDrawing
      axes={axes}
      start={start}
      handles={points.map((at, index) => ({
        name: `Corner ${index + 1}`,
        mark: String(index + 1),
        at,
        rail: { kind: "plane" },
      }))}
      joined="in-order"
      onMove={(index, to) => keep({ kind: "path", points: points.with(index, to) })}
      onAdd={isComplete ? undefined : add}
      labelledBy={labelledBy}
      describedBy={describedBy}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          aria-disabled={isComplete}
          onClick={(event) => {
            if (isComplete) return;
            add(points.at(-1) ?? start);
            focusNewest(event.currentTarget);
          }}
        >
          Add a corner
        </Button>
        <Button
          aria-disabled={points.length === 0}
          onClick={() => points.length > 0 && keep({ kind: "path", points: points.slice(0, -1) })}
        >
          Remove the last
        </Button>
        <span role="status" className="numbers text-xs text-ink-soft">
          {points.length} of {corners} corners
        </span>
      </div>
      <p className="max-w-[60ch] text-xs text-ink-soft">Press on the axes to place the next corner, or add it here.</p>
      <MovingHint spans={axes} rail={{ kind: "plane" }} />
    </AxesDrawing>
  );
}

/** Whoever added a corner by a button goes on with the arrow keys: it gets the focus as soon as it is drawn. */
function focusNewest(button: Element): void {
  const drawing = button.closest('[role="group"]');
  requestAnimationFrame(() => {
    [...(drawing?.querySelectorAll<SVGGElement>("[data-handle]") ?? [])].at(-1)?.focus();
  });
}
