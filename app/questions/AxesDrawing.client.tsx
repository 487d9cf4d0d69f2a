"use client";

import type { ReactNode } from "react";
import type { Point } from "./handleMoves";
import type { DrawnPlot } from "../results/figures/drawnFigure";
import { PlotDrawing } from "../results/figures/PlotDrawing";
import { framePlot, tickText } from "../results/figures/plotFrame";
import { useWidth } from "../results/figures/useWidth.client";
import { CoordinateTable } from "./CoordinateTable.client";
import { Handles, type Handle } from "./Handles.client";

/** What stands behind the handles. */
export interface DrawnAxes {
  x: { from: number; to: number; label: string };
  y: { from: number; to: number; label: string };
  hasEqualScales: boolean;
  /** A guide, such as a diagonal, is drawn more lightly than a curve. */
  lines: readonly { label: string; isGuide: boolean; points: readonly (readonly [x: number, y: number | null])[] }[];
}

const largest = { width: 480, height: 400 };

/**
 * Axes with handles that are moved by pointer, by arrow keys, or in the table beside them, which is the same answer in
 * numbers. Holding Shift makes the arrows fine.
 */
export function AxesDrawing({
  axes,
  handles,
  start,
  joined,
  onMove,
  onAdd,
  labelledBy,
  describedBy,
  children,
}: {
  axes: DrawnAxes;
  handles: readonly Handle[];
  /** Where the line through the handles begins. */
  start?: Point | undefined;
  joined: "not" | "in-order" | "in-a-ring";
  onMove: (index: number, to: Point) => void;
  /** Takes one more handle at a place where somebody pressed. */
  onAdd?: ((at: Point) => void) | undefined;
  labelledBy: string;
  describedBy: string;
  /** Buttons that belong to the drawing. */
  children?: ReactNode;
}) {
  const [available, measure] = useWidth();
  const plot = backdrop(axes);
  const frame = framePlot(plot, available, largest);
  // The table keeps its place while a path has no corner yet: a drawing that shrinks under the pointer is missed.
  const hasTwoNumbers = (handles[0]?.rail ?? { kind: "plane" }).kind === "plane";
  return (
    <div
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className={`grid gap-x-8 gap-y-3 ${hasTwoNumbers ? "md:grid-cols-[minmax(0,1fr)_17.5rem]" : "md:grid-cols-[minmax(0,1fr)_13rem]"}`}
    >
      <div ref={measure} className="min-w-0 space-y-2">
        <div className="relative">
          <PlotDrawing plot={plot} available={available} largest={largest} name={plot.alt} />
          <Handles
            frame={frame}
            spans={axes}
            handles={handles}
            start={start}
            joined={joined}
            onMove={onMove}
            onAdd={onAdd}
          />
        </div>
        {children}
      </div>
      <CoordinateTable handles={handles} spans={axes} onMove={onMove} />
    </div>
  );
}

function backdrop({ x, y, hasEqualScales, lines }: DrawnAxes): DrawnPlot {
  const names = lines.map(({ label }) => label).filter((label) => label !== "");
  return {
    kind: "plot",
    title: "",
    alt: `Axes: ${x.label} from ${tickText(x.from)} to ${tickText(x.to)}, ${y.label} from ${tickText(y.from)} to ${tickText(y.to)}.${names.length === 0 ? "" : ` Drawn behind: ${names.join(", ")}.`}`,
    x: { label: x.label, scale: "linear", range: [x.from, x.to] },
    y: { label: y.label, scale: "linear", range: [y.from, y.to] },
    hasEqualScales,
    series: lines.map(({ label, isGuide, points }) => ({
      role: isGuide ? "neutral" : "third",
      as: "line",
      label,
      points: points.map(([at, up]) => [at, up]),
      length: points.length,
    })),
  };
}
