import type { Metadata } from "next";
import { listPlannedAssignments, type PlannedAssignment } from "#server/assignmentPlan";
import { requireActor } from "#server/auth";
import { getCourseTotal } from "#server/courseTotal";
import { listDuplicable } from "#server/duplicateAssignment";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../frame/orNotFound";
import { PendingLine } from "../../../frame/PendingLine.client";
import { Disclosure } from "../../../ui/Disclosure";
import { Link } from "../../../ui/Link";
import { Moment } from "../../../ui/Moment.client";
import { formatPoints } from "../../../ui/points";
import { StaffFrame } from "../../StaffFrame";
import { CopyAssignment } from "./CopyAssignment.client";
import { CourseTotalForm } from "./CourseTotalForm.client";
import { ImportFile } from "./ImportFile.client";
import { NewAssignment } from "./NewAssignment.client";
import { stateWords } from "./stateWords";

export const metadata: Metadata = { title: "Assignments" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string }>;
}

/** The assignments of a course as instructors plan them: in the order of their dates, also those being prepared. */
export default async function PlanPage({ params }: Props) {
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, (await params).course));
  const assignments = await orNotFound(listPlannedAssignments(actor, course.slug));
  const others = await orNotFound(listDuplicable(actor, course.slug));
  const { dropLowest } = await orNotFound(getCourseTotal(actor, course.slug));
  const home = `/staff/${course.slug}/assignments`;
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Assignments", href: home }]}>
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Assignments</h1>
        <p className="mt-1.5 max-w-[60ch] text-ink-soft">
          In the order of their due dates. Students do not know of those that are being prepared.
        </p>
        {assignments.length === 0 ? (
          <p className="hairline-t mt-6 py-6 text-ink-soft">There is none yet. Make the first one below.</p>
        ) : (
          <ul className="hairline-t mt-6">
            {assignments.map((assignment) => (
              <Row
                key={assignment.slug}
                assignment={assignment}
                timeZone={course.timeZone}
                href={`${home}/${assignment.slug}`}
              />
            ))}
          </ul>
        )}
        <section className="mt-8 space-y-2" aria-label="More">
          <Disclosure summary="New assignment" isOpen={assignments.length === 0}>
            <NewAssignment course={course.slug} />
          </Disclosure>
          <Disclosure summary="From a file">
            <ImportFile course={course.slug} timeZone={course.timeZone} />
          </Disclosure>
          <Disclosure summary="From another course">
            <CopyAssignment course={course.slug} timeZone={course.timeZone} others={others} />
          </Disclosure>
          <Disclosure summary="The total of the course">
            <CourseTotalForm course={course.slug} dropLowest={dropLowest} />
          </Disclosure>
        </section>
      </div>
    </StaffFrame>
  );
}

function Row({ assignment, timeZone, href }: { assignment: PlannedAssignment; timeZone: string; href: string }) {
  const { title, state, opensAt, dueAt, closesAt, itemCount, points, timeLimitMinutes } = assignment;
  return (
    <li className="hairline-b flex flex-wrap items-baseline gap-x-6 gap-y-1 px-2 py-3.5">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="text-base/6 font-medium">
          <Link href={href} className="hover:text-accent">
            {title}
            <PendingLine />
          </Link>
        </h2>
        <p className="text-xs text-ink-faint">
          Opens <Moment at={opensAt} timeZone={timeZone} show="exact" />, due{" "}
          <Moment at={dueAt} timeZone={timeZone} show="exact" />
          {closesAt > dueAt && (
            <>
              , late until <Moment at={closesAt} timeZone={timeZone} show="exact" />
            </>
          )}
        </p>
      </div>
      <p className="numbers text-xs text-ink-soft">
        {itemCount} {itemCount === 1 ? "problem" : "problems"}, {formatPoints(points)} points
        {timeLimitMinutes !== null && `, ${timeLimitMinutes} min`}
      </p>
      <p className={`w-28 text-xs font-medium ${state === "open" ? "text-accepted" : "text-ink-soft"}`}>
        {stateWords[state]}
      </p>
    </li>
  );
}
