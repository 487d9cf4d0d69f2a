"use client";

import { endInWords } from "./intervalsInWords";
import type { IntervalSet } from "./intervalSet";

const width = 480;
const height = 48;
const margin = 40;
const middle = 16;

/** A picture of a set on the number line. The words beside it say the same, so it is silent. */
export function NumberLine({ set }: { set: IntervalSet }) {
  const ends = [...new Set(set.flatMap(({ from, to }) => [from, to]))].filter(Number.isFinite).sort((a, b) => a - b);
  const place = scaleOf(ends);
  const labelled = withRoom(ends, place);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="h-12 w-full max-w-lg text-accent" aria-hidden="true">
      <line x1={0} x2={width} y1={middle} y2={middle} className="stroke-line-strong" strokeWidth={1} />
      {set.map(({ from, to }) => (
        <line
          key={from}
          x1={place(from)}
          x2={place(to)}
          y1={middle}
          y2={middle}
          stroke="currentColor"
          strokeWidth={4}
        />
      ))}
      {set.flatMap(({ from, to, fromClosed, toClosed }) =>
        [
          { at: from, isClosed: fromClosed },
          { at: to, isClosed: toClosed },
        ]
          .filter(({ at }) => Number.isFinite(at))
          .map(({ at, isClosed }, side) => (
            <circle
              key={`${from} ${side}`}
              cx={place(at)}
              cy={middle}
              r={5}
              stroke="currentColor"
              strokeWidth={2}
              className={isClosed ? "fill-current" : "fill-surface"}
            />
          )),
      )}
      {labelled.map((end) => (
        <text key={end} x={place(end)} y={height - 6} textAnchor="middle" fontSize={12} className="fill-ink-soft">
          {endInWords(end)}
        </text>
      ))}
    </svg>
  );
}

/** From numbers to places: the ends fill the picture, and infinity is its edge. */
function scaleOf(ends: readonly number[]): (value: number) => number {
  const [first = 0] = ends;
  const last = ends.at(-1) ?? first;
  const span = last - first;
  return (value) => {
    if (value === -Infinity) return 0;
    if (value === Infinity) return width;
    // Halves first: the span of two huge numbers of different sign is not finite.
    const share = span > 0 ? (value / 2 - first / 2) / (last / 2 - first / 2) : 0.5;
    return margin + share * (width - 2 * margin);
  };
}

/** The ends whose labels do not run into the one before. */
function withRoom(ends: readonly number[], place: (value: number) => number): number[] {
  const kept: number[] = [];
  for (const end of ends) {
    const last = kept.at(-1);
    if (last === undefined || place(end) - place(last) >= 64) kept.push(end);
  }
  return kept;
}
