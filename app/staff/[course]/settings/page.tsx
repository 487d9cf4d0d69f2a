import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { getCourseSettings } from "#server/courses";
import { timeZones } from "#server/courseSettings";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../frame/orNotFound";
import { buttonClass } from "../../../ui/Button";
import { StaffFrame } from "../../StaffFrame";
import { ArchiveButton, SettingsForm } from "./SettingsForm.client";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Settings" };

/** What a course is called, when it is, and whether it is over. */
export default async function SettingsPage({ params }: { params: Promise<{ course: string }> }) {
  const actor = await requireActor();
  const { course: slug } = await params;
  const [course, view] = await Promise.all([
    orNotFound(getStaffCourse(actor, slug)),
    orNotFound(getCourseSettings(actor, slug)),
  ]);
  const { slug: _, archivedAt, ...settings } = view;
  const isArchived = archivedAt !== null;
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Settings", href: `/staff/${course.slug}/settings` }]}>
      <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Settings</h1>
        <SettingsForm course={course.slug} seen={settings} timeZones={timeZones} />
        <section aria-labelledby="export" className="hairline-t mt-10 pt-5">
          <h2 id="export" className="text-base font-semibold">
            Export
          </h2>
          <p className="mt-1 max-w-prose text-ink-soft">
            The whole course in one zip file, for another server: problems with their hidden tests, assignments, people
            without their passwords, everybody’s answers, verdicts and files, reviews, and the log. Keep it as carefully
            as the course itself. Whoever runs the other server imports it there, and every number of the gradebook is
            compared before it counts. That the file was made stands in the log.
          </p>
          <p className="mt-3">
            <a href={`/api/courses/${course.slug}/export`} download className={buttonClass()}>
              Export the course
            </a>
          </p>
        </section>
        <section aria-labelledby="archive" className="hairline-t mt-10 pt-5">
          <h2 id="archive" className="text-base font-semibold">
            {isArchived ? "This course is in the archive" : "Archive"}
          </h2>
          <p className="mt-1 max-w-prose text-ink-soft">
            {isArchived
              ? "It is on nobody’s home page, and links of invitations do not work. Its pages and everybody’s work are where they were."
              : "When the term is over: the course leaves everybody’s home page, and links of invitations stop working. Its pages and everybody’s work stay, and it can be taken out again."}
          </p>
          <ArchiveButton course={course.slug} isArchived={isArchived} />
        </section>
      </div>
    </StaffFrame>
  );
}
