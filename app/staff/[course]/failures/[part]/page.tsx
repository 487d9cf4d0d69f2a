import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import type { FailureGroup } from "#server/failureGroups";
import { type FailuresView, getFailures, type OpenedFailure } from "#server/failures";
import { getStaffCourse, type StaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../frame/orNotFound";
import { PendingLine } from "../../../../frame/PendingLine.client";
import { Link } from "../../../../ui/Link";
import { Moment } from "../../../../ui/Moment.client";
import { SourceListing } from "../../../grading/SourceListing";
import { StaffFrame } from "../../../StaffFrame";
import { counted, stateWords } from "../words";
import { FailedTests } from "./FailedTests";
import { MakeMistake } from "./MakeMistake.client";

export const metadata: Metadata = { title: "Failures of a problem" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; part: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const mostListed = 100;

/** The unexplained failures of a problem by what the programs did, with one group opened. */
export default async function PartFailuresPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [address, { group }] = await Promise.all([params, searchParams]);
  const order = { course: address.course, partId: address.part, group: typeof group === "string" ? group : undefined };
  const view = await orNotFound(getFailures(actor, order));
  const course = await orNotFound(getStaffCourse(actor, address.course));
  const { part, submissions, students, looked, groups, opened } = view;
  const home = `/staff/${course.slug}/failures`;
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Failures", href: home }]}>
      <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">{part.title}</h1>
        <p className="numbers mt-1 text-ink-soft">
          {counted(submissions, "submission")} of {counted(students, "student")} failed without an explanation
          {looked < submissions && `; the newest ${looked} are in the groups`}.
        </p>
        {opened === null ? (
          <p className="hairline-t mt-6 py-6 text-ink-soft">Nobody’s program has failed here without an explanation.</p>
        ) : (
          <div className="mt-6 grid gap-x-8 gap-y-6 md:grid-cols-[minmax(16rem,1fr)_2fr]">
            <nav aria-label="Groups">
              <h2 className="text-base font-medium">
                {counted(groups.length, "group")}
                {groups.length > mostListed && `, the first ${mostListed}`}
              </h2>
              <ol className="hairline-t mt-2 md:max-h-[80vh] md:overflow-y-auto">
                {groups.slice(0, mostListed).map((each) => (
                  <GroupRow
                    key={each.key}
                    group={each}
                    href={`${home}/${part.id}?group=${encodeURIComponent(each.key)}`}
                    isOpen={each.key === opened.key}
                  />
                ))}
              </ol>
            </nav>
            <Opened opened={opened} view={view} course={course} />
          </div>
        )}
        <Reductions view={view} course={course} home={home} />
      </div>
    </StaffFrame>
  );
}

function GroupRow({ group, href, isOpen }: { group: FailureGroup; href: string; isOpen: boolean }) {
  return (
    <li className="hairline-b">
      <Link
        href={href}
        scroll={false}
        aria-current={isOpen ? "true" : undefined}
        className={`block px-2 py-2 hover:bg-hover focus-visible:-outline-offset-2 ${isOpen ? "bg-accent-soft" : ""}`}
      >
        <span className="numbers block text-xs text-ink-soft">
          <span className="font-medium text-ink">{counted(group.students, "student")}</span>,{" "}
          {counted(group.submissions, "submission")}
        </span>
        <span className="block text-xs wrap-anywhere">{group.label}</span>
        <PendingLine />
      </Link>
    </li>
  );
}

function Opened({ opened, view, course }: { opened: OpenedFailure; view: FailuresView; course: StaffCourse }) {
  const { key, students, submissions, firstAt, lastAt, versionNumber, tests, obstacle, shortestId, source } = opened;
  const earlier = view.reductions.find(
    ({ submissionId, state }) => submissionId === shortestId && state !== "failed" && state !== "stopped",
  );
  return (
    <section aria-labelledby="opened" className="min-w-0">
      <h2 id="opened" className="text-base font-medium wrap-anywhere">
        {opened.label}
      </h2>
      <p className="numbers mt-1 text-xs text-ink-soft">
        {counted(students, "student")}, {counted(submissions, "submission")}, version {versionNumber}. First{" "}
        <Moment at={firstAt} timeZone={course.timeZone} />, last <Moment at={lastAt} timeZone={course.timeZone} />.
      </p>

      <h3 className="mt-5 font-medium">What the tests say</h3>
      <FailedTests tests={tests} />

      <h3 className="mt-5 font-medium">Make a mistake of it</h3>
      {obstacle === null ? (
        <>
          <p className="mt-1 max-w-[70ch] text-xs text-ink-soft">
            The program below is made as small as it can be while the tests say the same of it. Comments, names and
            texts of its author go. Then you say what the mistake is.
          </p>
          {earlier !== undefined && (
            <p className="mt-1 text-xs">
              <Link
                href={`/staff/${course.slug}/failures/${view.part.id}/${earlier.id}`}
                className="text-accent underline underline-offset-2"
              >
                This program was taken already
              </Link>
              , for {earlier.workspaceSlug}.
            </p>
          )}
          <MakeMistake key={key} course={course.slug} submissionId={shortestId} targets={view.targets} />
        </>
      ) : (
        <p className="mt-1 max-w-[70ch] text-ink-soft">{obstacle}</p>
      )}

      <h3 className="mt-5 mb-2 font-medium">The shortest of these programs</h3>
      <SourceListing source={source} label="The shortest of these programs" prefix="line" />
    </section>
  );
}

function Reductions({ view, course, home }: { view: FailuresView; course: StaffCourse; home: string }) {
  if (view.reductions.length === 0) return null;
  return (
    <section aria-labelledby="taken" className="mt-10">
      <h2 id="taken" className="text-base font-medium">
        Programs taken
      </h2>
      <ul className="hairline-t mt-2">
        {view.reductions.map(({ id, state, workspaceSlug, requesterName, createdAt, writtenAs }) => (
          <li key={id} className="hairline-b flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-2 py-2.5">
            <Link href={`${home}/${view.part.id}/${id}`} className="font-medium hover:text-accent">
              {writtenAs ?? stateWords[state]}
              <PendingLine />
            </Link>
            <span className="text-xs text-ink-soft">
              for <span className="font-mono">{workspaceSlug}</span> · {requesterName},{" "}
              <Moment at={createdAt} timeZone={course.timeZone} show="distance" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
