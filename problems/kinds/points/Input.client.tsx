"use client";

import { z } from "zod";
import { AxesDrawing } from "../../../app/questions/AxesDrawing.client";
import { MovingHint } from "../../../app/questions/MovingHint";
import { useAnswerField } from "../../../app/questions/answerField.client";
import type { Rail } from "../../../app/questions/handleMoves";
import { PointSchema } from "../axes";
import type { ShownPoints } from "./kind";

const DraftSchema = z.object({ kind: z.literal("points"), points: z.array(PointSchema) });

/** Handles on axes, which stand somewhere from the beginning and are moved to where they belong. */
export default function PointsInput({ question: { axes, on, start, closed } }: { question: ShownPoints }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const points = draft?.points.length === start.length ? draft.points : start;
  const railOf = (index: number): Rail =>
    on.kind === "rays" ? { kind: "ray", degrees: on.degrees[index] ?? 0 } : { kind: on.kind };
  const nameOf = (index: number): string =>
    on.kind === "rays" ? `Point at ${on.degrees[index] ?? 0}°` : `Point ${index + 1}`;
  return (
    <AxesDrawing
      axes={axes}
      handles={points.map((at, index) => ({
        name: nameOf(index),
        mark: on.kind === "rays" ? "" : String(index + 1),
        at,
        rail: railOf(index),
      }))}
      joined={closed ? "in-a-ring" : "not"}
      onMove={(index, to) => keep({ kind: "points", points: points.with(index, to) })}
      labelledBy={labelledBy}
      describedBy={describedBy}
    >
      <MovingHint spans={axes} rail={railOf(0)} />
      {closed && (
        <p className="max-w-[60ch] text-xs text-ink-soft">
          The dashed lines only join neighbours. The points are what counts.
        </p>
      )}
    </AxesDrawing>
  );
}
