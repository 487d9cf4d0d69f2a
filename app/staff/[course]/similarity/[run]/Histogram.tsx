import { percent } from "../personWords";

const width = 640;
const height = 150;
const bottom = 24;
const top = 22;

/**
 * How alike all pairs are: one bar for each twentieth. Heights grow with the square root of the counts, because the few
 * pairs on the right are the ones that matter.
 */
export function Histogram({
  counts,
  median,
  threshold,
}: {
  counts: readonly number[];
  median: number;
  threshold: number;
}) {
  const most = Math.max(1, ...counts);
  const barWidth = width / counts.length;
  const floor = height - bottom;
  const heightOf = (count: number): number => (count === 0 ? 0 : Math.max(2, (floor - top) * Math.sqrt(count / most)));
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  return (
    <figure className="mt-4">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Similarities of ${pairs} pairs. Half are below ${percent(median)}; from ${percent(threshold)} on a pair stands out. The table below has the counts.`}
        className="w-full max-w-2xl"
      >
        {counts.map((count, index) => (
          <rect
            key={index}
            x={index * barWidth + 1}
            y={floor - heightOf(count)}
            width={barWidth - 2}
            height={heightOf(count)}
            className={(index + 1) / counts.length > threshold ? "fill-reference" : "fill-student"}
          />
        ))}
        <line x1={0} x2={width} y1={floor} y2={floor} className="stroke-line-strong" />
        <line
          x1={threshold * width}
          x2={threshold * width}
          y1={top - 6}
          y2={floor}
          className="stroke-ink"
          strokeDasharray="4 3"
        />
        <text
          x={threshold * width + (threshold > 0.7 ? -6 : 6)}
          y={top - 8}
          textAnchor={threshold > 0.7 ? "end" : "start"}
          className="fill-ink text-xs"
        >
          stands out from {percent(threshold)}
        </text>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <text
            key={share}
            x={share * width}
            y={height - 6}
            textAnchor={share === 0 ? "start" : share === 1 ? "end" : "middle"}
            className="fill-ink-faint text-xs"
          >
            {percent(share)}
          </text>
        ))}
      </svg>
      <figcaption className="max-w-[70ch] text-xs text-ink-faint">
        {pairs} pairs by similarity. Half of them are below {percent(median)}. Heights are square roots of the counts.
      </figcaption>
      <details className="mt-2 text-xs">
        <summary className="w-fit rounded-sm text-accent underline underline-offset-2">The counts as a table</summary>
        <table className="numbers mt-2">
          <thead>
            <tr className="text-left text-ink-faint">
              <th className="pr-6 font-medium">Similarity</th>
              <th className="font-medium">Pairs</th>
            </tr>
          </thead>
          <tbody>
            {counts.map((count, index) => (
              <tr key={index}>
                <td className="pr-6">
                  {percent(index / counts.length)} to {percent((index + 1) / counts.length)}
                </td>
                <td className="text-right">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
