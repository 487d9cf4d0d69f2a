import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { getRubricPage } from "#server/rubricPage";
import { placeholders } from "#server/rubricText";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../../frame/orNotFound";
import { FormulaStyles } from "../../../../../ui/FormulaStyles";
import { formatPoints } from "../../../../../ui/points";
import { StaffFrame } from "../../../../StaffFrame";
import { RubricScreen } from "./RubricScreen.client";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: "Rubric" };

interface Props {
  params: Promise<{ course: string; partId: string }>;
}

/** Where staff write what answers to a part are graded by. */
export default async function RubricPage({ params }: Props) {
  const { course: slug, partId } = await params;
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, slug));
  const page = await orNotFound(getRubricPage(actor, { course: slug, partId }));
  const { partTitle, problemTitle, assignmentTitle, partPoints, mostPoints } = page;
  const grading = `/staff/${course.slug}/grading`;
  const trail = [
    { title: "Grading", href: grading },
    { title: partTitle, href: `${grading}/${partId}` },
  ];
  return (
    <StaffFrame actor={actor} course={course} trail={trail}>
      <FormulaStyles />
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <p className="text-xs text-ink-faint">
          {assignmentTitle}, {problemTitle}
        </p>
        <h1 className="text-xl font-semibold tracking-tight">Rubric of “{partTitle}”</h1>
        <p className="mt-2 max-w-[65ch] text-ink-soft">
          {page.isForPersons
            ? `Its items give the points of this part: up to ${formatPoints(mostPoints)}, of which at most ${formatPoints(partPoints)} count.`
            : `What its items give is added to what the tests gave; the part never gives less than 0 or more than ${formatPoints(partPoints)} points.`}{" "}
          A change counts in every answer that was graded with it.
        </p>
        {page.isForPersons && mostPoints < partPoints && (
          <p className="mt-2 max-w-[65ch] text-partial">
            With these items nobody can get all {formatPoints(partPoints)} points.
          </p>
        )}
        <RubricScreen
          rubric={page.rubric}
          retired={page.retired}
          uses={page.uses}
          feedbackHtml={page.feedbackHtml}
          placeholders={placeholders}
        />
      </div>
    </StaffFrame>
  );
}
