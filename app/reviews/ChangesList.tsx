import type { AssignmentChange } from "#server/changesSinceLook";
import { PendingLine } from "../frame/PendingLine.client";
import { Link } from "../ui/Link";
import { Moment } from "../ui/Moment.client";
import { formatPoints } from "../ui/points";

/** What happened to a student's work since they last looked, at the top of the assignment. */
export function ChangesList({
  changes,
  base,
  timeZone,
}: {
  changes: readonly AssignmentChange[];
  /** Address of the assignment. */
  base: string;
  timeZone: string;
}) {
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="changes" className="mt-6 rounded bg-accent-soft px-4 py-3">
      <h2 id="changes" className="font-semibold">
        New since you last looked
      </h2>
      <ul className="mt-1 space-y-1">
        {changes.map((change, index) => (
          <li key={index} className="flex flex-wrap items-baseline gap-x-2">
            <span className="min-w-0">
              <ChangeLine change={change} base={base} timeZone={timeZone} />
            </span>
            <span className="text-xs text-ink-soft">
              <Moment at={change.at} timeZone={timeZone} show="distance" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChangeLine({ change, base, timeZone }: { change: AssignmentChange; base: string; timeZone: string }) {
  switch (change.kind) {
    case "review":
      return (
        <>
          A grader has reviewed your answer to <ProblemLink change={change} base={base} />
        </>
      );
    case "points":
      return (
        <>
          Your points changed from {pointsOr(change.from)} to {pointsOr(change.to)}:{" "}
          <ProblemLink change={change} base={base} />
        </>
      );
    case "regrade":
      return (
        <>
          Your regrade request was {change.state}: <ProblemLink change={change} base={base} />
        </>
      );
    case "extension":
      return (
        <>
          You have more time: due <Moment at={change.dueAt} timeZone={timeZone} show="exact" />
        </>
      );
    case "solutions":
      return <>The solutions are released</>;
  }
}

const pointsOr = (points: number | null): string => (points === null ? "none" : formatPoints(points));

function ProblemLink({ change, base }: { change: { problemSlug: string; problemTitle: string }; base: string }) {
  return (
    <Link href={`${base}/${change.problemSlug}`} className="text-accent underline underline-offset-2">
      {change.problemTitle}
      <PendingLine />
    </Link>
  );
}
