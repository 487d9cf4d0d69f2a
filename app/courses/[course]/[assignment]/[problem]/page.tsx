import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { requireActor } from "#server/auth";
import { AppError } from "#server/errors";
import { getItem, type PartView } from "#server/items";
import { patiently } from "#server/patiently";
import { listPointsNotices } from "#server/pointsNotices";
import { listOwnRegrades } from "#server/regradeRequests";
import { listReviewsOfStudent } from "#server/reviewsOfStudent";
import { getSubmission } from "#server/submissions";
import { ExplorerLinks } from "../../../../explorers/ExplorerLinks";
import { Frame } from "../../../../frame/Frame";
import { orNotFound } from "../../../../frame/orNotFound";
import { readPreferences } from "../../../../frame/preferences";
import { QuestionCard } from "../../../../questions/QuestionCard.client";
import { QuestionField } from "../../../../questions/QuestionField";
import { letterOf, QuestionSheet } from "../../../../questions/QuestionSheet";
import { PointsNotices } from "../../../../reviews/PointsNotices";
import { ProblemHeader } from "../../../../workbench/ProblemHeader";
import { Statement } from "../../../../workbench/Statement";
import { Workbench } from "../../../../workbench/Workbench.client";
import { loadSubmission, refreshItem, saveDraft, submitAnswer } from "./actions";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; assignment: string; problem: string }>;
}

// Asked for by the title and by the page, looked up once a request.
const findItem = cache(async (course: string, assignment: string, problem: string) => {
  const actor = await requireActor();
  try {
    return await orNotFound(patiently(() => getItem(actor, { course, assignment, problem })));
  } catch (error) {
    // A timed assignment is begun on its own page.
    if (error instanceof AppError && error.code === "NOT_BEGUN") redirect(`/courses/${course}/${assignment}`);
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { course, assignment, problem } = await params;
  return { title: (await findItem(course, assignment, problem)).title };
}

/**
 * One problem of an assignment: the workbench for code, a sheet of questions otherwise. It is made anew after each verdict,
 * while somebody types, so it waits for a database that is restarted.
 */
export default async function ProblemPage({ params }: Props) {
  const actor = await requireActor();
  const address = await params;
  const item = await findItem(address.course, address.assignment, address.problem);
  const latestOf = async ({ submissions: [newest] }: PartView) =>
    newest === undefined ? null : await patiently(() => getSubmission(actor, newest.id));
  const [reviews, regrades, notices] = await Promise.all([
    patiently(() => listReviewsOfStudent(actor, item.itemId)),
    patiently(() => listOwnRegrades(actor, item.itemId)),
    patiently(() => listPointsNotices(actor, item.itemId)),
  ]);
  const work = {
    item,
    personId: actor.userId,
    actions: { saveDraft, submitAnswer, loadSubmission, refreshItem },
    feedback: { reviews, regrades },
  };
  const code = item.parts.find((part) => part.kind === "code");
  const questions = item.parts.filter((part) => part.kind !== "code");
  return (
    <Frame
      fills={code !== undefined}
      actor={actor}
      trail={[
        { title: item.course.title, href: "/" },
        { title: item.assignment.title, href: `/courses/${address.course}/${address.assignment}` },
      ]}
    >
      <ProblemHeader item={item} onTimeEnd={refreshItem} />
      <PointsNotices notices={notices} timeZone={item.timeZone} />
      {code === undefined ? (
        <QuestionSheet item={item} questions={questions}>
          {questions.map(async (question, index) => (
            <QuestionCard
              key={question.key}
              {...work}
              question={question}
              letter={letterOf(index)}
              latest={await latestOf(question)}
            >
              <QuestionField question={question} />
            </QuestionCard>
          ))}
        </QuestionSheet>
      ) : (
        <Workbench {...work} part={code} latest={await latestOf(code)} preferences={await readPreferences()}>
          <Statement html={item.statementHtml} />
          <ExplorerLinks problem={item.problemSlug} />
        </Workbench>
      )}
    </Frame>
  );
}
