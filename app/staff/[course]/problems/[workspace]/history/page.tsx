import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { getStaffCourse, type StaffCourse } from "#server/staffCourse";
import {
  getState,
  getWorkspace,
  listStates,
  type StateRow,
  type StateView,
  type WorkspaceView,
} from "#server/workspaces";
import { changesBetween, textOf } from "../../../../../authoring/mergeFiles";
import { orNotFound } from "../../../../../frame/orNotFound";
import { readPreferences } from "../../../../../frame/preferences";
import { Link } from "../../../../../ui/Link";
import { Moment } from "../../../../../ui/Moment.client";
import { StaffFrame } from "../../../../StaffFrame";
import { FileDiff } from "./FileDiff.client";
import { RestoreButton } from "./RestoreButton.client";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "History" };

interface Props {
  params: Promise<{ course: string; workspace: string }>;
  searchParams: Promise<{ state?: string | string[] }>;
}

/** A problem's earlier states, each compared with what stands there now. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { course: courseSlug, workspace: slug } = await params;
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, courseSlug));
  const workspace = await orNotFound(getWorkspace(actor, courseSlug, slug));
  const states = await listStates(actor, workspace.id);
  const { state: wanted } = await searchParams;
  const chosen = states.find(({ revision }) => String(revision) === wanted) ?? states[1] ?? states[0];
  const state = chosen === undefined ? null : await orNotFound(getState(actor, workspace.id, chosen.revision));
  const home = `/staff/${course.slug}/problems`;
  const here = `${home}/${workspace.slug}`;
  return (
    <StaffFrame
      actor={actor}
      course={course}
      trail={[
        { title: "Problems", href: home },
        { title: workspace.slug, href: here },
        { title: "History", href: `${here}/history` },
      ]}
    >
      <div className="mx-auto w-full max-w-5xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">
          History of <span className="font-mono">{workspace.slug}</span>
        </h1>
        <p className="mt-2 text-ink-soft">
          Saves of one person within minutes are one state. Nothing here is ever lost.
        </p>
        <div className="mt-6 grid gap-x-8 gap-y-6 md:grid-cols-[16rem_minmax(0,1fr)]">
          <nav aria-label="States">
            <ol className="hairline-t">
              {states.map((row) => (
                <StateLine
                  key={row.revision}
                  row={row}
                  course={course}
                  href={`${here}/history?state=${row.revision}`}
                  isChosen={row.revision === chosen?.revision}
                  isNewest={row === states[0]}
                />
              ))}
            </ol>
          </nav>
          {state !== null && (
            <Comparison
              workspace={workspace}
              state={state}
              course={course}
              isNewest={state.revision === states[0]?.revision}
              editorPreference={(await readPreferences()).editor}
            />
          )}
        </div>
      </div>
    </StaffFrame>
  );
}

function StateLine({
  row,
  course,
  href,
  isChosen,
  isNewest,
}: {
  row: StateRow;
  course: StaffCourse;
  href: string;
  isChosen: boolean;
  isNewest: boolean;
}) {
  return (
    <li className="hairline-b">
      <Link
        href={href}
        scroll={false}
        aria-current={isChosen ? "true" : undefined}
        className={`block px-2 py-2 text-xs hover:bg-hover ${isChosen ? "bg-accent-soft" : ""}`}
      >
        <span className="block font-medium">{row.authorName}</span>
        <span className="text-ink-soft">
          <Moment at={row.savedAt} timeZone={course.timeZone} />
        </span>
        {isNewest && <span className="block text-ink-faint">What stands there now</span>}
        {row.publishedAs !== null && (
          <span className="block text-accepted">Published as version {row.publishedAs}</span>
        )}
      </Link>
    </li>
  );
}

function Comparison({
  workspace,
  state,
  course,
  isNewest,
  editorPreference,
}: {
  workspace: WorkspaceView;
  state: StateView;
  course: StaffCourse;
  isNewest: boolean;
  editorPreference: Awaited<ReturnType<typeof readPreferences>>["editor"];
}) {
  const changed = Object.keys(changesBetween(state.files, workspace.files));
  return (
    <section aria-labelledby="compared" className="min-w-0">
      <h2 id="compared" className="text-base font-semibold">
        {state.authorName}, <Moment at={state.savedAt} timeZone={course.timeZone} show="exact" />
      </h2>
      {changed.length === 0 ? (
        <p className="mt-2 text-ink-soft">{isNewest ? "This is what stands there now." : "The same files as now."}</p>
      ) : (
        <>
          <p className="mt-1 mb-3 text-xs text-ink-soft">
            {changed.length === 1 ? "One file is" : `${changed.length} files are`} different now.
          </p>
          <RestoreButton key={state.revision} id={workspace.id} revision={workspace.revision} state={state.revision} />
          {changed.map((file) => (
            <div key={file} className="mt-5">
              <h3 className="mb-1.5 font-mono text-xs">
                {file}
                <span className="font-sans text-ink-faint">{changeWords(file, state, workspace)}</span>
              </h3>
              <FileDiff
                file={file}
                before={textOf(state.files, file) ?? ""}
                after={textOf(workspace.files, file) ?? ""}
                editorPreference={editorPreference}
              />
            </div>
          ))}
        </>
      )}
    </section>
  );
}

function changeWords(file: string, { files: then }: StateView, { files: now }: WorkspaceView): string {
  if (textOf(then, file) === null) return ", added since";
  return textOf(now, file) === null ? ", deleted since" : "";
}
