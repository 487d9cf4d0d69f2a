import { stripHeight } from "./RowChart";

/** Columns side by side: each with a filled part, and on it one that is only outlined. */
export function ColumnMarks({
  filled,
  outlined = [],
  most,
  isFaint = false,
}: {
  filled: readonly number[];
  outlined?: readonly number[];
  /** What reaches the upper edge. */
  most: number;
  isFaint?: boolean;
}) {
  const width = 100 / Math.max(1, filled.length);
  const heightOf = (count: number): number =>
    count === 0 ? 0 : Math.max(1.5, (stripHeight * count) / Math.max(1, most));
  return filled.map((count, place) => {
    const [solid, open] = [heightOf(count), heightOf(outlined[place] ?? 0)];
    const [x, across] = [`${(place + 0.08) * width}%`, `${0.84 * width}%`];
    return (
      <g key={place}>
        {solid > 0 && (
          <rect
            {...{ x, width: across, y: stripHeight - solid, height: solid }}
            className={isFaint ? "fill-line-strong" : "fill-student"}
          />
        )}
        {open > 0 && (
          <rect
            {...{ x, width: across, y: stripHeight - solid - open, height: open }}
            fillOpacity={0.18}
            strokeDasharray="3 2"
            className="fill-reference stroke-reference"
          />
        )}
      </g>
    );
  });
}
