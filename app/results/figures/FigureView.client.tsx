"use client";

import { useState } from "react";
import type { DrawnFigure } from "./drawnFigure";
import { FigureTable } from "./FigureTable";
import { GridDrawing } from "./GridDrawing";
import { PlotDrawing } from "./PlotDrawing";
import type { LargestSize } from "./plotFrame";
import { useWidth } from "./useWidth.client";

/** One figure, with what to look for below it and its numbers on request. */
export function FigureView({ figure, largest }: { figure: DrawnFigure; largest?: LargestSize }) {
  const [available, measure] = useWidth();
  const [isOpen, setOpen] = useState(false);
  const name = `${figure.title}. ${figure.alt}`;
  const caption = figure.caption !== undefined && (
    <figcaption className="max-w-[60ch] text-ink-soft">{figure.caption}</figcaption>
  );
  return (
    <figure ref={measure} className="space-y-1 text-xs">
      <p className="font-semibold">{figure.title}</p>
      {figure.kind === "plot" ? (
        <PlotDrawing plot={figure} available={available} {...(largest && { largest })} name={name}>
          {caption}
        </PlotDrawing>
      ) : (
        <>
          <GridDrawing grid={figure} available={available} name={name} />
          {caption}
          <p className="text-ink-faint">
            Rows: {figure.rowLabel}. Columns: {figure.columnLabel}. Cells: {figure.cellLabel}.
          </p>
        </>
      )}
      <details
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
        }}
      >
        <summary className="inline-flex min-h-6 items-center rounded-sm text-accent underline-offset-2 hover:underline">
          {isOpen ? "Hide the data" : "Data"}
        </summary>
        {isOpen && <FigureTable figure={figure} />}
      </details>
    </figure>
  );
}
