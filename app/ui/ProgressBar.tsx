import { formatPoints } from "./points";

/** Points earned of the points there are, as a thin bar. The numbers stand beside it in text. */
export function ProgressBar({
  earned,
  points,
  className = "",
}: {
  earned: number;
  points: number;
  className?: string;
}) {
  const share = points > 0 ? Math.min(1, earned / points) : 0;
  return (
    <div
      role="progressbar"
      aria-label="Points"
      aria-valuemin={0}
      aria-valuemax={points}
      aria-valuenow={earned}
      aria-valuetext={`${formatPoints(earned)} of ${formatPoints(points)} points`}
      className={`h-1 overflow-hidden rounded-full bg-line ${className}`}
    >
      <div
        className={`h-full rounded-full ${share === 1 ? "bg-accepted" : "bg-accent"}`}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
