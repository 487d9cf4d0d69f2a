import { ChevronLeft } from "lucide-react";
import { Link } from "../ui/Link";
import { Mark } from "./Mark";
import { PendingLine } from "./PendingLine.client";

export interface Crumb {
  title: string;
  href: string;
}

/** The way home and the pages above this one. On a phone only the nearest of them, as the way back. */
export function Breadcrumbs({ trail }: { trail: Crumb[] }) {
  const nearest = trail.at(-1);
  return (
    <nav aria-label="Breadcrumbs" className="flex min-w-0 flex-1 items-center gap-1.5 sm:gap-2">
      <Link
        href="/"
        className="flex shrink-0 items-center gap-2 rounded-sm py-1 pr-1 font-semibold tracking-tight hover:text-accent"
      >
        <Mark className="size-5 text-accent" />
        <span className={nearest === undefined ? "" : "max-sm:unseen"}>Allclose</span>
        <PendingLine />
      </Link>
      {trail.map((crumb) => (
        <span
          key={crumb.href}
          className={`flex min-w-0 items-center gap-1.5 sm:gap-2 ${crumb === nearest ? "" : "max-sm:hidden"}`}
        >
          <span aria-hidden="true" className="text-line-strong max-sm:hidden">
            /
          </span>
          <ChevronLeft className="size-4 shrink-0 text-ink-faint sm:hidden" aria-hidden="true" />
          <Link
            href={crumb.href}
            className="truncate rounded-sm py-1 text-ink-soft hover:text-accent focus-visible:outline-offset-0"
          >
            {crumb.title}
            <PendingLine />
          </Link>
        </span>
      ))}
    </nav>
  );
}
