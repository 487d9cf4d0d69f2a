import type { Metadata } from "next";
import type { ReactNode } from "react";
import { requireActor } from "#server/auth";
import { getStaffCourse } from "#server/staffCourse";
import { getVersionChange, type VersionChangeView } from "#server/versionChanges";
import { orNotFound } from "../../../../frame/orNotFound";
import { RefreshWhile } from "../../../../reviews/RefreshWhile.client";
import { Moment } from "../../../../ui/Moment.client";
import { formatPoints } from "../../../../ui/points";
import { StaffFrame } from "../../../StaffFrame";
import { choiceWords, counted, stateWords } from "../words";
import { CancelChange, ReplayFailed } from "./ChangeButtons.client";
import { Decide } from "./Decide.client";
import { MovedTable } from "./MovedTable.client";
import { TestsTable } from "./TestsTable";

export const metadata: Metadata = { title: "Change of a version" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; change: string }>;
}

/** One change of an item's version: how far its replay is, whose points it would move, and the decision. */
export default async function VersionChangePage({ params }: Props) {
  const actor = await requireActor();
  const address = await params;
  const change = await orNotFound(getVersionChange(actor, address.change));
  const course = await orNotFound(getStaffCourse(actor, change.courseSlug));
  const { problemTitle, assignmentTitle, from, to, state, progress, preview } = change;
  const isOpen = state === "replaying" || state === "ready";
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Versions", href: `/staff/${course.slug}/versions` }]}>
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        {isOpen && preview === null && <RefreshWhile />}
        <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">
          {problemTitle}: version {from} to {to}
        </h1>
        <p className="mt-1 text-ink-soft">
          {assignmentTitle} · begun by {change.starterName}, <Moment at={change.startedAt} timeZone={course.timeZone} />
        </p>
        {isOpen && <Replay change={change} />}
        {preview !== null && (
          <>
            {preview.differingAnswers === 0 ? (
              <p className="mt-6 max-w-[70ch]">
                Every replayed answer has the same result by both versions: no test says anything else, and no verdict
                has other points.
              </p>
            ) : (
              <Section title="By which tests">
                <TestsTable tests={preview.tests} />
              </Section>
            )}
            <Section title="Whose points would move">
              {preview.keptByPeople > 0 && (
                <p className="mb-3 max-w-[70ch] text-ink-soft">
                  {counted(preview.keptByPeople, "student")} {preview.keptByPeople === 1 ? "has" : "have"} another
                  verdict on an answer whose points a person has set. Those points stay as they are, whatever you
                  choose.
                </p>
              )}
              <MovedTable
                course={course.slug}
                fileName={`${course.slug}-version-${from}-to-${to}`}
                people={preview.people}
              />
            </Section>
            {progress.failed === 0 && (
              <Section title="Decide">
                <Decide
                  id={change.id}
                  basedOn={preview.fingerprint}
                  choices={preview.choices}
                  courseHref={`/staff/${course.slug}/versions`}
                />
              </Section>
            )}
          </>
        )}
        {!isOpen && <Outcome change={change} timeZone={course.timeZone} />}
      </div>
    </StaffFrame>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="mt-8">
    <h2 className="mb-2 text-base font-medium">{title}</h2>
    {children}
  </section>
);

/** How far the replay is, and what can be done about it. */
function Replay({ change: { id, state, progress } }: { change: VersionChangeView }) {
  const { total, done, failed } = progress;
  const isUnderWay = progress.missing + progress.underWay > 0 || state === "replaying";
  const share = total === 0 ? 1 : done / total;
  return (
    <section aria-label="Replay" className="hairline-t hairline-b mt-6 space-y-2 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p role="status">
          <span className="numbers font-medium">
            {done} of {counted(total, "answer")}
          </span>{" "}
          graded by the other version{isUnderWay ? ", behind everything that students hand in" : ""}
        </p>
        <CancelChange id={id} />
      </div>
      <div
        role="progressbar"
        aria-label="Replay"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        className="h-1 overflow-hidden rounded-full bg-line"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
      </div>
      <p className="text-xs text-ink-soft">
        Nobody but instructors sees any of this, and no points have changed. Answers that come in meanwhile are replayed
        too.
      </p>
      {failed > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded bg-ours-soft px-3 py-2 text-ours">
          <p className="min-w-0 flex-1 basis-64">
            {counted(failed, "answer")} could not be graded by the new version, through a failure on our side or in its
            tests. As long as their effect is not known, the change cannot be applied.
          </p>
          <ReplayFailed id={id} />
        </div>
      )}
    </section>
  );
}

/** What was decided, and what students were told. */
function Outcome({
  change: { state, decision, notice, notices },
  timeZone,
}: {
  change: VersionChangeView;
  timeZone: string;
}) {
  return (
    <>
      <p className="mt-6">
        <span className="font-medium">{stateWords[state]}</span>
        {decision !== null && (
          <>
            {decision.choice !== null && ` (${choiceWords[decision.choice].toLowerCase()})`} by {decision.by},{" "}
            <Moment at={decision.at} timeZone={timeZone} />.
          </>
        )}
        {state === "cancelled" && " Nobody’s points changed."}
      </p>
      {state === "applied" && (
        <Section title="What students were told">
          {notices.length === 0 ? (
            <p className="text-ink-soft">Nobody’s points moved, so nobody was told anything.</p>
          ) : (
            <>
              <p className="mb-3 max-w-[70ch] whitespace-pre-line text-ink-soft">
                {notice === null ? "Their points before and after, without further words." : `“${notice}”`}
              </p>
              <ul className="hairline-t">
                {notices.map(({ userId, name, earnedBefore, earnedAfter }) => (
                  <li key={userId} className="hairline-b flex flex-wrap justify-between gap-x-6 px-2 py-2">
                    <span className="wrap-anywhere">{name}</span>
                    <span className="numbers">
                      {earnedBefore === null ? "no points" : formatPoints(earnedBefore)} →{" "}
                      {earnedAfter === null ? "no points" : formatPoints(earnedAfter)}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Section>
      )}
    </>
  );
}
