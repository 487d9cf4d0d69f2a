import type { Metadata } from "next";
import { cache } from "react";
import { requireActor } from "#server/auth";
import { getGradingDesk } from "#server/gradingDesk";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../frame/orNotFound";
import { readFilter } from "../../../grading/filter";
import { GradingScreen } from "../../../grading/GradingScreen.client";
import { TaskPanes } from "../../../grading/TaskPanes.client";
import { StaffFrame } from "../../../StaffFrame";
import { openAnswer, openNextAnswer, readAnswer, release, renew, reopen, saveReview } from "./actions";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; partId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

// Asked for by the title and by the page, looked up once a request.
const findDesk = cache(async (course: string, partId: string, query: string) =>
  orNotFound(
    getGradingDesk(await requireActor(), {
      ...{ course, partId },
      filter: readFilter(Object.fromEntries(new URLSearchParams(query))),
    }),
  ),
);

const queryOf = async (searchParams: Props["searchParams"]): Promise<URLSearchParams> =>
  new URLSearchParams(
    Object.entries(await searchParams).flatMap(([key, word]) => (typeof word === "string" ? [[key, word]] : [])),
  );

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { course, partId } = await params;
  const { part } = await findDesk(course, partId, (await queryOf(searchParams)).toString());
  return { title: `Grading ${part.title}` };
}

/** The screen on which graders read the answers of a part, one after the other. Opening one is the browser's to ask for. */
export default async function GradingPartPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { course: slug, partId } = await params;
  const course = await orNotFound(getStaffCourse(actor, slug));
  const query = await queryOf(searchParams);
  const desk = await findDesk(slug, partId, query.toString());
  const filter = readFilter(Object.fromEntries(query));
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Grading", href: `/staff/${slug}/grading` }]}>
      <GradingScreen
        key={JSON.stringify(filter)}
        desk={desk}
        course={slug}
        home={`/staff/${slug}/grading`}
        timeZone={course.timeZone}
        filter={filter}
        startsBlind={query.get("blind") === "1"}
        startsAt={query.get("submission")}
        actions={{ openAnswer, readAnswer, openNextAnswer, saveReview, reopen, renew, release }}
      >
        <TaskPanes part={desk.part} />
      </GradingScreen>
    </StaffFrame>
  );
}
