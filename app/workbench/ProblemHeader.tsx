import { ChevronLeft, ChevronRight, CircleHelp } from "lucide-react";
import Link from "next/link";
import type { ItemView, Neighbour } from "#server/items";
import { PendingLine } from "../frame/PendingLine.client";
import { DueLine } from "../ui/DueLine";
import { formatPoints } from "../ui/points";

/** What this is, when it is due, how many points there are and where they come from, in one line above the panes. */
export function ProblemHeader({ item }: { item: ItemView }) {
  const folder = `/courses/${item.course.slug}/${item.assignment.slug}`;
  return (
    <div className="hairline-b flex shrink-0 flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-1.5 sm:px-6">
      <h1 className="min-w-0 flex-1 basis-64 truncate text-base font-semibold tracking-tight max-sm:basis-full max-sm:whitespace-normal">
        {item.title}
      </h1>
      <p className="text-xs text-ink-soft">
        <DueLine dates={item} />
      </p>
      <button
        type="button"
        popoverTarget="points-explained"
        className="numbers -mx-1.5 flex h-7 items-center gap-1.5 rounded px-1.5 text-xs text-ink-soft hover:bg-hover pointer-coarse:h-9"
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
      <nav aria-label="Problems of this assignment" className="-mr-2 flex max-sm:ml-auto">
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
