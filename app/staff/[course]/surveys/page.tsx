import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { getStaffCourse } from "#server/staffCourse";
import { listSurveys } from "#server/surveys";
import { orNotFound } from "../../../frame/orNotFound";
import { PendingLine } from "../../../frame/PendingLine.client";
import { Link } from "../../../ui/Link";
import { StaffFrame } from "../../StaffFrame";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Surveys" };

/** What a course asks its students about their work, and how many have answered. */
export default async function SurveysPage({ params }: { params: Promise<{ course: string }> }) {
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, (await params).course));
  const surveys = await listSurveys(actor, course.slug);
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Surveys", href: `/staff/${course.slug}/surveys` }]}>
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Surveys</h1>
        {surveys.length === 0 ? (
          <p className="hairline-t mt-6 py-6 text-ink-soft">No assignment of this course has a survey.</p>
        ) : (
          <ul className="hairline-t mt-6">
            {surveys.map(({ partId, assignment, title, answered }) => (
              <li key={partId} className="hairline-b flex flex-wrap items-baseline gap-x-6 gap-y-1 px-2 py-3.5">
                <div className="min-w-0 flex-1 basis-64">
                  <h2 className="text-base/6 font-medium">
                    <Link href={`/staff/${course.slug}/surveys/${partId}`} className="hover:text-accent">
                      {title}
                      <PendingLine />
                    </Link>
                  </h2>
                  <p className="text-xs text-ink-faint">{assignment}</p>
                </div>
                <p className="numbers text-ink-soft">{answered} answered</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </StaffFrame>
  );
}
