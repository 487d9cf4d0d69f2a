import type { Metadata } from "next";
import { cache } from "react";
import { z } from "zod";
import { requireActor } from "#server/auth";
import { listAuditLog } from "#server/auditLog";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../frame/orNotFound";
import { PendingLine } from "../../../frame/PendingLine.client";
import { buttonClass } from "../../../ui/Button";
import { Link } from "../../../ui/Link";
import { StaffFrame } from "../../StaffFrame";
import { LogEntry } from "./LogEntry";
import { LogFilter } from "./LogFilter";
import { logAddress } from "./logAddress";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

// Asked for by the title and by the page, looked up once a request.
const findCourse = cache(async (slug: string) => orNotFound(getStaffCourse(await requireActor(), slug)));

/** The first of several of a name is meant. */
const one = z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional();
const FilterSchema = z.object({ person: one, action: one, from: one, until: one, kind: one, subject: one, after: one });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Log, ${(await findCourse((await params).course)).title}` };
}

/** What staff changed in a course: who, when, what it was and what it is. */
export default async function LogPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const course = await findCourse((await params).course);
  const wanted = FilterSchema.parse(await searchParams);
  const log = await orNotFound(listAuditLog(actor, course.slug, wanted));
  const { filter, entries } = log;
  const home = `/staff/${course.slug}/log`;
  const { after, ...chosen } = filter;
  const isFiltered = Object.values(chosen).some((value) => value !== undefined);
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Log", href: home }]}>
      <div className="mx-auto w-full max-w-5xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Log</h1>
        <p className="mt-1.5 max-w-[60ch] text-ink-soft">
          What staff changed, newest first. Nothing in it can be changed or deleted. Only instructors see it.
        </p>
        <LogFilter log={log} home={home} isFiltered={isFiltered} />
        {entries.length === 0 ? (
          <p className="hairline-t mt-6 py-6 text-ink-soft">
            {isFiltered || after !== undefined
              ? "No change is like that. Choose less, or clear the filter."
              : "Nobody has changed anything yet. Finished reviews, extensions and answered requests will be listed here."}
          </p>
        ) : (
          <ol aria-label="Changes, newest first" className="hairline-t mt-6">
            {entries.map((entry) => (
              <LogEntry
                key={entry.id}
                entry={entry}
                timeZone={course.timeZone}
                historyHref={logAddress(home, { kind: entry.subject.kind, subject: entry.subject.id })}
              />
            ))}
          </ol>
        )}
        <nav aria-label="Pages of the log" className="mt-6 flex flex-wrap gap-3">
          {after !== undefined && (
            <Link href={logAddress(home, chosen)} className={buttonClass()}>
              Newest changes
              <PendingLine />
            </Link>
          )}
          {log.next !== null && (
            <Link href={logAddress(home, { ...chosen, after: log.next })} className={buttonClass()}>
              Older changes
              <PendingLine />
            </Link>
          )}
        </nav>
      </div>
    </StaffFrame>
  );
}
