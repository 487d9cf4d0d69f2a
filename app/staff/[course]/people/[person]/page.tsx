import type { Metadata } from "next";
import type { ReactNode } from "react";
import { requireActor } from "#server/auth";
import { getPerson, type PersonView } from "#server/coursePerson";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../frame/orNotFound";
import { PendingLine } from "../../../../frame/PendingLine.client";
import { buttonClass } from "../../../../ui/Button";
import { Link } from "../../../../ui/Link";
import { Moment } from "../../../../ui/Moment.client";
import { PeopleFrame } from "../PeopleFrame";
import { EraseForm } from "./EraseForm.client";
import { Membership } from "./Membership.client";
import { PasswordLink } from "./PasswordLink.client";
import { PlaceForm } from "./PlaceForm.client";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Person" };

interface Props {
  params: Promise<{ course: string; person: string }>;
}

/** One person of a course: their place in it, their dates, what they handed in. */
export default async function PersonPage({ params }: Props) {
  const actor = await requireActor();
  const { course: slug, person: userId } = await params;
  const [course, person] = await Promise.all([
    orNotFound(getStaffCourse(actor, slug)),
    orNotFound(getPerson(actor, { course: slug, userId })),
  ]);
  const { role, section, isLimitedToSection, timeFactor, sections, droppedAt } = person;
  const place = { role, sectionId: section?.id ?? null, isLimitedToSection, timeFactor };
  const address = { course: course.slug, userId: person.userId };
  return (
    <PeopleFrame actor={actor} course={course} here={null} title={person.name}>
      <p className="mt-4 wrap-anywhere text-ink-soft">
        {!person.isErased && <>{person.email} · </>}
        {droppedAt === null ? (
          <>
            in the course since <Moment at={person.enrolledAt} timeZone={course.timeZone} show="exact" />
          </>
        ) : (
          <>
            dropped <Moment at={droppedAt} timeZone={course.timeZone} show="exact" />
          </>
        )}
        {person.isNew && " · has never signed in"}
      </p>
      <Part title="Place in the course">
        {droppedAt === null && <PlaceForm address={address} seen={place} sections={sections} />}
        <Membership address={address} name={person.name} isDropped={droppedAt !== null} />
      </Part>
      {person.isNew && !person.isElsewhere && droppedAt === null && (
        <Part title="Signing in">
          <PasswordLink address={address} />
        </Part>
      )}
      <Part title="Extensions">
        <Extensions person={person} timeZone={course.timeZone} />
      </Part>
      <Part title="Work">
        <Work person={person} course={course.slug} timeZone={course.timeZone} />
      </Part>
      <Part title="Personal data">
        {person.isErased ? (
          <p className="max-w-prose text-ink-soft">
            It was erased. What is left are points, verdicts and dates, without a name.
          </p>
        ) : (
          <div className="space-y-4">
            <p className="max-w-prose text-ink-soft">
              All that the course stores about this person, with the files they handed in, as they may see it.
            </p>
            <p>
              <a href={`/api/personal-data/${course.slug}/${person.userId}`} download className={buttonClass()}>
                Save as a zip file
              </a>
            </p>
            {role === "student" && (
              <EraseForm address={address} email={person.email} isElsewhere={person.isElsewhere} />
            )}
          </div>
        )}
      </Part>
    </PeopleFrame>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="mt-8">
    <h2 className="hairline-b pb-1.5 text-base font-semibold">{title}</h2>
    <div className="mt-3">{children}</div>
  </section>
);

function Extensions({ person: { extensions }, timeZone }: { person: PersonView; timeZone: string }) {
  if (extensions.length === 0)
    return <p className="text-ink-soft">None. Extensions are given where an assignment is.</p>;
  return (
    <ul className="space-y-2">
      {extensions.map(({ id, assignment, section, dueAt, closesAt, reason }) => (
        <li key={id}>
          <p>
            <span className="font-medium">{assignment}</span>
            {section !== null && <span className="text-ink-soft">, for the section {section}</span>}: due{" "}
            <Moment at={dueAt} timeZone={timeZone} show="exact" />
            {closesAt > dueAt && (
              <>
                , closes <Moment at={closesAt} timeZone={timeZone} show="exact" />
              </>
            )}
          </p>
          <p className="wrap-anywhere text-ink-soft">{reason}</p>
        </li>
      ))}
    </ul>
  );
}

function Work({ person, course, timeZone }: { person: PersonView; course: string; timeZone: string }) {
  if (person.work.length === 0) return <p className="text-ink-soft">Nothing was handed in.</p>;
  return (
    <>
      <ul className="space-y-1">
        {person.work.map(({ slug, assignment, submissions, lastAt }) => (
          <li key={slug} className="flex flex-wrap gap-x-3">
            <span className="font-medium">{assignment}</span>
            <span className="numbers text-ink-soft">
              {submissions} {submissions === 1 ? "submission" : "submissions"}, the last{" "}
              <Moment at={lastAt} timeZone={timeZone} show="exact" />
            </span>
          </li>
        ))}
      </ul>
      {person.droppedAt === null && person.role === "student" && (
        <p className="mt-3">
          <Link
            href={`/staff/${course}/gradebook?q=${encodeURIComponent(person.isErased ? person.name : person.email)}`}
            className="text-accent underline underline-offset-2"
          >
            Points in the gradebook
            <PendingLine />
          </Link>
        </p>
      )}
    </>
  );
}
