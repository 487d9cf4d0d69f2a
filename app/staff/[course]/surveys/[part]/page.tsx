import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { getStaffCourse } from "#server/staffCourse";
import { exportSurvey } from "#server/surveys";
import { orNotFound } from "../../../../frame/orNotFound";
import { buttonClass } from "../../../../ui/Button";
import { Moment } from "../../../../ui/Moment.client";
import { StaffFrame } from "../../../StaffFrame";
import { eraseAnswers } from "./actions";
import { EraseButton } from "./EraseButton.client";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Survey" };

/** What students said in a survey, to read, to save, and to take away. */
export default async function SurveyPage({ params }: { params: Promise<{ course: string; part: string }> }) {
  const actor = await requireActor();
  const address = await params;
  const course = await orNotFound(getStaffCourse(actor, address.course));
  const survey = await orNotFound(exportSurvey(actor, address.part));
  const home = `/staff/${course.slug}/surveys`;
  const trail = [
    { title: "Surveys", href: home },
    { title: survey.title, href: `${home}/${address.part}` },
  ];
  return (
    <StaffFrame actor={actor} course={course} trail={trail}>
      <div className="mx-auto w-full max-w-5xl px-4 py-8 sm:px-6">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-64">
            <h1 className="text-xl font-semibold tracking-tight">{survey.title}</h1>
            <p className="text-xs text-ink-faint">{survey.assignment}</p>
          </div>
          {survey.rows.length > 0 && (
            <a href={`/api/surveys/${address.part}`} download className={buttonClass()}>
              Save as CSV
            </a>
          )}
        </div>
        {survey.rows.length === 0 ? (
          <p className="hairline-t mt-6 py-6 text-ink-soft">Nobody has answered yet.</p>
        ) : (
          <div className="mt-6 overflow-x-auto" tabIndex={0} role="group" aria-label="Answers">
            <table className="hairline-t w-full text-left text-sm">
              <thead>
                <tr className="hairline-b align-bottom text-xs text-ink-soft">
                  <th scope="col" className="py-1.5 pr-4 font-normal">
                    Student
                  </th>
                  {survey.columns.map((label) => (
                    <th key={label} scope="col" className="min-w-32 py-1.5 pr-4 font-normal">
                      {label}
                    </th>
                  ))}
                  <th scope="col" className="py-1.5 pr-4 font-normal">
                    Answered
                  </th>
                  {survey.canErase && <td />}
                </tr>
              </thead>
              <tbody>
                {survey.rows.map(({ userId, name, submittedAt, isErased, cells }) => (
                  <tr key={userId} className="hairline-b align-top">
                    <th scope="row" className="py-2 pr-4 font-medium">
                      {name}
                    </th>
                    {isErased ? (
                      <td colSpan={cells.length} className="py-2 pr-4 text-ink-faint">
                        Erased. That it was answered still counts.
                      </td>
                    ) : (
                      cells.map((cell, index) => (
                        <td key={survey.columns[index]} className="py-2 pr-4 break-words whitespace-pre-wrap">
                          {cell}
                        </td>
                      ))
                    )}
                    <td className="py-2 pr-4 text-xs whitespace-nowrap text-ink-faint">
                      <Moment at={submittedAt} timeZone={course.timeZone} show="distance" />
                    </td>
                    {survey.canErase && (
                      <td className="py-1.5">
                        {!isErased && (
                          <EraseButton name={name} erase={eraseAnswers.bind(null, { partId: address.part, userId })} />
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </StaffFrame>
  );
}
