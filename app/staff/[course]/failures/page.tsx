import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { type FailingPart, listFailures } from "#server/failures";
import { getStaffCourse, type StaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../frame/orNotFound";
import { PendingLine } from "../../../frame/PendingLine.client";
import { Link } from "../../../ui/Link";
import { Moment } from "../../../ui/Moment.client";
import { StaffFrame } from "../../StaffFrame";
import { counted } from "./words";

export const metadata: Metadata = { title: "Failures" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string }>;
}

/** The coding problems in which students fail in ways that no known mistake explains. */
export default async function FailuresPage({ params }: Props) {
  const actor = await requireActor();
  const { course: slug } = await params;
  const parts = await orNotFound(listFailures(actor, slug));
  const course = await orNotFound(getStaffCourse(actor, slug));
  return (
    <StaffFrame actor={actor} course={course}>
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Failures</h1>
        <p className="mt-2 max-w-[70ch] text-ink-soft">
          A wrong program whose numbers are those of a known mistake is told which one it is. Here are those that were
          told nothing, by what they did. Make a mistake of a group, give it feedback, and the next student who fails
          like this reads it.
        </p>
        {parts.length === 0 ? (
          <p className="hairline-t mt-6 py-6 text-ink-soft">
            Nobody’s program has failed without an explanation. Failures appear here as answers are graded.
          </p>
        ) : (
          <ul className="hairline-t mt-6">
            {parts.map((part) => (
              <PartRow key={part.partId} part={part} course={course} />
            ))}
          </ul>
        )}
      </div>
    </StaffFrame>
  );
}

function PartRow({ part, course }: { part: FailingPart; course: StaffCourse }) {
  const { partId, title, assignments, students, submissions, lastAt } = part;
  return (
    <li className="hairline-b flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="font-medium wrap-anywhere">
          <Link href={`/staff/${course.slug}/failures/${partId}`} className="hover:text-accent">
            {title}
            <PendingLine />
          </Link>
        </h2>
        <p className="text-xs text-ink-soft">{assignments.join(", ")}</p>
      </div>
      <p className="numbers text-xs text-ink-soft">
        <span className="font-medium text-ink">{counted(students, "student")}</span>,{" "}
        {counted(submissions, "submission")}, last <Moment at={lastAt} timeZone={course.timeZone} show="distance" />
      </p>
    </li>
  );
}
