import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { getStaffCourse } from "#server/staffCourse";
import { previewProblem } from "#server/workspacePreview";
import { getWorkspace } from "#server/workspaces";
import { AuthoringScreen } from "../../../../authoring/AuthoringScreen.client";
import { PreviewParts } from "../../../../authoring/PreviewParts";
import { orNotFound } from "../../../../frame/orNotFound";
import { pageHealth } from "../../../../frame/pageHealth";
import { readPreferences } from "../../../../frame/preferences";
import { Link } from "../../../../ui/Link";
import { StaffFrame } from "../../../StaffFrame";
import { askForProof, previewParts, previewStatement, publish, readProof, save, stopProof, watch } from "./actions";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; workspace: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).workspace };
}

/** A problem that is being written. */
export default async function WorkspacePage({ params }: Props) {
  const { course: courseSlug, workspace: slug } = await params;
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, courseSlug));
  const workspace = await orNotFound(getWorkspace(actor, courseSlug, slug));
  const { grading } = await pageHealth();
  const home = `/staff/${course.slug}/problems`;
  const [newest] = workspace.published;
  return (
    <StaffFrame
      actor={actor}
      course={course}
      trail={[
        { title: "Problems", href: home },
        { title: workspace.slug, href: `${home}/${workspace.slug}` },
      ]}
      fills
    >
      <header className="hairline-b flex flex-wrap items-baseline gap-x-4 gap-y-1 px-3 py-2 text-xs">
        <h1 className="font-mono text-sm font-semibold">{workspace.slug}</h1>
        <p className="numbers text-ink-faint">
          {newest === undefined ? "Not published yet" : `Version ${newest.number} is published`}
        </p>
        <span className="flex-1" />
        <Link href="/guide" className="rounded-sm text-ink-soft hover:text-accent">
          Guide
        </Link>
        <Link href={`${home}/${workspace.slug}/history`} className="rounded-sm text-ink-soft hover:text-accent">
          History
        </Link>
        <a
          href={`/api/problems/export?${new URLSearchParams({ course: course.slug, workspace: workspace.slug }).toString()}`}
          download
          className="rounded-sm text-ink-soft hover:text-accent"
        >
          Export as zip
        </a>
      </header>
      <AuthoringScreen
        key={workspace.id}
        workspace={workspace}
        personId={actor.userId}
        actions={{ save, watch, askForProof, readProof, stopProof, previewStatement, previewParts, publish }}
        isGradingOn={grading.state === "on"}
        preferences={await readPreferences()}
      >
        <PreviewParts problem={await previewProblem(actor, workspace.id)} />
      </AuthoringScreen>
    </StaffFrame>
  );
}
