import { stripHeight } from "./RowChart";

const middle = stripHeight / 2;

/**
 * The middle half of some numbers as a box, the median as a thick line, and a thin line to the lowest and the highest.
 *
 * @param places - in percent of the width
 */
export function BoxMarks({
  lowest,
  lowerQuartile,
  median,
  upperQuartile,
  highest,
}: {
  lowest: number;
  lowerQuartile: number;
  median: number;
  upperQuartile: number;
  highest: number;
}) {
  return (
    <>
      <line x1={`${lowest}%`} x2={`${highest}%`} y1={middle} y2={middle} className="stroke-student" />
      <rect
        x={`${lowerQuartile}%`}
        width={`${Math.max(0.5, upperQuartile - lowerQuartile)}%`}
        y={5}
        height={stripHeight - 10}
        rx={2}
        fillOpacity={0.35}
        className="fill-student stroke-student"
      />
      <line
        x1={`${median}%`}
        x2={`${median}%`}
        y1={2}
        y2={stripHeight - 2}
        strokeWidth={3}
        strokeLinecap="round"
        className="stroke-ink"
      />
    </>
  );
}
