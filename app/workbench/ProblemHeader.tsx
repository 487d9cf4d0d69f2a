import { ChevronLeft, ChevronRight, CircleHelp } from "lucide-react";
import type { ItemView, Neighbour } from "#server/items";
import { PendingLine } from "../frame/PendingLine.client";
import { ClockLine } from "../timed/ClockLine.client";
import { DueLine } from "../ui/DueLine";
import { Link } from "../ui/Link";
import { formatPoints } from "../ui/points";

/** What this is, when it is due, how many points there are and where they come from, in one line above the panes. */
export function ProblemHeader({
  item,
  onTimeEnd,
}: {
  item: ItemView;
  /** Brings the page up to date when the time of a timed assignment runs out. */
  onTimeEnd: () => Promise<void>;
}) {
  const folder = `/courses/${item.course.slug}/${item.assignment.slug}`;
  return (
    <div className="hairline-b grid shrink-0 grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-2 px-4 py-1.5 sm:flex sm:gap-x-4 sm:px-6">
      <h1 className="col-span-3 min-w-0 flex-1 text-base font-semibold tracking-tight sm:truncate">{item.title}</h1>
      {/* On a phone it takes up to two lines beside the buttons, which are as high: when the browser adds how long is left,
          nothing below moves. */}
      <p className="text-xs text-ink-soft sm:shrink-0">
        {item.clock === null || item.clock.state === "not-begun" ? (
          <DueLine dates={item} />
        ) : (
          <ClockLine
            address={{ course: item.course.slug, assignment: item.assignment.slug }}
            clock={item.clock}
            timeZone={item.timeZone}
            onEnd={onTimeEnd}
          />
        )}
      </p>
      <button
        type="button"
        popoverTarget="points-explained"
        className="numbers -mx-1.5 flex h-9 shrink-0 items-center gap-1.5 rounded px-1.5 text-xs text-ink-soft hover:bg-hover sm:pointer-fine:h-7"
      >
        <span>
          <b className="font-semibold text-ink">{item.earned === null ? "–" : formatPoints(item.earned)}</b> /{" "}
          {formatPoints(item.points)} points
        </span>
        <CircleHelp className="size-3.5 text-ink-faint" aria-hidden="true" />
        <span className="unseen">, where they come from</span>
      </button>
      <div
        id="points-explained"
        popover="auto"
        className="fixed inset-auto top-22 right-4 m-0 max-w-[min(22rem,calc(100vw-2rem))] space-y-2 rounded border border-line bg-surface px-4 py-3 text-ink-soft shadow-float"
      >
        <p>{item.explanation}</p>
        <p>{item.latePolicy}</p>
      </div>
      <nav aria-label="Problems of this assignment" className="-mr-2 flex">
        <Step folder={folder} to={item.previous} word="Previous problem" Icon={ChevronLeft} />
        <Step folder={folder} to={item.next} word="Next problem" Icon={ChevronRight} />
      </nav>
    </div>
  );
}

function Step({
  folder,
  to,
  word,
  Icon,
}: {
  folder: string;
  to: Neighbour | null;
  word: string;
  Icon: typeof ChevronLeft;
}) {
  if (to === null)
    return (
      <span className="flex size-7 items-center justify-center text-line-strong/50 pointer-coarse:size-9">
        <Icon className="size-4" aria-hidden="true" />
      </span>
    );
  const name = `${word}: ${to.title}`;
  return (
    <Link
      href={`${folder}/${to.slug}`}
      title={name}
      className="flex size-7 items-center justify-center rounded text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:size-9"
    >
      <Icon className="size-4" aria-hidden="true" />
      <span className="unseen">{name}</span>
      <PendingLine />
    </Link>
  );
}
