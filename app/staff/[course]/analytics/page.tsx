import type { Metadata } from "next";
import { z } from "zod";
import { getAssignmentAnalytics, getCourseAnalytics } from "#server/analytics";
import type { AnalyticsTable } from "#server/analytics/table";
import { requireActor } from "#server/auth";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../frame/orNotFound";
import { Button } from "../../../ui/Button";
import { controlClass } from "../../../ui/controlClass";
import { AssignmentCharts } from "../../analytics/AssignmentCharts";
import { isEmpty } from "../../analytics/conclusions";
import { CourseCharts } from "../../analytics/CourseCharts";
import { counted } from "../../analytics/words";
import { StaffFrame } from "../../StaffFrame";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Analytics" };

interface Props {
  params: Promise<{ course: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The first of several is meant; the empty choice is the whole course. */
const AskedSchema = z.object({
  assignment: z
    .union([z.string(), z.array(z.string()).transform(([first]) => first)])
    .optional()
    .transform((slug) => (slug === "" ? undefined : slug)),
});

/** A course or an assignment in numbers. */
export default async function AnalyticsPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { course: slug } = await params;
  const { assignment } = AskedSchema.parse(await searchParams);
  const course = await orNotFound(getStaffCourse(actor, slug));
  const home = `/staff/${course.slug}/analytics`;
  const csvHrefOf = ({ id }: AnalyticsTable): string =>
    `/api/analytics/${course.slug}?${new URLSearchParams({ ...(assignment === undefined ? {} : { assignment }), table: id }).toString()}`;
  const shown = await orNotFound(
    assignment === undefined
      ? getCourseAnalytics(actor, slug).then((analytics) => ({
          ...{ title: "All assignments", choices: analytics.assignments, students: analytics.students },
          content:
            analytics.isBegun || analytics.atRisk.length > 0 ? (
              <CourseCharts
                analytics={analytics}
                csvHrefOf={csvHrefOf}
                personHrefOf={
                  course.role === "instructor" && course.limitedTo === null
                    ? (userId) => `/staff/${course.slug}/people/${userId}`
                    : undefined
                }
              />
            ) : (
              <Nothing>Nobody has handed in anything yet. Distributions, tests and mistakes will be here then.</Nothing>
            ),
        }))
      : getAssignmentAnalytics(actor, { course: slug, assignment }).then((analytics) => ({
          ...{ title: analytics.title, choices: analytics.choices, students: analytics.students },
          content: isEmpty(analytics) ? (
            <Nothing>Nobody has handed in anything for {analytics.title} yet.</Nothing>
          ) : (
            <AssignmentCharts analytics={analytics} csvHrefOf={csvHrefOf} />
          ),
        })),
  );
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Analytics", href: home }]}>
      <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Analytics</h1>
        <p className="mt-1.5 max-w-[64ch] text-ink-soft">
          {shown.title}: {counted(shown.students, "student")}
          {course.limitedTo === null ? "" : ` of ${course.limitedTo}`}. Staff, people who left and erased answers are
          not counted.
        </p>
        <form method="get" action={home} className="mt-4 flex flex-wrap items-end gap-3">
          <label className="block min-w-0 basis-72 text-xs text-ink-soft">
            Assignment
            <select
              key={assignment}
              name="assignment"
              defaultValue={assignment ?? ""}
              className={`mt-1 ${controlClass}`}
            >
              <option value="">All assignments</option>
              {shown.choices.map((choice) => (
                <option key={choice.slug} value={choice.slug}>
                  {choice.title}
                </option>
              ))}
            </select>
          </label>
          <Button type="submit" kind="primary">
            Show
          </Button>
        </form>
        {shown.content}
      </div>
    </StaffFrame>
  );
}

const Nothing = ({ children }: { children: React.ReactNode }) => (
  <p className="hairline-t mt-6 max-w-[64ch] py-6 text-ink-soft">{children}</p>
);
