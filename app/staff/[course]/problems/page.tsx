import { CircleAlert, CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { listTemplates } from "#server/newWorkspace";
import { getProblemLibrary, type LibraryProblem } from "#server/problemLibrary";
import { getStaffCourse, type StaffCourse } from "#server/staffCourse";
import { listWorkspaces, type WorkspaceRow } from "#server/workspaces";
import { orNotFound } from "../../../frame/orNotFound";
import { PendingLine } from "../../../frame/PendingLine.client";
import { Disclosure } from "../../../ui/Disclosure";
import { Link } from "../../../ui/Link";
import { Moment } from "../../../ui/Moment.client";
import { StaffFrame } from "../../StaffFrame";
import { ArchiveProblem } from "./ArchiveProblem.client";
import { CopyProblem } from "./CopyProblem.client";
import { ImportProblem } from "./ImportProblem.client";
import { NewProblem } from "./NewProblem.client";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Problems" };

/** What the course's instructors write, what they published, and what they can build upon. */
export default async function ProblemsPage({ params }: { params: Promise<{ course: string }> }) {
  const { course: slug } = await params;
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, slug));
  const workspaces = await orNotFound(listWorkspaces(actor, course.slug));
  const [{ published, catalogue }, templates] = await Promise.all([
    getProblemLibrary(actor, course.slug),
    listTemplates(actor, course.slug),
  ]);
  const written = new Set(workspaces.map((workspace) => workspace.slug));
  const rowOf = (problem: LibraryProblem, isOwn: boolean) => (
    <ProblemRow
      key={problem.slug}
      problem={problem}
      course={course}
      isOwn={isOwn}
      isWritten={isOwn && written.has(problem.slug)}
    />
  );
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Problems", href: `/staff/${course.slug}/problems` }]}>
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Problems</h1>
        <p className="mt-2 max-w-[70ch] text-ink-soft">
          A problem is a folder: a statement, a reference, tests, and the wrong answers one expects. It is published
          once it is proved to tell right from wrong, and what is published does not change any more.{" "}
          <Link href="/guide/first-problem" className="text-accent underline underline-offset-2">
            Your first problem in fifteen minutes
          </Link>
        </p>
        <div className="mt-6">
          <Disclosure summary={<h2 className="font-medium">New problem</h2>} isOpen={workspaces.length === 0}>
            <NewProblem course={course.slug} templates={templates} />
          </Disclosure>
          <Disclosure summary={<h2 className="font-medium">Import a zip file</h2>}>
            <ImportProblem course={course.slug} />
          </Disclosure>
        </div>

        <section aria-labelledby="written" className="mt-8">
          <h2 id="written" className="text-base font-semibold">
            Being written
          </h2>
          {workspaces.length === 0 ? (
            <p className="hairline-t mt-2 py-4 text-ink-soft">
              Nothing yet. Start a new problem, or copy one from below.
            </p>
          ) : (
            <ul className="hairline-t mt-2">
              {workspaces.map((workspace) => (
                <WorkspaceLine key={workspace.id} workspace={workspace} course={course} />
              ))}
            </ul>
          )}
        </section>

        <section aria-labelledby="published" className="mt-10">
          <h2 id="published" className="text-base font-semibold">
            Published by this course
          </h2>
          {published.length === 0 ? (
            <p className="hairline-t mt-2 py-4 text-ink-soft">Nothing is published yet.</p>
          ) : (
            <ul className="hairline-t mt-2">{published.map((problem) => rowOf(problem, true))}</ul>
          )}
        </section>

        <section aria-labelledby="catalogue" className="mt-10">
          <h2 id="catalogue" className="text-base font-semibold">
            Catalogue
          </h2>
          <p className="text-xs text-ink-faint">
            These came with this installation. Assignments can use them as they are; a copy is yours to change.
          </p>
          <ul className="hairline-t mt-2">{catalogue.map((problem) => rowOf(problem, false))}</ul>
        </section>
      </div>
    </StaffFrame>
  );
}

function WorkspaceLine({ workspace, course }: { workspace: WorkspaceRow; course: StaffCourse }) {
  const { id, slug, title, updatedAt, authorName, publishedNumber, isPublished } = workspace;
  const state =
    publishedNumber === null
      ? "not published yet"
      : isPublished
        ? `published as version ${publishedNumber}`
        : `changed since version ${publishedNumber}`;
  return (
    <li className="hairline-b flex flex-wrap items-center gap-x-6 gap-y-1.5 px-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="font-medium">
          <Link href={`/staff/${course.slug}/problems/${slug}`} className="wrap-anywhere hover:text-accent">
            {title ?? slug}
            <PendingLine />
          </Link>
        </h3>
        <p className="text-xs text-ink-soft">
          <span className="font-mono">{slug}</span> · {state} · {authorName}{" "}
          <Moment at={updatedAt} timeZone={course.timeZone} show="distance" />
        </p>
      </div>
      <ArchiveProblem id={id} slug={slug} />
    </li>
  );
}

function ProblemRow({
  problem,
  course,
  isOwn,
  isWritten,
}: {
  problem: LibraryProblem;
  course: StaffCourse;
  isOwn: boolean;
  isWritten: boolean;
}) {
  const { slug, title, summary, versionId, number, publishedAt, isCertified, versions, usedIn } = problem;
  return (
    <li className="hairline-b flex flex-wrap items-center gap-x-6 gap-y-1.5 px-2 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="font-medium wrap-anywhere">
          {isWritten ? (
            <Link href={`/staff/${course.slug}/problems/${slug}`} className="hover:text-accent">
              {title}
            </Link>
          ) : (
            title
          )}
        </h3>
        <p className="text-xs text-ink-soft">{summary}</p>
        <p className="numbers mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-ink-faint">
          <span className="font-mono">{slug}</span>
          <span>
            {versions === 1 ? "version 1" : `version ${number} of ${versions}`},{" "}
            <Moment at={publishedAt} timeZone={course.timeZone} show="distance" />
          </span>
          {isCertified ? (
            <span className="flex items-center gap-1 text-accepted">
              <CircleCheck className="size-3.5" aria-hidden="true" /> certified
            </span>
          ) : (
            <span className="flex items-center gap-1 text-partial">
              <CircleAlert className="size-3.5" aria-hidden="true" /> no certificate
            </span>
          )}
        </p>
        {usedIn.length > 0 && (
          <p className="text-xs text-ink-faint">
            In{" "}
            {usedIn
              .map((item) => `${item.assignment}${item.number === number ? "" : ` (version ${item.number})`}`)
              .join(", ")}
          </p>
        )}
      </div>
      <CopyProblem course={course.slug} versionId={versionId} title={title} slug={slug} isOwn={isOwn && !isWritten} />
    </li>
  );
}
