import { type ReactNode, useId } from "react";
import { wrapLabel } from "./wrapLabel";

/** A row: its label above a strip, and a number at the strip's right end. */
export interface ChartRow {
  key: string;
  label: string;
  note: string;
  /** From 0 at the top to `stripHeight`; across in percent of the width. */
  marks: ReactNode;
}

export interface Tick {
  /** In percent of the width. */
  at: number;
  text: string;
}

export const stripHeight = 24;
const lineHeight = 16;
const gap = 12;
const axisHeight = 38;

/**
 * Strips below each other over one axis. Places across are percentages and letters have their own size, so the drawing
 * fills any width without a script, and can be read on a phone as on a large screen.
 *
 * @param name - of the whole, for who does not see it
 * @param description - what it shows, in a sentence
 */
export function RowChart({
  name,
  description,
  rows,
  ticks,
  axis,
}: {
  name: string;
  description: string;
  rows: readonly ChartRow[];
  ticks: readonly Tick[];
  axis: string;
}) {
  const id = useId();
  const placed = placeRows(rows);
  const bottom = placed.at(-1)?.end ?? 0;
  return (
    <div className="numbers max-w-2xl pr-22 pl-0.5">
      <svg
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-desc`}
        width="100%"
        height={bottom + axisHeight}
        fontSize={12}
        className="block overflow-visible"
      >
        <title id={`${id}-title`}>{name}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {placed.map(({ row, lines, top, strip }) => (
          <g key={row.key}>
            {lines.map((line, index) => (
              <text key={index} x={0} y={top + 12 + index * lineHeight} className="fill-ink">
                {line}
              </text>
            ))}
            <g className="stroke-line">
              {ticks.map(({ at }) => (
                <line key={at} x1={`${at}%`} x2={`${at}%`} y1={strip} y2={strip + stripHeight} />
              ))}
              <line x1={0} x2="100%" y1={strip + stripHeight} y2={strip + stripHeight} />
            </g>
            <svg y={strip} width="100%" height={stripHeight} className="overflow-visible">
              {row.marks}
            </svg>
            <text x="100%" dx={8} y={strip + stripHeight / 2 + 4} className="fill-ink-soft">
              {row.note}
            </text>
          </g>
        ))}
        <g className="fill-ink-faint">
          {ticks.map(({ at, text }) => (
            <text key={at} x={`${at}%`} y={bottom + 14} textAnchor={at <= 2 ? "start" : at >= 98 ? "end" : "middle"}>
              {text}
            </text>
          ))}
          <text x={0} y={bottom + 32}>
            {axis}
          </text>
        </g>
      </svg>
    </div>
  );
}

interface PlacedRow {
  row: ChartRow;
  lines: string[];
  /** Of the label, of the strip, and the end of the row, from the upper edge. */
  top: number;
  strip: number;
  end: number;
}

function placeRows(rows: readonly ChartRow[]): PlacedRow[] {
  const placed: PlacedRow[] = [];
  for (const row of rows) {
    const lines = wrapLabel(row.label);
    const before = placed.at(-1);
    const top = before === undefined ? 0 : before.end + gap;
    const strip = top + lines.length * lineHeight + 2;
    placed.push({ row, lines, top, strip, end: strip + stripHeight });
  }
  return placed;
}
