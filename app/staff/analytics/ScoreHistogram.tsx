import { useId } from "react";
import type { ScoreDistribution } from "#server/analytics/scoreDistribution";

const top = 38;
const barsHeight = 130;
const floor = top + barsHeight;

/** Of twelve columns the first is for who has none, the second is empty, and ten are for the shares. */
const columnCount = 12;
const xOf = (column: number): string => `${(100 * column) / columnCount}%`;
const xOfShare = (share: number): string => xOf(2 + 10 * share);

/** How many students have which share of the points: a bar for each tenth, with its count on it. */
export function ScoreHistogram({
  name,
  description,
  scores: { none, bins, spread },
}: {
  name: string;
  description: string;
  scores: ScoreDistribution;
}) {
  const id = useId();
  const most = Math.max(1, none, ...bins);
  const heightOf = (count: number): number => (count === 0 ? 0 : Math.max(2, (barsHeight * count) / most));
  const median = spread?.median ?? 0;
  const columns = [
    { at: 0, count: none, ink: "fill-line-strong" },
    ...bins.map((count, bin) => ({ at: bin + 2, count, ink: "fill-student" })),
  ];
  return (
    <div className="numbers max-w-2xl">
      <svg
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-desc`}
        width="100%"
        height={floor + 40}
        fontSize={12}
        className="block overflow-visible"
      >
        <title id={`${id}-title`}>{name}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {columns.map(({ at, count, ink }) => (
          <rect
            key={at}
            {...{ x: xOf(at + 0.06), y: floor - heightOf(count), width: xOf(0.88), height: heightOf(count) }}
            className={ink}
          />
        ))}
        <g className="stroke-line-strong">
          <line x1={0} x2={xOf(1)} y1={floor + 0.5} y2={floor + 0.5} />
          <line x1={xOf(2)} x2="100%" y1={floor + 0.5} y2={floor + 0.5} />
        </g>
        {spread !== null && (
          <>
            <line
              x1={xOfShare(median)}
              x2={xOfShare(median)}
              y1={16}
              y2={floor}
              strokeDasharray="4 3"
              className="stroke-ink"
            />
            <text
              x={xOfShare(median)}
              dx={median > 0.5 ? -6 : 6}
              y={14}
              textAnchor={median > 0.5 ? "end" : "start"}
              className="fill-ink"
            >
              median {Math.round(100 * median)} %
            </text>
          </>
        )}
        <g textAnchor="middle" strokeWidth={4} paintOrder="stroke" className="fill-ink-soft stroke-paper">
          {columns.map(({ at, count }) => (
            <text key={at} x={xOf(at + 0.5)} y={floor - heightOf(count) - 5}>
              {count > 0 && count}
            </text>
          ))}
        </g>
        <g className="fill-ink-faint">
          <text x={xOf(0.5)} y={floor + 16} textAnchor="middle">
            none
          </text>
          {[0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => (
            <text
              key={share}
              x={xOfShare(share)}
              y={floor + 16}
              textAnchor={share === 1 ? "end" : share === 0 ? "start" : "middle"}
            >
              {Math.round(100 * share)}
              {share === 1 ? " %" : ""}
            </text>
          ))}
          <text x="100%" y={floor + 34} textAnchor="end">
            share of the points
          </text>
        </g>
      </svg>
    </div>
  );
}
