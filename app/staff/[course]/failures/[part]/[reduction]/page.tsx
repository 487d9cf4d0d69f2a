import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#server/auth";
import { getReduction, type ReductionView } from "#server/reductions";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../../frame/orNotFound";
import { RefreshWhile } from "../../../../../reviews/RefreshWhile.client";
import { buttonClass } from "../../../../../ui/Button";
import { Link } from "../../../../../ui/Link";
import { Moment } from "../../../../../ui/Moment.client";
import { SourceListing } from "../../../../grading/SourceListing";
import { StaffFrame } from "../../../../StaffFrame";
import { counted } from "../../words";
import { FailedTests } from "../FailedTests";
import { MistakeForm } from "./MistakeForm.client";
import { StopButton } from "./StopButton.client";

export const metadata: Metadata = { title: "A program made smaller" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; part: string; reduction: string }>;
}

/** A student's program beside the small one that does the same, and what an instructor says about the mistake. */
export default async function ReductionPage({ params }: Props) {
  const actor = await requireActor();
  const { course: slug, part: partId, reduction: id } = await params;
  const reduction = await orNotFound(getReduction(actor, { course: slug, id }));
  if (reduction.part.id !== partId) notFound();
  const course = await orNotFound(getStaffCourse(actor, slug));
  const home = `/staff/${course.slug}/failures`;
  const { state, part, small, original, tests, requesterName, createdAt, workspace } = reduction;
  const authoring = `/staff/${course.slug}/problems/${workspace.slug}`;
  return (
    <StaffFrame
      actor={actor}
      course={course}
      trail={[
        { title: "Failures", href: home },
        { title: part.title, href: `${home}/${part.id}` },
      ]}
    >
      <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6">
        {(state === "queued" || state === "running") && <RefreshWhile />}
        <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">{part.title}: a program made smaller</h1>
        <p className="mt-1 text-xs text-ink-soft">
          For <span className="font-mono">{workspace.slug}</span>, asked for by {requesterName},{" "}
          <Moment at={createdAt} timeZone={course.timeZone} />
        </p>
        <State reduction={reduction} />

        <div className="mt-6 grid gap-6 md:grid-cols-2">
          <section aria-labelledby="own" className="min-w-0">
            <h2 id="own" className="mb-2 font-medium">
              The student’s program
              <span className="block text-xs font-normal text-ink-faint">
                {counted(linesOf(original), "line")}. For staff: do not pass it on.
              </span>
            </h2>
            <SourceListing source={original} label="The student’s program" prefix="own" />
          </section>
          <section aria-labelledby="small" className="min-w-0">
            <h2 id="small" className="mb-2 font-medium">
              The small program
              <span className="block text-xs font-normal text-ink-faint">
                {small === null
                  ? "Not there yet."
                  : `${counted(linesOf(small), "line")}. The tests say the same of it.`}
              </span>
            </h2>
            {small !== null && <SourceListing source={small} label="The small program" prefix="small" />}
          </section>
        </div>

        {small !== null && (
          <section aria-labelledby="describe" className="mt-8">
            <h2 id="describe" className="text-base font-medium">
              {reduction.writtenAs === null ? "What the mistake is" : "Written"}
            </h2>
            {reduction.writtenAs === null ? (
              workspace.isArchived ? (
                <p className="mt-2 text-ink-soft">
                  {workspace.slug} was archived meanwhile. Take the program into another problem.
                </p>
              ) : (
                <MistakeForm id={reduction.id} workspaceSlug={workspace.slug} takenNames={reduction.takenNames} />
              )
            ) : (
              <>
                <p className="mt-2 max-w-[70ch] text-ink-soft">
                  <span className="font-mono">{reduction.writtenAs}</span> is a file of {workspace.slug} now. The proof
                  there shows whether the tests reject it and whether it is named as itself.
                </p>
                <Link href={authoring} className={`mt-3 ${buttonClass({ kind: "primary" })}`}>
                  Open {workspace.slug}
                </Link>
              </>
            )}
          </section>
        )}

        <section aria-labelledby="tests" className="mt-8">
          <h2 id="tests" className="text-base font-medium">
            Tests that must reject it
          </h2>
          <FailedTests tests={tests} />
        </section>
      </div>
    </StaffFrame>
  );
}

const linesOf = (source: string): number => source.trimEnd().split("\n").length;

function State({ reduction }: { reduction: ReductionView }) {
  const { id, state, progress, tries, detail, incidentId, isRecognised } = reduction;
  const percent = Math.round(progress * 100);
  switch (state) {
    case "queued":
      return (
        <p role="status" className="mt-4 flex flex-wrap items-center gap-3 text-ink-soft">
          Waits for a worker. <StopButton id={id} />
        </p>
      );
    case "running":
      return (
        <div role="status" className="mt-4 flex flex-wrap items-center gap-3 text-ink-soft">
          <span
            role="progressbar"
            aria-label="Making it smaller"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={percent}
            className="h-1 w-32 overflow-hidden rounded-full bg-line"
          >
            <span className="block h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
          </span>
          <span className="numbers">{counted(tries, "program")} run. It takes a few minutes at most.</span>
          <StopButton id={id} />
        </div>
      );
    case "failed":
      return (
        <p role="status" className={`mt-4 max-w-[70ch] ${incidentId === null ? "text-wrong" : "text-ours"}`}>
          {detail}
          {incidentId !== null && (
            <>
              {" "}
              Incident <span className="font-mono select-all">{incidentId}</span>.
            </>
          )}
        </p>
      );
    case "stopped":
      return (
        <p role="status" className="mt-4 text-ink-soft">
          Stopped. Take the program again to begin anew.
        </p>
      );
    case "done":
      return (
        <p role="status" className="numbers mt-4 max-w-[70ch] text-ink-soft">
          {counted(tries, "program")} run.{" "}
          {isRecognised === true
            ? "With the small program as a known mistake, the student’s own one is named as it."
            : "Its numbers were compared where tests failed, not in every call: look whether it says what the student’s program does."}
        </p>
      );
  }
}
