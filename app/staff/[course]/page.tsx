import type { Metadata } from "next";
import { cache } from "react";
import { requireActor } from "#server/auth";
import { listReleases, type ReleaseView } from "#server/releases";
import { listStaffAssignments, type StaffAssignment } from "#server/staffAssignments";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../frame/orNotFound";
import { PendingLine } from "../../frame/PendingLine.client";
import { DueLine } from "../../ui/DueLine";
import { Link } from "../../ui/Link";
import { formatPoints } from "../../ui/points";
import { ReleaseWords } from "../ReleaseWords";
import { StaffFrame } from "../StaffFrame";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string }>;
}

// Asked for by the title and by the page, looked up once a request.
const findCourse = cache(async (slug: string) => orNotFound(getStaffCourse(await requireActor(), slug)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await findCourse((await params).course)).title}, staff` };
}

/** The assignments of a course, as its staff see them. */
export default async function StaffPage({ params }: Props) {
  const actor = await requireActor();
  const course = await findCourse((await params).course);
  const [assignments, releases] = await Promise.all([
    listStaffAssignments(actor, course.slug),
    listReleases(actor, course.slug),
  ]);
  return (
    <StaffFrame actor={actor} course={course}>
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Overview</h1>
        {assignments.length === 0 ? (
          <p className="hairline-t mt-6 py-6 text-ink-soft">This course has no assignment yet.</p>
        ) : (
          <ul className="hairline-t mt-6">
            {assignments.map((assignment) => (
              <Row
                key={assignment.slug}
                assignment={assignment}
                timeZone={course.timeZone}
                href={`/courses/${course.slug}/${assignment.slug}`}
                release={releases.get(assignment.id)}
                releaseHref={`/staff/${course.slug}/assignments/${assignment.slug}/release`}
              />
            ))}
          </ul>
        )}
      </div>
    </StaffFrame>
  );
}

function Row({
  assignment,
  timeZone,
  href,
  release,
  releaseHref,
}: {
  assignment: StaffAssignment;
  timeZone: string;
  href: string;
  release: Pick<ReleaseView, "holdsReviews" | "reviewsReleaseAt" | "areOut"> | undefined;
  releaseHref: string;
}) {
  const { title, students, itemCount, points } = assignment;
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
          <DueLine dates={{ ...assignment, timeZone }} />
          {" · "}
          {itemCount} {itemCount === 1 ? "problem" : "problems"}, {formatPoints(points)} points
        </p>
      </div>
      {release !== undefined && (
        <p className="text-xs text-ink-soft">
          <Link href={releaseHref} className="underline underline-offset-2 hover:text-accent">
            Reviews
            <span className="unseen"> of {title}</span>
            <PendingLine />
          </Link>
          : <ReleaseWords release={release} timeZone={timeZone} />
        </p>
      )}
      <p className="numbers text-ink-soft">
        {students.submitted} of {students.all} students handed something in
      </p>
    </li>
  );
}
