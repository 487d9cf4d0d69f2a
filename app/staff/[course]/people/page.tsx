import type { Metadata } from "next";
import { z } from "zod";
import { requireActor } from "#server/auth";
import { listPeople } from "#server/roster";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../frame/orNotFound";
import { PendingLine } from "../../../frame/PendingLine.client";
import { buttonClass } from "../../../ui/Button";
import { Link } from "../../../ui/Link";
import { AddPerson } from "./AddPerson.client";
import { peopleAddress } from "./peopleAddress";
import { PeopleFilter } from "./PeopleFilter";
import { PeopleFrame } from "./PeopleFrame";
import { PeopleTable } from "./PeopleTable";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "People" };

/** The first of several of a name is meant. */
const one = z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional();
const FilterSchema = z.object({ search: one, role: one, section: one, who: one, page: one });

interface Props {
  params: Promise<{ course: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Everybody in a course, and those who were. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { course: slug } = await params;
  const [course, view] = await Promise.all([
    orNotFound(getStaffCourse(actor, slug)),
    orNotFound(listPeople(actor, slug, FilterSchema.parse(await searchParams))),
  ]);
  const home = `/staff/${course.slug}/people`;
  const { people, found, present, dropped, page, pages } = view;
  const { page: _, ...filter } = view.filter;
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <PeopleFrame actor={actor} course={course} here="" title="People">
      <div className="mt-4 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <AddPerson course={course.slug} sections={view.sections} />
        </div>
        <a href={`/api/rosters/${course.slug}`} download className={buttonClass()}>
          Save as CSV
        </a>
      </div>
      <PeopleFilter view={view} home={home} isFiltered={isFiltered} />
      <p className="numbers mt-6 text-ink-soft" role="status">
        {isFiltered ? `${found} found. ` : ""}
        {present === 1 ? "1 person is" : `${present} people are`} in the course
        {dropped > 0 && `, ${dropped} ${dropped === 1 ? "was" : "were"} dropped`}.
      </p>
      {people.length === 0 ? (
        <p className="hairline-t mt-2 py-6 text-ink-soft">
          {view.filter.who === "dropped" && dropped === 0
            ? "Nobody was dropped."
            : "Nobody is like that. Choose less, or clear the filter."}
        </p>
      ) : (
        <PeopleTable people={people} home={home} />
      )}
      {present === 1 && !isFiltered && (
        <p className="mt-6 max-w-prose text-ink-soft">
          The course has no students yet. <PlainLink href={`${home}/import`}>Import a file</PlainLink> of them, or{" "}
          <PlainLink href={`${home}/invitations`}>make a link</PlainLink> to send around.
        </p>
      )}
      {pages > 1 && (
        <nav aria-label="Pages of the list" className="mt-6 flex flex-wrap items-center gap-3">
          {page > 1 && (
            <Link href={peopleAddress(home, { ...filter, page: String(page - 1) })} className={buttonClass()}>
              Previous page
              <PendingLine />
            </Link>
          )}
          <span className="numbers text-ink-soft">
            Page {page} of {pages}
          </span>
          {page < pages && (
            <Link href={peopleAddress(home, { ...filter, page: String(page + 1) })} className={buttonClass()}>
              Next page
              <PendingLine />
            </Link>
          )}
        </nav>
      )}
    </PeopleFrame>
  );
}

const PlainLink = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} className="text-accent underline underline-offset-2">
    {children}
    <PendingLine />
  </Link>
);
