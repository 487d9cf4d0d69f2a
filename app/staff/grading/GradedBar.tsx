import type { GradingProgress } from "#server/gradableParts";

/** How many answers are graded, as a thin bar. The numbers stand beside it in text. */
export function GradedBar({
  progress: { answers, graded },
  className = "",
}: {
  progress: Pick<GradingProgress, "answers" | "graded">;
  className?: string;
}) {
  return (
    <div
      role="progressbar"
      aria-label="Graded"
      aria-valuemin={0}
      aria-valuemax={answers}
      aria-valuenow={graded}
      aria-valuetext={`${graded} of ${answers} answers`}
      className={`h-1 overflow-hidden rounded-full bg-line ${className}`}
    >
      <div
        className={`h-full rounded-full ${graded === answers ? "bg-accepted" : "bg-accent"}`}
        style={{ width: `${answers === 0 ? 0 : (graded / answers) * 100}%` }}
      />
    </div>
  );
}
